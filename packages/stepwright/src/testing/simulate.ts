import { StepwrightError, type JsonValue, type StateMachineDefinition } from '@stepwright/asl'
import { compile, locate } from '@stepwright/compiler'
import { isPipeline, readMachine, type AnyFragment, type AnyPipeline, type Pipeline } from '@stepwright/dsl'
import {
  simulate as simulateDefinition,
  start as startDefinition,
  type KnownTasks,
  type LiveRun,
  type Run,
  type SimulateOptions,
} from '@stepwright/runtime-mock'
import type { TaskMocks } from './mocks.ts'
import { refuseMisfit } from './schema-misfits.ts'
import { boundariesOf } from './boundaries.ts'

/** What a simulated execution of a pipeline starts from. */
export interface SimulatePipelineOptions<Input, Tasks> extends Omit<
  SimulateOptions,
  'before' | 'boundaries' | 'input' | 'mocks' | 'name' | 'sourceOf'
> {
  /** The execution's input. */
  readonly input: NoInfer<Input>
  /** What stands in for the tasks, by state name. Each task that the run reaches needs one (SW4001). */
  readonly mocks?: TaskMocks<Tasks>
}

/** A pipeline or a definition itself; of a flow that is not finished, the sentence that says so. */
export type Simulated<Flow> = Flow extends AnyFragment
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
 * task; SW4003 an unused mock; SW4004 an exhausted sequence; SW4005 a param without a value; SW4014 an input, arguments, a mock's
 * result or an item that a schema does not take
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
  ...options: OptionsFor<Flow>
): Promise<Run<OutputFor<Flow>, TasksFor<Flow>>>
export async function simulate(flow: unknown, options: SimulateOptions = {}): Promise<Run<unknown>> {
  const { definition, with: given } = withInput(readyToRun(flow, options))
  return simulateDefinition(definition, given)
}

/**
 * Starts an execution that the test drives: it answers callbacks, activities and jobs, and lets virtual time pass.
 *
 * Tasks that wait by nature (`.waitForTaskToken`, `.sync`, activities) and have no mock wait for the test; the others need a mock, as for
 * {@link simulate}. Nothing happens, and no time passes, but while a promise of the run is awaited.
 *
 * @throws StepwrightError what `simulate` throws; SW4015 what the test waits for does not come
 * @example
 * ```ts
 * const run = start(ordering, { input: { order: 'o-1' } })
 * await run.clock.advance({ hours: 1 })
 * await run.task('Approve').succeed({ approved: true })   // goes on until it waits, then answers
 * expect(await run.finish()).toHaveSucceeded()
 * ```
 */
export function start<Flow extends AnyFragment | StateMachineDefinition | string>(
  flow: Simulated<Flow>,
  ...options: OptionsFor<Flow>
): LiveRun<OutputFor<Flow>, TasksFor<Flow>>
export function start(flow: unknown, options: SimulateOptions = {}): LiveRun<unknown> {
  const { definition, with: given } = withInput(readyToRun(flow, options))
  return startDefinition(definition, given)
}

type OptionsFor<Flow> =
  Flow extends Pipeline<infer Input, infer _Output, infer Tasks>
    ? [options: SimulatePipelineOptions<Input, Tasks>]
    : [options?: SimulateOptions]

type OutputFor<Flow> = Flow extends Pipeline<infer _Input, infer Output, infer _Tasks> ? Output : JsonValue

type TasksFor<Flow> = Flow extends Pipeline<infer _Input, infer _Output, infer Tasks> ? Tasks : KnownTasks

interface ReadyToRun<Options> {
  readonly definition: StateMachineDefinition | string
  readonly with: Options & Pick<SimulateOptions, 'boundaries' | 'name' | 'sourceOf'>
  /** Refuses an input that does not fit the pipeline's schema; null for a definition. */
  readonly takeInput: ((input: unknown) => Promise<void>) | null
}

/** What is ready, with its input looked at before anything runs. */
function withInput(ready: ReadyToRun<SimulateOptions>): Pick<ReadyToRun<SimulateOptions>, 'definition' | 'with'> {
  const { definition, with: given, takeInput } = ready
  return { definition, with: takeInput ? { ...given, before: () => takeInput(given.input) } : given }
}

/** Compiles what is not a definition, and adds what its types and schemas know. */
export function readyToRun<Options extends object>(flow: unknown, options: Options): ReadyToRun<Options> {
  if (isDefinition(flow)) return { definition: flow, with: options, takeInput: null }
  const compiled = compile(flow)
  if (!compiled.ok) throw new StepwrightError(compiled.diagnostics)
  const { name, definition, sourceMap } = compiled
  // What compiles is a pipeline.
  const pipeline = flow as AnyPipeline
  const { at } = readMachine(pipeline)
  return {
    definition,
    with: {
      sourceOf: (pointer) => locate(sourceMap, pointer),
      ...options,
      boundaries: boundariesOf(pipeline),
      name,
    },
    takeInput: (input) => refuseMisfit(pipeline.inputSchema, input, "The input does not fit the pipeline's schema", at),
  }
}

/** What is neither a definition nor a pipeline goes to `compile`, which says what it is. */
function isDefinition(flow: unknown): flow is StateMachineDefinition | string {
  return (
    typeof flow === 'string' || (typeof flow === 'object' && flow !== null && !isPipeline(flow) && 'StartAt' in flow)
  )
}
