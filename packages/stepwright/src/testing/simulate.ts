import { StepwrightError, type JsonValue, type StateMachineDefinition } from '@stepwright/asl'
import { compile, locate } from '@stepwright/compiler'
import { isPipeline, readMachine, type AnyFragment, type AnyPipeline, type Pipeline } from '@stepwright/dsl'
import { simulate as simulateDefinition, type Run, type SimulateOptions, type SourceOf } from '@stepwright/runtime-mock'
import type { TaskMocks } from './mocks.ts'
import { refuseMisfit } from './schema-misfits.ts'
import { taskBoundaries } from './task-boundaries.ts'

/** What a simulated execution of a pipeline starts from. */
export interface SimulatePipelineOptions<Input, Tasks> extends Omit<
  SimulateOptions,
  'boundaries' | 'input' | 'mocks' | 'name' | 'sourceOf'
> {
  /** The execution's input. */
  readonly input: NoInfer<Input>
  /** What stands in for the tasks, by state name. Each task that the run reaches needs one (SW4001). */
  readonly mocks?: TaskMocks<Tasks>
}

/** A pipeline or a definition itself; of a flow that is not finished, the sentence that says so. */
type Simulated<Flow> = Flow extends AnyFragment
  ? Flow extends AnyPipeline
    ? Flow
    : 'This flow is not finished: end it with .succeed() or .fail(…).'
  : Flow

/**
 * Executes a pipeline in virtual time, with mocks in the place of its tasks; or an ASL definition, given as an object or as JSON text.
 *
 * It compiles the pipeline and runs the ASL that would be deployed. A run that fails is a result, not an error: look at
 * `run.status`, or use the matchers. An error means that the test, or the pipeline, is wrong.
 *
 * @throws StepwrightError with what the compiler finds; SW4001 a task that was reached has no mock; SW4002 a mock for no
 * task; SW4003 an unused mock; SW4004 an exhausted sequence; SW4005 a param without a value; SW4014 an input, arguments or a mock's result
 * that a schema does not take
 * @example
 * ```ts
 * const run = await simulate(dailyTransactions, {
 *   input: { bucket: 'raw', key: 'tx.csv' },
 *   mocks: {
 *     Validate: ({ key }) => ({ valid: key.endsWith('.csv'), errors: [] }),
 *     Deduplicate: [fails('Glue.ConcurrentRunsExceededException'), { JobRunState: 'SUCCEEDED' }],
 *   },
 * })
 * expect(run).toHaveSucceeded()
 * ```
 */
export function simulate<Flow extends AnyFragment | StateMachineDefinition | string>(
  flow: Simulated<Flow>,
  ...options: Flow extends Pipeline<infer Input, infer _Output, infer Tasks>
    ? [options: SimulatePipelineOptions<Input, Tasks>]
    : [options?: SimulateOptions]
): Promise<Run<Flow extends Pipeline<infer _Input, infer Output, infer _Tasks> ? Output : JsonValue>>
export async function simulate(flow: unknown, options: SimulateOptions = {}): Promise<Run<unknown>> {
  if (isDefinition(flow)) return simulateDefinition(flow, options)
  const compiled = compile(flow)
  if (!compiled.ok) throw new StepwrightError(compiled.diagnostics)
  const { name, definition, sourceMap } = compiled
  // What compiles is a pipeline.
  const pipeline = flow as AnyPipeline
  const { at } = readMachine(pipeline)
  await refuseMisfit(pipeline.inputSchema, options.input, "The input does not fit the pipeline's schema", at)
  const boundaries = taskBoundaries(pipeline)
  const sourceOf: SourceOf = (pointer) => locate(sourceMap, pointer)
  return simulateDefinition(definition, { sourceOf, ...options, boundaries, name })
}

/** What is neither a definition nor a pipeline goes to `compile`, which says what it is. */
function isDefinition(flow: unknown): flow is StateMachineDefinition | string {
  return (
    typeof flow === 'string' || (typeof flow === 'object' && flow !== null && !isPipeline(flow) && 'StartAt' in flow)
  )
}
