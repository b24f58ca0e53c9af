import type { JsonObject, JsonValue } from '@stepwright/asl'
import { succeeded, type Outcome } from '../machine/failure.ts'
import type { VisitScope } from '../states/interpreter.ts'
import type { DataFlow, Exit } from './data-flow.ts'
import { evaluateJsonataField, type StatesPart } from './jsonata-field.ts'

/** Arguments, Assign and Output. Assign and Output see the same variables: those in force on entry. */
export const jsonataFlow: DataFlow = {
  argumentsOf(state, scope) {
    const value = 'Arguments' in state ? state.Arguments : undefined
    const filled = value === undefined ? succeeded(scope.visit.input) : evaluateJsonataField(value, 'Arguments', scope)
    if (filled.ok) scope.observe('afterArguments', filled.value)
    return filled
  },
  exitWithResult: (state, scope, result) =>
    exit({ ...fieldsOf(state), location: '', fallback: result, states: { result } }, scope),
  exitWithInput: (state, scope, rule) =>
    exit({ ...fieldsOf(rule ?? state), location: '', fallback: scope.visit.input, states: {} }, scope),
  exitCaught: (catcher, index, scope, error) =>
    exit(
      { ...fieldsOf(catcher), location: `Catch[${index}]/`, fallback: error, states: { errorOutput: error } },
      scope,
    ),
}

interface ExitFields {
  readonly output: JsonValue | undefined
  readonly assign: JsonObject | undefined
}

interface ExitPlan extends ExitFields {
  /** What stands before the field's name when an evaluation fails. */
  readonly location: string
  readonly fallback: JsonValue
  readonly states: StatesPart
}

function fieldsOf(holder: { readonly Output?: unknown; readonly Assign?: unknown } | object): ExitFields {
  // A definition is JSON, and Assign an object.
  return {
    output: 'Output' in holder ? (holder.Output as JsonValue) : undefined,
    assign: 'Assign' in holder ? (holder.Assign as JsonObject) : undefined,
  }
}

function exit(plan: ExitPlan, scope: VisitScope): Outcome<Exit> {
  const { output, assign, location, fallback, states } = plan
  let assigned: JsonObject | null = null
  if (assign !== undefined) {
    const outcome = evaluateJsonataField(assign, `${location}Assign`, scope, { states })
    if (!outcome.ok) return outcome
    // An object is evaluated member by member, to an object.
    assigned = outcome.value as JsonObject
  }
  if (output === undefined) return succeeded({ output: fallback, assigned })
  const outcome = evaluateJsonataField(output, `${location}Output`, scope, { states })
  return outcome.ok ? succeeded({ output: outcome.value, assigned }) : outcome
}
