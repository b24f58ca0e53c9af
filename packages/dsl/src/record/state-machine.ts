import { machineFacts } from '../args/machine-facts.ts'
import { placed } from '../args/placed.ts'
import { pipelineValue } from '../chain/pipeline-value.ts'
import type { Graph, Machine } from '../ir/nodes.ts'
import type { PipelineOptions } from '../pipeline.ts'
import type { Pipeline } from '../types/pipeline.ts'
import type { InputOfState, Misfits, OutputOfStates, TasksOfFields } from './data.ts'
import { Fields } from './fields.ts'
import { graphOf } from './graph-of.ts'
import type { NamedFields, StateFields } from './state-fields.ts'

/**
 * Writes a state machine out, state by state: any graph at all, jumps ahead and all, where the chain says one path and its branches. Fields
 * have the names of the States Language in camelCase; expressions are arrow functions that say the type of their subject; targets are
 * names, checked where they are written. What a state hands on is checked against what the next one reads. The cost is linear.
 *
 * @param name - the state machine's name, as for `pipeline`
 * @param machine - where it starts, its states, and the options of `pipeline`
 * @throws StepwrightError SW1015 for a field that does not exist, SW1113 for an edge to a state that is not there, SW1012 for a name that
 * Step Functions does not take
 * @example
 * ```ts
 * export const copyFile = stateMachine('CopyFile', {
 *   startAt: 'Copy',
 *   states: {
 *     Copy: {
 *       type: 'Task',
 *       resource: lambda<typeof copy>('copy'),
 *       arguments: (file: FileRef) => ({ key: file.key }),
 *       catch: [{ errorEquals: ['States.ALL'], next: 'Give up' }],
 *       end: true,
 *     },
 *     'Give up': { type: 'Fail', error: 'CopyFailed' },
 *   },
 * })
 * ```
 * @see https://states-language.net/spec.html
 */
export function stateMachine<
  const States extends NamedFields<States>,
  const Start extends keyof States & string,
  Input = InputOfState<States[Start]>,
>(
  name: string,
  machine: PipelineOptions<Input> & {
    readonly startAt: Start
    readonly states: States & Misfits<States> & { readonly [name: string]: StateFields<string> }
    readonly comment?: string
  },
): Pipeline<Input, OutputOfStates<States>, TasksOfFields<States>>
export function stateMachine(...call: readonly unknown[]): unknown {
  const { given, at } = placed(call)
  const [name, options] = given
  const { version, timeoutSeconds, queryLanguage, inputSchema, name: checked } = machineFacts(name, options, at)
  const what = `the machine '${checked}'`
  const fields = new Fields(options, what, at)
  for (const key of ['input', 'timeout', 'queryLanguage', 'version']) fields.any(key)
  const body = graphOf(fields, what)
  fields.done()
  const machine: Machine<Graph> = Object.freeze({
    kind: 'Machine',
    name: checked,
    comment: body.comment,
    timeoutSeconds,
    queryLanguage,
    version,
    body,
    at,
  })
  return pipelineValue(machine, inputSchema, null)
}
