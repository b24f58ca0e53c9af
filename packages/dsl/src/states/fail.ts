import type { PlacedCall } from '../args/placed.ts'
import { stateName } from '../args/state-name.ts'
import { textValue } from '../args/value.ts'
import type { FailNode } from '../ir/nodes.ts'
import { paramNameOf } from '../param.ts'
import { problem } from '../problems/problem.ts'
import { otherKind } from '../problems/values.ts'

/** `fail(name, cause?)` or `fail(name, { error, cause })` as a node. */
export function failNode({ given: [givenName, reason], at }: PlacedCall): FailNode {
  const name = stateName(givenName, at)
  const { error = name, cause, ...others } = isOptions(reason) ? reason : { cause: reason }
  const [other] = Object.keys(others)
  if (other !== undefined) throw problem(otherKind(`'${name}'`, "'error' and 'cause'", `'${other}'`), at)
  return Object.freeze({
    kind: 'Fail',
    name,
    comment: null,
    at,
    error: textValue(error, `the error of '${name}'`, at),
    cause: cause === undefined ? null : textValue(cause, `the cause of '${name}'`, at),
  })
}

function isOptions(reason: unknown): reason is { readonly error?: unknown; readonly cause?: unknown } {
  return typeof reason === 'object' && reason !== null && paramNameOf(reason) === null
}
