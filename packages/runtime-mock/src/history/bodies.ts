import type { JsonObject, JsonValue, StateType } from '@stepwright/asl'
import type { ErrorDetails, EventBody } from './event.ts'

const whole = { truncated: false } as const

/** `error` and `cause` as AWS writes them: a member that is not there is left out. */
export function errorDetails(failure: { readonly error: string | null; readonly cause: string | null }): ErrorDetails {
  return {
    ...(failure.error === null ? {} : { error: failure.error }),
    ...(failure.cause === null ? {} : { cause: failure.cause }),
  }
}

/** The `input` member of a details object. */
export function inputDetails(text: string): { readonly input: string; readonly inputDetails: typeof whole } {
  return { input: text, inputDetails: whole }
}

/** The `output` member of a details object. */
export function outputDetails(text: string): { readonly output: string; readonly outputDetails: typeof whole } {
  return { output: text, outputDetails: whole }
}

export function executionStarted(input: string, roleArn: string): EventBody {
  return { type: 'ExecutionStarted', executionStartedEventDetails: { ...inputDetails(input), roleArn } }
}

export function executionSucceeded(output: string): EventBody {
  return { type: 'ExecutionSucceeded', executionSucceededEventDetails: outputDetails(output) }
}

export function stateEntered(type: StateType, name: string, input: string): EventBody {
  return { type: `${type}StateEntered`, stateEnteredEventDetails: { ...inputDetails(input), name } }
}

export function stateExited(
  type: Exclude<StateType, 'Fail'>,
  name: string,
  output: string,
  assigned: JsonObject | null,
): EventBody {
  return {
    type: `${type}StateExited`,
    stateExitedEventDetails: {
      name,
      ...outputDetails(output),
      ...(assigned === null || Object.keys(assigned).length === 0
        ? {}
        : { assignedVariables: asJsonText(assigned), assignedVariablesDetails: whole }),
    },
  }
}

export function mapIteration(
  what: 'Started' | 'Succeeded' | 'Failed' | 'Aborted',
  name: string,
  index: number,
): EventBody {
  return { type: `MapIteration${what}`, [`mapIteration${what}EventDetails`]: { name, index } }
}

export function evaluationFailed(
  state: string,
  failure: { readonly error: string | null; readonly cause: string | null },
  location: string | null,
): EventBody {
  return {
    type: 'EvaluationFailed',
    evaluationFailedEventDetails: { ...errorDetails(failure), ...(location === null ? {} : { location }), state },
  }
}

function asJsonText(values: JsonObject): { readonly [name: string]: string } {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]: [string, JsonValue]) => [name, JSON.stringify(value)]),
  )
}
