import type { JsonObject, JsonValue } from '@stepwright/asl'
import { kinds, type ExpressionNode, type Value } from '@stepwright/dsl'
import { expandHelpers, withHelpers } from './expand-helpers.ts'
import type { Jsonata } from './jsonata-ast.ts'
import { printJsonata } from './jsonata-text.ts'
import { isPlainKey, isPlainText, knownAsJsonata, knownAsTemplate } from './known-value.ts'
import { hidesFunction } from './names.ts'
import { expressionAsCondition, expressionAsValue, mayBeMissing, type Captures } from './print-expression.ts'
import type { Position } from './printer.ts'

/**
 * Prints a value of the flow for a field of the definition: plain JSON as far as possible, expressions at its leaves.
 *
 * An object with a member that may be undefined becomes one expression, since a field of the definition cannot vanish. An object
 * that is known when the flow is built keeps its members as fields where it is spread.
 *
 * @example
 * ```ts
 * printValue(value, { subject: 'input', resultAt: [] })
 * // (file) => ({ bucket: file.bucket, size: 1000 })   { "bucket": "{% $states.input.bucket %}", "size": 1000 }
 * ```
 */
export function printValue(value: Value, position: Position): JsonValue {
  if (value.kind === 'Constant') {
    return knownAsTemplate(value.value)?.json ?? (isNull(value) ? null : expression(knownAsJsonata(value.value)))
  }
  return template(value.body, value.captures, position)
}

const isNull = (value: Value): boolean =>
  value.kind === 'Constant' && value.value.kind === 'Json' && value.value.value === null

/** Prints the test of a choice's rule: an expression whose result is a boolean. */
export function printCondition(value: Value, position: Position): string | boolean {
  if (value.kind === 'Constant') return value.value.kind === 'Json' && Boolean(value.value.value)
  return expression(expressionAsCondition(value.body, value.captures, position))
}

/** What keeps a value from being assigned to variables. */
export interface AssignProblem {
  readonly variable: string | null
  readonly reason: 'notAnObject' | 'mayBeMissing' | 'builtInName'
}

/**
 * Prints the object of an `assign`: each of its members becomes a variable of its own, so the object's own shape must be known.
 *
 * @returns the members of `Assign`, or what is in the way
 */
export function printAssign(
  value: Value,
  position: Position,
): { readonly json: JsonObject } | { readonly problems: readonly AssignProblem[] } {
  const json = printValue(value, position)
  if (value.kind === 'Constant') return isObject(json) ? { json } : notAnObject
  const { body, captures } = value
  if (body.kind !== 'Object') return isObject(json) ? { json } : notAnObject
  const problems: AssignProblem[] = []
  const members: Record<string, JsonValue> = {}
  for (const member of body.members) {
    if (member.kind !== 'Member') return notAnObject
    const { key } = member
    if (hidesFunction(key)) problems.push({ variable: key, reason: 'builtInName' })
    if (mayBeMissing(member.value)) problems.push({ variable: key, reason: 'mayBeMissing' })
    members[key] = template(member.value, captures, position)
  }
  return problems.length > 0 ? { problems } : { json: members }
}

const notAnObject = { problems: [{ variable: null, reason: 'notAnObject' }] } as const

function isObject(json: JsonValue): json is JsonObject {
  return typeof json === 'object' && json !== null && !Array.isArray(json)
}

function template(given: ExpressionNode, captures: Captures, position: Position): JsonValue {
  const whole = given.kind === 'Helpers' ? expandHelpers(given) : given
  const node = whole.kind === 'Helpers' ? whole.body : whole
  // Members and items take the functions they call with them, so that an object stays a template.
  const part = (inside: ExpressionNode): JsonValue =>
    template(whole.kind === 'Helpers' ? withHelpers(whole, inside) : inside, captures, position)
  if (node.kind === 'Literal' && (typeof node.value !== 'string' || isPlainText(node.value))) return node.value
  if (node.kind === 'Capture') {
    const known = captures[node.name]
    const plain = known && knownAsTemplate(known)
    if (plain) return plain.json
  }
  if (node.kind === 'Array' && node.items.every((item) => !item.spread && !mayBeMissing(item.value))) {
    return node.items.map((item) => part(item.value))
  }
  if (node.kind === 'Object') {
    const json: Record<string, JsonValue> = {}
    for (const member of node.members) {
      const known = member.kind === 'Spread' && member.value.kind === 'Capture' ? part(member.value) : null
      // What it would overwrite has to be computed all the same, for it may fail.
      if (known !== null && isObject(known) && Object.keys(known).every((key) => !Object.hasOwn(json, key))) {
        Object.assign(json, known)
        continue
      }
      if (member.kind !== 'Member' || !isPlainKey(member.key) || mayBeMissing(member.value)) {
        return expression(expressionAsValue(whole, captures, position))
      }
      json[member.key] = part(member.value)
    }
    return json
  }
  const printed = expressionAsValue(mayBeMissing(whole) ? whole : unclaimed(whole), captures, position)
  return plainText(printed) ?? expression(printed)
}

/** A string that needs no expression: each of its parts is a text or a substitution. */
function plainText(printed: Jsonata): string | null {
  if (printed.kind === 'Param') return `\${${printed.name}}`
  if (printed.kind === 'String') return isPlainText(printed.value) ? printed.value : null
  if (printed.kind !== 'Template') return null
  const texts = printed.parts.map((part) => (typeof part === 'string' ? part : `\${${part.param}}`))
  return texts.join('').startsWith('{%') || texts.join('').endsWith('%}') ? null : texts.join('')
}

/** A path whose end is missing fails a field by itself: what is claimed on the way needs no test of its own. */
function unclaimed(node: ExpressionNode): ExpressionNode {
  if (node.kind === 'Helpers') return { ...node, body: unclaimed(node.body) }
  if (node.kind === 'Present') return unclaimed(node.operand)
  if (node.kind === 'Property') return { ...node, object: unclaimed(node.object) }
  if (node.kind === 'Element' && !(node.array.kind === 'Present' && node.array.operand.kinds & kinds.null)) {
    return { ...node, array: unclaimed(node.array) }
  }
  return node
}

const expression = (printed: Jsonata): string => `{% ${printJsonata(printed)} %}`
