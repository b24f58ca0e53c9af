import type { ChoiceRule, JsonObject, JsonValue, State, StatesBlock } from '@stepwright/asl'
import { visitState, type Graph, type GraphForm, type RuleNode, type StateNode, type Value } from '@stepwright/dsl'
import type { Position } from '../../print/printer.ts'
import { emitFailure } from '../failure.ts'
import { given, numeric, textual } from '../field.ts'
import type { Owner } from '../notes.ts'
import { taskOutput } from '../task-output.ts'
import type { Emission } from './emission.ts'
import { emitCatch } from './handler.ts'
import { emitIteration } from './map.ts'
import { afterWork, beforeWork } from './place.ts'
import { emitArguments, emitCredentials } from './task.ts'

/** A scope of states, in the graph's order: a machine's own, a parallel's branch, a map's processor. */
export function emitBlock(emission: Emission, graph: Graph): StatesBlock {
  return {
    ...given('Comment', graph.comment),
    StartAt: graph.startAt,
    // `fromEntries` defines keys instead of setting them: a state may be named `__proto__`.
    States: Object.fromEntries(
      graph.states.map(({ state, next }) => [state.name, emitState(emission.at('States', state.name), state, next)]),
    ),
  }
}

/** One state as ASL writes it. Keys keep one order: what it is, what it does, what happens when it fails, what it gives, where it goes. */
function emitState(emission: Emission, state: StateNode<GraphForm>, next: string | null): State {
  emission.mark(state.at)
  const comment = given('Comment', state.comment)
  const onward = next === null ? { End: true } : { Next: next }

  return visitState<GraphForm, State>(state, {
    Task: (node) => ({
      Type: 'Task',
      ...comment,
      Resource: node.resource.resource,
      ...emitArguments(emission, node),
      ...emitCredentials(emission, node),
      ...numeric(emission.value('TimeoutSeconds', node.timeoutSeconds, beforeWork)),
      ...numeric(emission.value('HeartbeatSeconds', node.heartbeatSeconds, beforeWork)),
      ...emitFailure(emission, node, emitCatch),
      ...emitResults(emission, node, node.assign, taskOutput(node), afterWork(node.resource.resultAt)),
      ...onward,
    }),
    Pass: (node) => ({
      Type: 'Pass',
      ...comment,
      ...emitResults(emission, node, node.assign, node.output, beforeWork),
      ...onward,
    }),
    Choice: (node) => ({
      Type: 'Choice',
      ...comment,
      Choices: node.rules.map((rule, index) => emitRule(emission.at('Choices', index), rule, node)),
      ...emitResults(emission, node, node.assign, node.output, beforeWork),
      ...given('Default', node.otherwise),
    }),
    Wait: (node) => ({
      Type: 'Wait',
      ...comment,
      ...numeric(emission.value('Seconds', node.seconds, beforeWork)),
      ...textual(emission.value('Timestamp', node.timestamp, beforeWork)),
      ...emitResults(emission, node, node.assign, node.output, beforeWork),
      ...onward,
    }),
    Parallel: (node) => ({
      Type: 'Parallel',
      ...comment,
      ...emission.value('Arguments', node.arguments, beforeWork),
      Branches: node.branches.map((branch, index) => emitBlock(emission.at('Branches', index), branch)),
      ...emitFailure(emission, node, emitCatch),
      ...emitResults(emission, node, node.assign, node.output, afterWork([])),
      ...onward,
    }),
    Map: (node) => ({
      Type: 'Map',
      ...comment,
      ...emitIteration(emission, node, emitBlock(emission.at('ItemProcessor'), node.processor)),
      ...emitFailure(emission, node, emitCatch),
      ...emitResults(emission, node, node.assign, node.output, afterWork([])),
      ...onward,
    }),
    Succeed: (node) => ({ Type: 'Succeed', ...comment, ...emission.value('Output', node.output, beforeWork) }),
    Fail: (node) => ({
      Type: 'Fail',
      ...comment,
      ...textual(emission.value('Error', node.error, beforeWork)),
      ...textual(emission.value('Cause', node.cause, beforeWork)),
    }),
  })
}

function emitRule(emission: Emission, rule: RuleNode<GraphForm>, owner: Owner): ChoiceRule {
  emission.mark(rule.at)
  return {
    ...given('Comment', rule.comment),
    ...emission.condition(rule.condition, beforeWork),
    ...emitResults(emission, owner, rule.assign, rule.output, beforeWork),
    Next: rule.target,
  }
}

/** `Assign` and `Output`, which ASL evaluates side by side. */
function emitResults(
  emission: Emission,
  owner: Owner,
  assign: Value | null,
  output: Value | null,
  position: Position,
): { readonly Assign?: JsonObject; readonly Output?: JsonValue } {
  return { ...emission.assign(assign, position, owner), ...emission.value('Output', output, position) }
}
