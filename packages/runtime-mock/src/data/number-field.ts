import type { JsonValue, State } from '@stepwright/asl'
import { failed, runtimeFailure, succeeded, type Outcome } from '../machine/failure.ts'
import type { VisitScope } from '../states/interpreter.ts'
import { selectPath } from './json-path.ts'
import { causeIn } from './json-path-scope.ts'
import { effectiveInput } from './json-path-flow.ts'
import { evaluateJsonataField } from './jsonata-field.ts'
import type { ObservationPoint } from './observation.ts'

/** The fields that hold a number, an expression, or a path under the name with `Path`. */
type NumberField =
  | 'TimeoutSeconds'
  | 'HeartbeatSeconds'
  | 'MaxConcurrency'
  | 'ToleratedFailureCount'
  | 'ToleratedFailurePercentage'
  | 'MaxItems'
  | 'MaxItemsPerBatch'
  | 'MaxInputBytesPerBatch'

/** The fields that an observer is told of. */
const points: { readonly [Field in NumberField]?: ObservationPoint } = {
  MaxConcurrency: 'maxConcurrency',
  ToleratedFailureCount: 'toleratedFailureCount',
  ToleratedFailurePercentage: 'toleratedFailurePercentage',
}

/**
 * The whole number a state sets for a field, by constant, expression or path; null when it sets none.
 *
 * @param holder where the field lies, when it is not in the state itself
 */
export function wholeNumber(
  state: State,
  field: NumberField,
  scope: VisitScope,
  holder: Holder = { fields: state, location: '' },
): Outcome<number | null> {
  const number = readNumber(state, field, scope, holder)
  const point = points[field]
  if (number.ok && number.value !== null && point) scope.observe(point, number.value)
  return number
}

interface Holder {
  readonly fields: object
  readonly location: string
}

function readNumber(state: State, field: NumberField, scope: VisitScope, holder: Holder): Outcome<number | null> {
  // Which of these fields a state has depends on its type; a definition is JSON.
  const fields: { readonly [field: string]: unknown } = { ...holder.fields }
  const path = fields[`${field}Path`]
  if (scope.language === 'JSONPath' && typeof path === 'string') return atPath(state, `${field}Path`, path, scope)
  const constant = fields[field] as JsonValue | undefined
  if (constant === undefined) return succeeded(null)
  if (scope.language === 'JSONPath') return succeeded(Number(constant))
  // `expected` makes sure of the number.
  return evaluateJsonataField(constant, `${holder.location}${field}`, scope, { expected: 'number' }) as Outcome<number>
}

function atPath(state: State, field: string, path: string, scope: VisitScope): Outcome<number> {
  const input = effectiveInput(state, scope)
  if (!input.ok) return input
  const found = selectPath(path, input.value, scope)
  if (!found.ok) return found
  const number = typeof found.value === 'string' && /^-?\d+$/.test(found.value) ? Number(found.value) : found.value
  if (typeof number === 'number' && Number.isInteger(number)) return succeeded(number)
  const shown = typeof found.value === 'string' ? found.value : JSON.stringify(found.value)
  const text = `The ${field} field refers to value "${shown}" which is not a valid integer: ${path}`
  return failed(runtimeFailure(causeIn(scope, text)))
}
