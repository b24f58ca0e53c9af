import type { JsonValue } from '@stepwright/asl'
import { kinds } from '@stepwright/dsl'
import type { ConstantValue, GraphForm, LoweredValue, TaskNode, Value } from '@stepwright/dsl'
import type { Emission } from './emission.ts'
import { beforeWork } from './place.ts'

/** A task's arguments in its integration's envelope: a lambda's payload stands beside the function's name. */
export function emitArguments(emission: Emission, node: TaskNode<GraphForm>): { readonly Arguments?: JsonValue } {
  const { envelope } = node.resource
  if (envelope === null) return emission.value('Arguments', node.arguments, beforeWork)
  const inside = emission.at('Arguments')
  inside.mark(node.at)
  const fixed = envelope.fixed.map(({ key, value }) => inside.value(key, constant(value, node), beforeWork))
  const payload = inside.value(envelope.payloadKey, node.arguments ?? subjectOf(node), beforeWork)
  return { Arguments: Object.assign({}, ...fixed, payload) as JsonValue }
}

/** What a task gives when the user gave no `output`: its own result, taken out of the integration's. */
export function taskOutput(node: TaskNode<GraphForm>): Value | null {
  return node.output ?? (node.resource.resultAt.length > 0 ? subjectOf(node) : null)
}

/** The value at hand as it is: `(subject) => subject`. */
function subjectOf({ at }: TaskNode<GraphForm>): LoweredValue {
  return { kind: 'Lowered', body: { kind: 'Subject', kinds: anyJson }, captures: {}, at }
}

function constant(value: ConstantValue['value'], { at }: TaskNode<GraphForm>): ConstantValue {
  return { kind: 'Constant', value, at }
}

/** Whatever JSON can hold. */
const anyJson = kinds.null | kinds.boolean | kinds.number | kinds.string | kinds.array | kinds.object
