import type { JsonObject, JsonValue } from '@stepwright/asl'
import type { ConstantValue, GraphForm, TaskNode } from '@stepwright/dsl'
import { subjectOf } from '../task-output.ts'
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

function constant(value: ConstantValue['value'], { at }: TaskNode<GraphForm>): ConstantValue {
  return { kind: 'Constant', value, at }
}

/** The role that the call is made with. */
export function emitCredentials(
  emission: Emission,
  { roleArn, at }: TaskNode<GraphForm>,
): { readonly Credentials?: JsonObject } {
  if (roleArn === null) return {}
  const inside = emission.at('Credentials')
  inside.mark(at)
  return { Credentials: inside.value('RoleArn', roleArn, beforeWork) }
}
