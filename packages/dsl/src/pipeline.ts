import type { SourceLocation } from '@stepwright/asl'
import { describe } from './args/describe.ts'
import { durationSeconds } from './args/duration.ts'
import { placed } from './args/placed.ts'
import { flowOf } from './chain/chain-flow.ts'
import { emptyDraft } from './chain/draft.ts'
import type { MachineFacts } from './chain/machine-facts.ts'
import { machineName } from './problems/flows.ts'
import { problem } from './problems/problem.ts'
import { otherKind } from './problems/values.ts'
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
  const [name, options] = given
  if (typeof name !== 'string') throw problem(otherKind("a pipeline's name", 'text', describe(name)), at)
  if (name.length > 80 || !allowedName.test(name)) throw problem(machineName(name), at)
  const { input, timeoutSeconds, queryLanguage } = optionsOf(options, at)
  return flowOf(
    emptyDraft(`the pipeline '${name}'`, ['comment'], at, {
      name,
      timeoutSeconds,
      queryLanguage,
      inputSchema: input,
    }),
  )
}

// eslint-disable-next-line no-control-regex -- control characters are among those that Step Functions refuses
const allowedName = /^[^\s<>{}[\]?*"#%\\^|~`$&,;:/\u0000-\u001f\u007f-\u009f]+$/

function optionsOf(
  options: unknown,
  at: SourceLocation,
): Omit<MachineFacts, 'name' | 'inputSchema'> & { readonly input: InputSchema<unknown> | undefined } {
  if (options === undefined) return { input: undefined, timeoutSeconds: null, queryLanguage: 'JSONata' }
  if (typeof options !== 'object' || options === null) {
    throw problem(otherKind('a pipeline', 'an object of options', describe(options)), at)
  }
  const {
    input,
    timeout,
    queryLanguage = 'JSONata',
  } = options as { readonly input?: unknown; readonly timeout?: unknown; readonly queryLanguage?: unknown }
  if (input !== undefined && !isSchema(input)) {
    throw problem(otherKind("a pipeline's 'input'", 'a schema such as z.object({ … })', describe(input)), at)
  }
  if (queryLanguage !== 'JSONata' && queryLanguage !== 'JSONPath') {
    throw problem(otherKind("a pipeline's 'queryLanguage'", "'JSONata' or 'JSONPath'", describe(queryLanguage)), at)
  }
  const range = { least: 1, most: 99_999_999 }
  return {
    input,
    timeoutSeconds: timeout === undefined ? null : durationSeconds(timeout, "The pipeline's timeout", range, at),
    queryLanguage,
  }
}

function isSchema(value: unknown): value is InputSchema<unknown> {
  return ((typeof value === 'object' && value !== null) || typeof value === 'function') && '~standard' in value
}
