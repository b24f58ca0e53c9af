import type { JsonValue } from '../wire/json.ts'
import { getOwn, isJsonArray, isJsonObject, setOwn } from '../wire/own-property.ts'
import { compileFilter, type NodeTest } from './compile-filter.ts'
import type { FilterOperand, FilterPath, PathStep } from './path.ts'
import { namesOneNode } from './names-one-node.ts'
import { pathFunctions } from './path-functions.ts'
import { printCanonical } from './print-path.ts'

/** What a path finds, or the reason in AWS's words. */
export type PathReading =
  { readonly found: true; readonly value: JsonValue } | { readonly found: false; readonly reason: string }

/** Reads steps from a value; `document` is what `$` means inside a filter. */
export type StepsReader = (value: JsonValue, document: JsonValue) => PathReading

/** Compiles steps that name one node: the value, or the reason it is not there. */
function compileDefinite(steps: readonly PathStep[]): StepsReader {
  const canonical = printCanonical(steps)
  const readers = steps.map((step, at) => compileSingle(step, steps.slice(0, at), at === steps.length - 1, canonical))
  return (value, document) => {
    let reading: PathReading = { found: true, value }
    for (const read of readers) {
      reading = read(reading.value, document)
      if (!reading.found) return reading
    }
    return reading
  }
}

/** Compiles steps that may name many nodes: an array of the matches, empty when there are none. */
function compileIndefinite(steps: readonly PathStep[]): StepsReader {
  const select = compileSelection(steps)
  return (value, document) => ({ found: true, value: select(value, document) })
}

/** Adds the nodes a step selects from one node. */
type Expansion = (value: JsonValue, document: JsonValue, found: JsonValue[]) => void

function compileSelection(steps: readonly PathStep[]): (value: JsonValue, document: JsonValue) => JsonValue[] {
  const expansions = steps.map(compileExpansion)
  return (value, document) => {
    let nodes = [value]
    for (const expand of expansions) {
      const found: JsonValue[] = []
      for (const node of nodes) expand(node, document, found)
      nodes = found
    }
    return nodes
  }
}

/** Compiles `..` with a function at the end: the function sees the list of all matches. */
function compileAggregate(steps: readonly PathStep[]): StepsReader {
  const select = compileSelection(steps.slice(0, -1))
  const apply = compileDefinite(steps.slice(-1))
  return (value, document) => apply(select(value, document), document)
}

function compileSingle(step: PathStep, before: readonly PathStep[], isLast: boolean, canonical: string): StepsReader {
  const noResults: PathReading = { found: false, reason: `No results for path: ${canonical}` }
  if (step.kind === 'name' && step.names.length === 1) {
    const name = step.names[0] ?? ''
    const path = printCanonical(before)
    const missing: PathReading = isLast
      ? noResults
      : { found: false, reason: `Missing property in path ${path}['${name}']` }
    return (value) => {
      if (!isJsonObject(value)) return { found: false, reason: noObject(name, path, value) }
      const member = getOwn(value, name)
      return member === undefined ? missing : { found: true, value: member }
    }
  }
  if (step.kind === 'index') {
    const at = step.indexes[0] ?? 0
    const path = printCanonical(before)
    return (value) => {
      if (value === null) return { found: false, reason: `The path ${path} is null` }
      if (!isJsonArray(value)) return { found: false, reason: noArray(at, value) }
      const item = value.at(at)
      return item === undefined ? noResults : { found: true, value: item }
    }
  }
  if (step.kind === 'function') return compileFunction(step.name, step.arguments)
  const expand = compileExpansion(step)
  return (value, document) => {
    const nodes: JsonValue[] = []
    expand(value, document, nodes)
    const [first] = nodes
    return first === undefined ? noResults : { found: true, value: first }
  }
}

function noObject(name: string, path: string, value: JsonValue): string {
  return `Expected to find an object with property ['${name}'] in path ${path} but found '${javaName(value)}'.`
}

function noArray(at: number, value: JsonValue): string {
  return `Filter: [${at}] can only be applied to arrays. Current context is: ${JSON.stringify(value)}`
}

function javaName(value: JsonValue): string {
  if (value === null) return 'null'
  if (isJsonArray(value)) return 'java.util.ArrayList'
  if (typeof value === 'number') return Number.isInteger(value) ? 'java.lang.Integer' : 'java.lang.Double'
  return typeof value === 'boolean' ? 'java.lang.Boolean' : 'java.lang.String'
}

function compileExpansion(step: PathStep): Expansion {
  switch (step.kind) {
    case 'name':
      return step.names.length === 1 ? expandName(step.names[0] ?? '') : expandNames(step.names)
    case 'index':
      return (value, _document, found) => {
        if (!isJsonArray(value)) return
        for (const at of step.indexes) {
          const item = value.at(at)
          if (item !== undefined) found.push(item)
        }
      }
    case 'slice':
      return (value, _document, found) => {
        if (isJsonArray(value))
          for (const item of value.slice(step.from ?? 0, step.to ?? value.length)) found.push(item)
      }
    case 'wildcard':
      return (value, _document, found) => {
        for (const child of children(value)) found.push(child)
      }
    case 'descend':
      return (value, _document, found) => {
        addDescendants(value, found)
      }
    case 'filter':
      return expandFilter(compileFilter(step.test, compileFilterPath))
    case 'function': {
      const apply = compileFunction(step.name, step.arguments)
      return (value, document, found) => {
        const reading = apply(value, document)
        if (reading.found) found.push(reading.value)
      }
    }
  }
}

function expandName(name: string): Expansion {
  return (value, _document, found) => {
    const member = isJsonObject(value) ? getOwn(value, name) : undefined
    if (member !== undefined) found.push(member)
  }
}

/** Several names together select one object, of those that are present. */
function expandNames(names: readonly string[]): Expansion {
  return (value, _document, found) => {
    if (!isJsonObject(value)) return
    const merged: Record<string, JsonValue> = {}
    for (const name of names) {
      const member = getOwn(value, name)
      if (member !== undefined) setOwn(merged, name, member)
    }
    found.push(merged)
  }
}

/** A filter goes through the items of an array; an object it tests as a whole. */
function expandFilter(test: NodeTest): Expansion {
  return (value, document, found) => {
    if (isJsonArray(value)) {
      for (const item of value) if (test(item, document)) found.push(item)
    } else if (isJsonObject(value) && test(value, document)) {
      found.push(value)
    }
  }
}

function children(value: JsonValue): readonly JsonValue[] {
  if (isJsonArray(value)) return value
  return isJsonObject(value) ? Object.values(value) : []
}

/** Depth first, parents before their children. */
function addDescendants(value: JsonValue, found: JsonValue[]): void {
  const pending: JsonValue[] = [value]
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    found.push(node)
    for (const child of children(node).toReversed()) pending.push(child)
  }
}

function compileFunction(name: keyof typeof pathFunctions, args: readonly FilterOperand[]): StepsReader {
  const readers = args.map(compileArgument)
  return (value, document) => {
    const values = readers.map((read) => read(value, document)).filter((arg) => arg !== undefined)
    const result = pathFunctions[name](value, values)
    return 'value' in result ? { found: true, value: result.value } : { found: false, reason: result.reason }
  }
}

function compileArgument(operand: FilterOperand): (value: JsonValue, document: JsonValue) => JsonValue | undefined {
  if (operand.kind === 'path') return compileFilterPath(operand)
  return () => (operand.kind === 'value' ? operand.value : undefined)
}

function compileFilterPath(path: FilterPath): (node: JsonValue, document: JsonValue) => JsonValue | undefined {
  const read = compileSteps(path.steps)
  return (node, document) => {
    const reading = read(path.from === 'current' ? node : document, document)
    return reading.found ? reading.value : undefined
  }
}

/** Compiles the steps of a path by what they can match. */
export function compileSteps(steps: readonly PathStep[]): StepsReader {
  const endsInFunction = steps.at(-1)?.kind === 'function'
  if (endsInFunction && steps.some(({ kind }) => kind === 'descend')) return compileAggregate(steps)
  return namesOneNode(steps) ? compileDefinite(steps) : compileIndefinite(steps)
}
