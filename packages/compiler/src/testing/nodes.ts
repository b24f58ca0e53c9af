import type { JsonValue, SourceLocation } from '@stepwright/asl'
import { kinds } from '@stepwright/dsl'
import type {
  CatchNode,
  ChainForm,
  ChoiceNode,
  ConstantValue,
  ExpressionNode,
  FailNode,
  LoweredValue,
  Machine,
  MapNode,
  ObjectNode,
  ParallelNode,
  PassNode,
  RuleNode,
  Sequence,
  StateNode,
  SucceedNode,
  TaskNode,
} from '@stepwright/dsl'

/** Places count lines, so that each node of a test has its own. */
export function at(line: number, column = 1): SourceLocation {
  return { file: 'flow.pipeline.ts', line, column }
}

export function constant(value: JsonValue, line = 1): ConstantValue {
  return { kind: 'Constant', value: { kind: 'Json', value }, at: at(line) }
}

export function param(name: string, line = 1): ConstantValue {
  return { kind: 'Constant', value: { kind: 'Param', name }, at: at(line) }
}

export function sequence(steps: readonly StateNode<ChainForm>[], closed = false, line = 1): Sequence {
  return { kind: 'Sequence', steps, at: at(line), closed, goto: null, comment: null, uses: [] }
}

export function machine(steps: readonly StateNode<ChainForm>[], closed = true): Machine<Sequence> {
  return {
    kind: 'Machine',
    name: 'Flow',
    comment: null,
    timeoutSeconds: null,
    queryLanguage: 'JSONata',
    version: null,
    body: sequence(steps, closed),
    at: at(1),
  }
}

export function pass(name: string, fields: Partial<PassNode> = {}): PassNode {
  return { kind: 'Pass', name, comment: null, at: at(1), assign: null, output: null, ...fields }
}

export function task(name: string, fields: Partial<TaskNode<ChainForm>> = {}): TaskNode<ChainForm> {
  return {
    kind: 'Task',
    name,
    comment: null,
    at: at(1),
    // No API's model says what it takes, so tests may pass anything.
    resource: { resource: 'arn:aws:states:::eks:call', envelope: null, resultAt: [] },
    arguments: null,
    roleArn: null,
    timeoutSeconds: null,
    heartbeatSeconds: null,
    assign: null,
    output: null,
    retry: [],
    catch: [],
    ...fields,
  }
}

export function handler(target: Sequence, fields: Partial<CatchNode<ChainForm>> = {}): CatchNode<ChainForm> {
  return { errorEquals: ['States.ALL'], assign: null, output: null, target, comment: null, at: at(1), ...fields }
}

export function rule(target: Sequence, fields: Partial<RuleNode<ChainForm>> = {}): RuleNode<ChainForm> {
  return { condition: constant(true), assign: null, output: null, target, comment: null, at: at(1), ...fields }
}

export function choice(
  name: string,
  rules: readonly RuleNode<ChainForm>[],
  otherwise: Sequence | null,
): ChoiceNode<ChainForm> {
  return { kind: 'Choice', name, comment: null, at: at(1), rules, otherwise, counter: null, assign: null, output: null }
}

export function parallel(
  name: string,
  branches: readonly Sequence[],
  fields: Partial<ParallelNode<ChainForm>> = {},
): ParallelNode<ChainForm> {
  return {
    kind: 'Parallel',
    name,
    comment: null,
    at: at(1),
    branches,
    branchKeys: null,
    arguments: null,
    assign: null,
    output: null,
    retry: [],
    catch: [],
    ...fields,
  }
}

export function map(name: string, processor: Sequence, fields: Partial<MapNode<ChainForm>> = {}): MapNode<ChainForm> {
  return {
    kind: 'Map',
    name,
    comment: null,
    at: at(1),
    items: constant([]),
    itemSelector: null,
    processor,
    distributed: null,
    maxConcurrency: null,
    assign: null,
    output: null,
    retry: [],
    catch: [],
    ...fields,
  }
}

export function succeed(name: string): SucceedNode {
  return { kind: 'Succeed', name, comment: null, at: at(1), output: null }
}

export function fail(name: string, fields: Partial<FailNode> = {}): FailNode {
  return { kind: 'Fail', name, comment: null, at: at(1), error: null, cause: null, ...fields }
}

/** A lowered function with this body. */
export function lowered(body: ExpressionNode, line = 1): LoweredValue {
  return { kind: 'Lowered', body, captures: {}, at: at(line) }
}

export const json: number = kinds.null | kinds.boolean | kinds.number | kinds.string | kinds.array | kinds.object

export function object(members: { readonly [key: string]: ExpressionNode }): ObjectNode {
  return {
    kind: 'Object',
    members: Object.entries(members).map(([key, value]) => ({ kind: 'Member', key, value })),
    kinds: kinds.object,
  }
}

export function variable(name: string): ExpressionNode {
  return { kind: 'Variable', name, kinds: json }
}
