import type { MapState } from '@stepwright/asl'
import { causeIn } from '../data/json-path-scope.ts'
import { wholeNumber } from '../data/number-field.ts'
import { failed, runtimeFailure, succeeded, type Outcome } from '../machine/failure.ts'
import type { VisitScope } from './interpreter.ts'

/**
 * How many iterations or child executions a Map may run at once: what it asks for, at most `most`, which also stands for 0 and for a Map
 * that says nothing. A number below zero would let none run, and is refused as other negative numbers of a Map are.
 */
export function maxConcurrency(state: MapState, scope: VisitScope, most: number): Outcome<number> {
  const asked = wholeNumber(state, 'MaxConcurrency', scope)
  if (!asked.ok) return asked
  const limit = asked.value ?? 0
  if (limit < 0) return failed(runtimeFailure(causeIn(scope, 'MaxConcurrency cannot be negative.')))
  return succeeded(limit === 0 ? most : Math.min(limit, most))
}
