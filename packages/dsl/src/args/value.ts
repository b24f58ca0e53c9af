import type { SourceLocation } from '@stepwright/asl'
import { freeze } from '../ir/freeze.ts'
import type { ConstantValue, KnownValue, LoweredValue, Value } from '../ir/value.ts'
import { loweringOf } from '../lowered.ts'
import { paramNameOf } from '../param.ts'
import { problem } from '../problems/problem.ts'
import { functionNotCompiled, notAFunction, otherKind } from '../problems/values.ts'
import { allowsAbsent } from './absent-capture.ts'
import { describe } from './describe.ts'
import { knownValue } from './known-value.ts'

/**
 * The expression that an arrow function became, with its captured values read now. Those that are absent, as their types allow, are left out.
 *
 * @param what - what the function is for, for messages
 * @throws StepwrightError SW1001 when the function was not compiled, SW1002 when a captured value is not plain JSON, SW1011 for anything
 * but a function
 */
export function expressionValue(given: unknown, what: string, at: SourceLocation): LoweredValue {
  const lowering = loweringOf(given)
  if (lowering === null) {
    throw problem(typeof given === 'function' ? functionNotCompiled(what) : notAFunction(what, describe(given)), at)
  }
  const captures: Record<string, KnownValue> = {}
  for (const [name, value] of Object.entries(lowering.captures?.() ?? {})) {
    if (value === undefined && allowsAbsent(lowering.body, name)) continue
    captures[name] = knownValue(value, `the value '${name}' that ${what} captures`, lowering.at)
  }
  return Object.freeze({
    kind: 'Lowered',
    body: freeze(lowering.body),
    captures: Object.freeze(captures),
    at: lowering.at,
  })
}

/** An optional {@link expressionValue}. */
export function optionalExpression(given: unknown, what: string, at: SourceLocation): LoweredValue | null {
  return given === undefined ? null : expressionValue(given, what, at)
}

/** A text that is fixed, a `param()`, or computed. */
export function textValue(given: unknown, what: string, at: SourceLocation): Value {
  if (typeof given === 'string' || paramNameOf(given) !== null) return constant(given, what, at)
  if (typeof given === 'function') return expressionValue(given, what, at)
  throw problem(otherKind(what, 'text or an arrow function', describe(given)), at)
}

/** A value that is fixed when the flow is built. */
export function constant(value: unknown, what: string, at: SourceLocation): ConstantValue {
  return Object.freeze({ kind: 'Constant', value: knownValue(value, what, at), at })
}
