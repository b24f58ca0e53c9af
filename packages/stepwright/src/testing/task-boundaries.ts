import type { JsonValue, SourceLocation } from '@stepwright/asl'
import { readMachine, schemasOf, tasksIn, type AnyPipeline, type ResourceNode } from '@stepwright/dsl'
import type { TaskBoundary } from '@stepwright/runtime-mock'
import { refuseMisfit } from './schema-misfits.ts'

/** `lambda:invoke`, whose envelope the runtime itself takes off and puts on. */
const lambda = 'arn:aws:states:::lambda:invoke'

/**
 * What stands between the tasks of a pipeline and their mocks: a mock takes the task's own arguments and gives its own result, also where
 * the service has them inside something larger, and both fit their schemas.
 */
export function taskBoundaries(flow: AnyPipeline): { readonly [state: string]: TaskBoundary } {
  const tasks = [...tasksIn(readMachine(flow))]
  return Object.fromEntries(tasks.flatMap(([name, { resource, at }]) => boundaryOf(name, resource, at)))
}

function boundaryOf(
  name: string,
  node: ResourceNode,
  at: SourceLocation,
): readonly (readonly [string, TaskBoundary])[] {
  const { args, result } = schemasOf(node)
  const envelope = node.resource.startsWith(lambda) ? null : node.envelope
  if (envelope === null && args === null && result === null) return []
  const resultAt = envelope === null ? [] : node.resultAt
  const boundary: TaskBoundary = {
    async argumentsOf(passed) {
      const own = envelope === null ? passed : memberOf(passed, envelope.payloadKey)
      await refuseMisfit(args, own, `The arguments of the task '${name}' do not fit their schema`, at)
      return own
    },
    async resultOf(given) {
      await refuseMisfit(result, given, `What the mock of '${name}' gives does not fit the schema of its result`, at)
      return resultAt.reduceRight<JsonValue>((value, key) => ({ [key]: value }), given)
    },
  }
  return [[name, boundary]]
}

/** A payload that is `undefined` has left no member. */
function memberOf(value: JsonValue, key: string): JsonValue {
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value)
  return isObject ? ((value as { readonly [member: string]: JsonValue })[key] ?? null) : null
}
