import type { SourceLocation } from '@stepwright/asl'
import { spanValue } from '../args/duration.ts'
import type { PlacedCall } from '../args/placed.ts'
import { stateName } from '../args/state-name.ts'
import { textValue } from '../args/value.ts'
import type { WaitNode } from '../ir/nodes.ts'
import type { Value } from '../ir/value.ts'
import { notAnInstant } from '../problems/limits.ts'
import { problem } from '../problems/problem.ts'
import { otherKind } from '../problems/values.ts'

const range = { least: 0, most: 99_999_999 }
const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/

/** `wait(name, duration)` as a node. */
export function waitNode({ given: [givenName, duration], at }: PlacedCall): WaitNode {
  const name = stateName(givenName, at)
  const until = isUntil(duration)
  return Object.freeze({
    kind: 'Wait',
    name,
    comment: null,
    at,
    seconds: until ? null : spanValue(duration, `The time of '${name}'`, range, at),
    timestamp: until ? timestamp(duration, name, at) : null,
    assign: null,
    output: null,
  })
}

function isUntil(duration: unknown): duration is { readonly until: unknown } {
  return typeof duration === 'object' && duration !== null && 'until' in duration
}

function timestamp(duration: { readonly until: unknown }, name: string, at: SourceLocation): Value {
  const what = `the instant of '${name}'`
  const others = Object.keys(duration).filter((key) => key !== 'until')
  if (others.length > 0) throw problem(otherKind(what, "'until' alone", `'${others.join("', '")}' too`), at)
  const { until } = duration
  if (typeof until === 'string' && !(instant.test(until) && !Number.isNaN(Date.parse(until)))) {
    throw problem(notAnInstant(until), at)
  }
  return textValue(until, what, at)
}
