import type { StateMachineDefinition } from '@stepwright/asl'
import type { AnyFragment, Pipeline } from '@stepwright/dsl'
import { runs as runsDefinition, type NestedMock, type RunsOptions } from '@stepwright/runtime-mock'
import type { TaskMocks } from './mocks.ts'
import { readyToRun, type Simulated } from './simulate.ts'

/** What the executions of a nested pipeline run with. */
export interface RunsPipelineOptions<Tasks> extends Pick<RunsOptions, 'params' | 'fieldValidationMode'> {
  /** What stands in for the nested pipeline's tasks, by state name; all its executions share them. */
  readonly mocks?: TaskMocks<Tasks>
}

/**
 * Runs a pipeline, or a definition, where a task starts an execution of it: on the same virtual time, with mocks of its own.
 *
 * The task gets what AWS gives for its way to wait. `run.state(task).attempts[0].nested` tells how the execution went; in a run that the test
 * drives, `run.nested(task)` answers what waits in it.
 *
 * @throws StepwrightError with what the compiler finds
 * @example
 * ```ts
 * const run = await simulate(nightly, {
 *   input: { table: 'orders' },
 *   mocks: { 'Check quality': runs(qualityCheck, { mocks: { Probe: { rows: 3 } } }) },
 * })
 * run.state('Check quality').attempts[0]?.nested?.path   // ['Probe']
 * ```
 */
export function runs<Flow extends AnyFragment | StateMachineDefinition | string>(
  flow: Simulated<Flow>,
  ...options: RunsOptionsFor<Flow>
): NestedMock<TakenBy<Flow>>
export function runs(flow: unknown, options: RunsOptions = {}): NestedMock {
  const { definition, with: given, takeInput } = readyToRun(flow, options)
  return runsDefinition(definition, { ...given, ...(takeInput && { before: takeInput }) })
}

type RunsOptionsFor<Flow> =
  Flow extends Pipeline<infer _Input, infer _Output, infer Tasks>
    ? [options?: RunsPipelineOptions<Tasks>]
    : [options?: Omit<RunsOptions, 'before'>]

type TakenBy<Flow> = Flow extends Pipeline<infer Input, infer _Output, infer _Tasks> ? Input : unknown
