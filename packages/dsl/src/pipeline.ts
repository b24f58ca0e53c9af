import { machineFacts } from './args/machine-facts.ts'
import { placed } from './args/placed.ts'
import { flowOf } from './chain/chain-flow.ts'
import { emptyDraft } from './chain/draft.ts'
import type { Duration } from './types/duration.ts'
import type { RootEnv } from './types/env.ts'
import type { Flow } from './types/flow.ts'
import type { InputSchema } from './types/input-schema.ts'
import type { NoMembers } from './types/no-members.ts'

/** What a pipeline may be given besides its name. */
export interface PipelineOptions<Input> {
  /** The schema of the execution's input: zod's, or any other of the Standard Schema interface. Its input type is the flow's. */
  readonly input?: InputSchema<Input>
  /** The longest that an execution may take; default no limit. */
  readonly timeout?: Duration
  /**
   * The language its expressions are compiled to; default JSONata. JSONPath says less: what it cannot say is refused when the pipeline is
   * compiled (SW2030 and those after it). The types and the functions are the same.
   */
  readonly queryLanguage?: 'JSONata' | 'JSONPath'
  /** The version of the States Language; there is one, and it is the default. */
  readonly version?: '1.0'
}

/**
 * Starts a pipeline: one state machine.
 *
 * @param name - the state machine's name: at most 80 characters, without white space
 * @throws StepwrightError SW1012 when Step Functions does not take the name, SW1003 for a timeout out of range
 * @example
 * ```ts
 * export const copyFile = pipeline('CopyFile', { input: z.object({ bucket: z.string(), key: z.string() }) })
 *   .task('Copy', lambda<typeof copy>('copy'), (file) => file)
 *   .succeed()
 * // { "QueryLanguage": "JSONata", "StartAt": "Copy", "States": { "Copy": { "Type": "Task", …, "End": true } } }
 *
 * pipeline<FileRef>('CopyFile')   // the same with a plain type
 * ```
 */
export function pipeline<Input>(
  name: string,
  options?: PipelineOptions<Input>,
): Flow<Input, NoMembers, never, NoMembers, never, RootEnv<Input>>
export function pipeline(...call: readonly unknown[]): unknown {
  const { given, at } = placed(call)
  const facts = machineFacts(given[0], given[1], at)
  return flowOf(emptyDraft(`the pipeline '${facts.name}'`, ['comment'], at, facts))
}
