import type { JsonValue } from '../wire/json.ts'
import { isJsonArray, isJsonObject } from '../wire/own-property.ts'
import { jsonEqual } from './json-equal.ts'
import { wholePattern } from './whole-pattern.ts'
import type { FilterOperand, FilterOperator, FilterPath, FilterTest } from './path.ts'

/** A compiled test of one node; `document` is what `$` means inside the filter. */
export type NodeTest = (node: JsonValue, document: JsonValue) => boolean

/** Reads a path inside a filter: undefined where nothing matches. */
export type CompileFilterPath = (path: FilterPath) => (node: JsonValue, document: JsonValue) => JsonValue | undefined

/** Compiles a filter's test. Paths come in by `compilePath`, since paths hold filters and filters hold paths. */
export function compileFilter(test: FilterTest, compilePath: CompileFilterPath): NodeTest {
  switch (test.kind) {
    case 'and': {
      const tests = test.tests.map((part) => compileFilter(part, compilePath))
      return (node, document) => tests.every((part) => part(node, document))
    }
    case 'or': {
      const tests = test.tests.map((part) => compileFilter(part, compilePath))
      return (node, document) => tests.some((part) => part(node, document))
    }
    case 'not': {
      const inner = compileFilter(test.test, compilePath)
      return (node, document) => !inner(node, document)
    }
    case 'exists': {
      const read = compilePath(test.path)
      return (node, document) => read(node, document) !== undefined
    }
    case 'literal':
      return () => test.value
    case 'compare': {
      const left = compileOperand(test.left, compilePath)
      const right = compileOperand(test.right, compilePath)
      const compare = comparisons[test.operator]
      return (node, document) => compare(left(node, document), right(node, document))
    }
  }
}

type Comparand = JsonValue | RegExp | undefined

function compileOperand(
  operand: FilterOperand,
  compilePath: CompileFilterPath,
): (node: JsonValue, document: JsonValue) => Comparand {
  if (operand.kind === 'path') return compilePath(operand)
  if (operand.kind === 'value') return () => operand.value
  const pattern = wholePattern(operand) ?? undefined
  return () => pattern
}

const comparisons: { readonly [Operator in FilterOperator]: (left: Comparand, right: Comparand) => boolean } = {
  '==': looseEqual,
  '===': strictEqual,
  '!=': (left, right) => !looseEqual(left, right),
  '!==': (left, right) => !strictEqual(left, right),
  '<': ordered((order) => order < 0),
  '<=': ordered((order) => order <= 0),
  '>': ordered((order) => order > 0),
  '>=': ordered((order) => order >= 0),
  '=~': (left, right) =>
    right instanceof RegExp
      ? isText(left) && right.test(String(left))
      : left instanceof RegExp && isText(right) && left.test(String(right)),
  in: (left, right) => listOf(right).some((item) => looseEqual(left, item)),
  nin: (left, right) => !listOf(right).some((item) => looseEqual(left, item)),
  subsetof: (left, right) => isList(left) && isList(right) && left.every((item) => includes(right, item)),
  anyof: (left, right) => isList(left) && isList(right) && left.some((item) => includes(right, item)),
  noneof: (left, right) => isList(left) && isList(right) && !left.some((item) => includes(right, item)),
  all: (left, right) => isList(left) && isList(right) && right.every((item) => includes(left, item)),
  contains: (left, right) =>
    typeof left === 'string' ? isText(right) && left.includes(String(right)) : isList(left) && includes(left, right),
  size: (left, right) => typeof right === 'number' && sizeOf(left) === right,
  empty: (left, right) => typeof right === 'boolean' && isSized(left) && (sizeOf(left) === 0) === right,
  type: (left, right) => typeof right === 'string' && typeName(left) === right.toLowerCase(),
}

/** `==`: a number and a string are compared as their texts or values, all else by type and value. */
function looseEqual(left: Comparand, right: Comparand): boolean {
  if (typeof left === 'number' && typeof right === 'string') return sameNumber(left, right)
  if (typeof left === 'string' && typeof right === 'number') return left === String(right)
  return strictEqual(left, right)
}

function sameNumber(left: number, right: string): boolean {
  return right.trim() !== '' && left === Number(right)
}

function strictEqual(left: Comparand, right: Comparand): boolean {
  if (left === undefined || right === undefined || left instanceof RegExp || right instanceof RegExp) return false
  return jsonEqual(left, right)
}

function ordered(accepts: (order: number) => boolean): (left: Comparand, right: Comparand) => boolean {
  return (left, right) => {
    if (typeof left === 'number' && typeof right === 'number') return accepts(left - right)
    if (typeof left === 'string' && typeof right === 'string') return accepts(left < right ? -1 : left > right ? 1 : 0)
    return false
  }
}

function isText(value: Comparand): value is string | number | boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
}

function isList(value: Comparand): value is readonly JsonValue[] {
  return Array.isArray(value)
}

function listOf(value: Comparand): readonly JsonValue[] {
  return isList(value) ? value : []
}

function includes(list: readonly JsonValue[], wanted: Comparand): boolean {
  return list.some((item) => looseEqual(item, wanted))
}

function isSized(value: Comparand): value is string | readonly JsonValue[] {
  return typeof value === 'string' || isList(value)
}

function sizeOf(value: Comparand): number {
  return isSized(value) ? value.length : -1
}

function typeName(value: Comparand): string {
  if (value === undefined || value instanceof RegExp) return 'undefined'
  if (value === null) return 'null'
  if (isJsonArray(value)) return 'array'
  return isJsonObject(value) ? 'object' : typeof value
}
