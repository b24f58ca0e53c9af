import { kinds, type GraphForm, type LoweredValue, type TaskNode, type Value } from '@stepwright/dsl'

/** What a task gives when the user gave no `output`: its own result, taken out of the integration's. */
export function taskOutput(node: TaskNode<GraphForm>): Value | null {
  return node.output ?? (node.resource.resultAt.length > 0 ? subjectOf(node) : null)
}

/** The value at hand as it is: `(subject) => subject`. */
export function subjectOf({ at }: TaskNode<GraphForm>): LoweredValue {
  return { kind: 'Lowered', body: { kind: 'Subject', kinds: anyJson }, captures: {}, at }
}

/** Whatever JSON can hold. */
const anyJson = kinds.null | kinds.boolean | kinds.number | kinds.string | kinds.array | kinds.object
