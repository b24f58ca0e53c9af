import { placed } from '../args/placed.ts'
import { blockValue, type Block } from './block-value.ts'
import type { InputOfState, Misfits, OutputOfStates, TasksOfFields } from './data.ts'
import { Fields } from './fields.ts'
import { graphOf } from './graph-of.ts'
import type { NamedFields, StateFields } from './state-fields.ts'

/**
 * States in a scope of their own, for the `itemProcessor` of a Map and the `branches` of a Parallel in `stateMachine(…)`.
 *
 * @param given - where it starts, and its states; their names are unique in the whole machine
 * @throws StepwrightError SW1015 for a field that does not exist, SW1113 for an edge to a state that is not there
 * @example
 * ```ts
 * block({ startAt: 'Copy', states: { Copy: { type: 'Task', resource: copy, arguments: (part: Part) => part, end: true } } })
 * // { "StartAt": "Copy", "States": { "Copy": { "Type": "Task", … } } }
 * ```
 */
export function block<const States extends NamedFields<States>, const Start extends keyof States & string>(given: {
  readonly startAt: Start
  readonly states: States & Misfits<States> & { readonly [name: string]: StateFields<string> }
  readonly comment?: string
}): Block<InputOfState<States[Start]>, OutputOfStates<States>, TasksOfFields<States>>
export function block(...call: readonly unknown[]): unknown {
  const { given, at } = placed(call)
  const fields = new Fields(given[0], 'a block', at)
  const graph = graphOf(fields, 'a block')
  fields.done()
  return blockValue(graph)
}
