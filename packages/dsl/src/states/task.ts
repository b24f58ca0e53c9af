import type { PlacedCall } from '../args/placed.ts'
import { stateName } from '../args/state-name.ts'
import { expressionValue } from '../args/value.ts'
import { resourceNode } from '../aws/task-resource.ts'
import type { ChainForm, TaskNode } from '../ir/nodes.ts'

/** `task(name, resource, args)` as a node. */
export function taskNode({ given, at }: PlacedCall): TaskNode<ChainForm> {
  const name = stateName(given[0], at)
  return Object.freeze({
    kind: 'Task',
    name,
    comment: null,
    at,
    resource: resourceNode(given[1], `the task '${name}'`, at),
    arguments: expressionValue(given[2], `the arguments of '${name}'`, at),
    roleArn: null,
    timeoutSeconds: null,
    heartbeatSeconds: null,
    assign: null,
    output: null,
    retry: Object.freeze([]),
    catch: Object.freeze([]),
  })
}
