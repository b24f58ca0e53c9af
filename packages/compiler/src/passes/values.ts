import {
  visitState,
  type CatchNode,
  type DistributedNode,
  type GraphForm,
  type KnownValue,
  type ResourceNode,
  type StateNode,
  type Value,
} from '@stepwright/dsl'

type Values = readonly Value[]

/** Every value of a state itself, in the order its fields are emitted; not those of states inside it. */
export function valuesOf(state: StateNode<GraphForm>): Values {
  const all = visitState<GraphForm, readonly (Value | null)[]>(state, {
    Task: (node) => [
      ...[...arnOf(node.resource), ...(node.resource.envelope?.fixed ?? []).map(({ value }) => value)].map(
        (value): Value => ({ kind: 'Constant', value, at: node.at }),
      ),
      node.arguments,
      node.roleArn,
      node.timeoutSeconds,
      node.heartbeatSeconds,
      ...ofCatches(node.catch),
      node.assign,
      node.output,
    ],
    Pass: (node) => [node.assign, node.output],
    Choice: (node) => [
      ...node.rules.flatMap(({ condition, assign, output }) => [condition, assign, output]),
      node.assign,
      node.output,
    ],
    Wait: (node) => [node.seconds, node.timestamp, node.assign, node.output],
    Parallel: (node) => [node.arguments, ...ofCatches(node.catch), node.assign, node.output],
    Map: (node) => [
      node.items,
      ...ofReader(node.distributed),
      node.itemSelector,
      ...ofBatcher(node.distributed),
      node.maxConcurrency,
      ...ofRun(node.distributed),
      ...ofCatches(node.catch),
      node.assign,
      node.output,
    ],
    Succeed: (node) => [node.output],
    Fail: (node) => [node.error, node.cause],
  })
  return all.filter((value) => value !== null)
}

/** The parameter that a task's own `Resource` is: of an activity, say. */
function arnOf({ resource }: ResourceNode): readonly KnownValue[] {
  const name = /^\$\{(\w+)\}$/.exec(resource)?.[1]
  return name === undefined ? [] : [{ kind: 'Param', name }]
}

function ofReader(node: DistributedNode | null): readonly (Value | null)[] {
  return node?.itemReader ? [node.itemReader.maxItems, node.itemReader.arguments] : []
}

function ofBatcher(node: DistributedNode | null): readonly (Value | null)[] {
  if (!node?.itemBatcher) return []
  const { maxItemsPerBatch, maxInputBytesPerBatch, batchInput } = node.itemBatcher
  return [maxItemsPerBatch, maxInputBytesPerBatch, batchInput]
}

function ofRun(node: DistributedNode | null): readonly (Value | null)[] {
  return node === null
    ? []
    : [node.toleratedFailureCount, node.toleratedFailurePercentage, node.resultWriter?.arguments ?? null]
}

function ofCatches(catches: readonly CatchNode<GraphForm>[]): readonly (Value | null)[] {
  return catches.flatMap(({ assign, output }) => [assign, output])
}
