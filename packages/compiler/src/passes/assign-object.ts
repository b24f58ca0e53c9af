import { childExpressions, type ExpressionNode, type LoweredValue, type Value } from '@stepwright/dsl'
import { inlineHelpers, withHelpers } from '../print/expand-helpers.ts'

/** An `assign` whose variables are spelled out, or why they are not. */
export type AssignObject = { readonly value: Value; readonly names: readonly string[] } | { readonly reason: string }

/**
 * ASL's `Assign` is an object whose keys are known; a function may compute first and return the object last. The constants it declares move
 * into each value that reads them: `{ const n = f(); return { a: n, b: n + 1 } }` is `{ a: f(), b: f() + 1 }`.
 */
export function assignObject(value: Value): AssignObject {
  if (value.kind === 'Lowered') return ofFunction(value)
  const known = value.value
  if (known.kind === 'KnownObject') return { value, names: known.members.map(({ key }) => key) }
  if (known.kind === 'Json' && known.value !== null && typeof known.value === 'object' && !Array.isArray(known.value)) {
    return { value, names: Object.keys(known.value) }
  }
  return { reason: 'is no object' }
}

function ofFunction(value: LoweredValue): AssignObject {
  const whole = value.body
  const isSpelledOut = whole.kind === 'Helpers' && afterConstants(whole.body).body.kind === 'Object'
  // A helper function may be what returns the object.
  const { constants, body } = afterConstants(isSpelledOut ? whole.body : inlineHelpers(whole))
  const alone = (node: ExpressionNode): ExpressionNode => (isSpelledOut ? withHelpers(whole, node) : node)
  if (body.kind !== 'Object') return { reason: 'does not return an object literal' }

  const names: string[] = []
  const members: (typeof body.members)[number][] = []
  for (const member of body.members) {
    if (member.kind !== 'Member') return { reason: 'returns an object whose keys are not all spelled out' }
    names.push(member.key)
    members.push({ ...member, value: alone(within(constants, member.value)) })
  }
  const fresh = constants.find(
    ([name, constant]) =>
      isFresh(inlineHelpers(alone(constant))) && members.filter((member) => readsLocal(member.value, name)).length > 1,
  )
  if (fresh) return { reason: `uses '${fresh[0]}', which is different each time it is computed, for several variables` }
  return { value: Object.freeze({ ...value, body: Object.freeze({ ...body, members }) }), names }
}

/** The constants that a body starts with, and what follows them. */
function afterConstants(node: ExpressionNode): {
  readonly constants: readonly (readonly [name: string, value: ExpressionNode])[]
  readonly body: ExpressionNode
} {
  if (node.kind !== 'Let') return { constants: [], body: node }
  const { constants, body } = afterConstants(node.body)
  return { constants: [[node.name, node.value], ...constants], body }
}

/** An expression after the constants it reads, directly or through one another. */
function within(constants: readonly (readonly [string, ExpressionNode])[], expression: ExpressionNode): ExpressionNode {
  return constants.reduceRight<ExpressionNode>(
    (body, [name, value]) =>
      readsLocal(body, name) ? Object.freeze({ kind: 'Let', name, value, body, kinds: body.kinds }) : body,
    expression,
  )
}

function readsLocal(node: ExpressionNode, name: string): boolean {
  if (node.kind === 'Local') return node.name === name
  return childExpressions(node).some((child) => readsLocal(child, name))
}

/** True for what two evaluations may give differently: a new id, the time. */
function isFresh(node: ExpressionNode): boolean {
  if (node.kind === 'Call' && ['uuid', 'time.iso', 'time.millis'].includes(node.operation)) return true
  return childExpressions(node).some(isFresh)
}
