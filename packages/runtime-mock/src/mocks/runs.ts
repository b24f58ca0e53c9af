import type { JsonValue } from '@stepwright/asl'
import type { DefinitionSource, SimulateOptions } from '../simulate/options.ts'

const brand: unique symbol = Symbol.for('stepwright.mock.runs')

/** A mock that is a state machine itself. Made by {@link runs}. */
export interface NestedMock<Input = unknown> {
  readonly [brand]: 'nested execution'
  readonly definition: DefinitionSource
  readonly options: RunsOptions
  /** Never there: it keeps the type of what the state machine takes. */
  readonly takes?: (input: Input) => void
}

/** What the executions of a nested state machine run with. */
export interface RunsOptions extends Pick<
  SimulateOptions,
  'mocks' | 'params' | 'fieldValidationMode' | 'boundaries' | 'sourceOf' | 'name'
> {
  /** Is done with the input of each execution before it starts; when it rejects, so does the simulation. */
  readonly before?: (input: JsonValue) => Promise<void>
}

/**
 * Runs a state machine where a task starts an execution of it (`states:startExecution`): on the same virtual time, with mocks of its own,
 * which all its executions share. The task gets what AWS gives for its way to wait: `.sync` and `.sync:2` the description of the
 * execution, or `States.TaskFailed` with it; the plain form its ARN, at once.
 *
 * @param options `params` and `mocks` are the nested machine's; `name` its name, where the task's `StateMachineArn` has none
 * @example
 * mocks: { 'Check quality': runs(qualityCheck, { mocks: { Probe: { rows: 3 } } }) }
 * run.state('Check quality').attempts[0]?.nested?.path
 */
export function runs(definition: DefinitionSource, options: RunsOptions = {}): NestedMock {
  return Object.freeze<NestedMock>({ [brand]: 'nested execution', definition, options })
}

export function isNestedMock(value: unknown): value is NestedMock {
  return typeof value === 'object' && value !== null && brand in value
}
