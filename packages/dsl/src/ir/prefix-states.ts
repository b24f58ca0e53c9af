import { counterName } from './counter-name.ts'
import type { ExpressionNode } from './expression.ts'
import { mapChildren } from './map-children.ts'
import { statesIn } from './nested-states.ts'
import type { CatchNode, ChainForm, ChoiceNode, Sequence, StateNode } from './nodes.ts'
import type { Value } from './value.ts'
import { visitState, type StateVisitor } from './visit-state.ts'

/** The same sequence with a prefix before each state's name, at any depth; its jumps and its loops' variables follow. */
export function prefixStates(sequence: Sequence, prefix: string): Sequence {
  const own = new Set(statesIn(sequence).map(({ name }) => name))
  return prefixed(sequence, prefix, own)
}

/** `own` are the names that change: a jump out of the fragment keeps its target. */
function prefixed(sequence: Sequence, prefix: string, own: ReadonlySet<string>): Sequence {
  const inner = (piece: Sequence): Sequence => prefixed(piece, prefix, own)
  const caught = (handlers: readonly CatchNode<ChainForm>[]): readonly CatchNode<ChainForm>[] =>
    Object.freeze(handlers.map((handler) => Object.freeze({ ...handler, target: inner(handler.target) })))
  const renamed: StateVisitor<ChainForm, StateNode<ChainForm>> = {
    Task: (node) => ({ ...node, name: prefix + node.name, catch: caught(node.catch) }),
    Pass: (node) => ({ ...node, name: prefix + node.name }),
    Wait: (node) => ({ ...node, name: prefix + node.name }),
    Succeed: (node) => ({ ...node, name: prefix + node.name }),
    Fail: (node) => ({ ...node, name: prefix + node.name }),
    Choice: (node) =>
      withOwnCounter({
        ...node,
        name: prefix + node.name,
        rules: Object.freeze(node.rules.map((rule) => Object.freeze({ ...rule, target: inner(rule.target) }))),
        otherwise: node.otherwise === null ? null : inner(node.otherwise),
      }),
    Parallel: (node) => ({
      ...node,
      name: prefix + node.name,
      branches: Object.freeze(node.branches.map(inner)),
      catch: caught(node.catch),
    }),
    Map: (node) => ({
      ...node,
      name: prefix + node.name,
      processor: inner(node.processor),
      catch: caught(node.catch),
    }),
  }
  const steps = sequence.steps.map((node) => Object.freeze(visitState(node, renamed)))
  const { goto } = sequence
  const jump = goto !== null && own.has(goto.name) ? Object.freeze({ ...goto, name: prefix + goto.name }) : goto
  return Object.freeze({ ...sequence, steps: Object.freeze(steps), goto: jump })
}

/** The choice of a loop under its new name: one inside another must not count in the same variable. */
function withOwnCounter(node: ChoiceNode<ChainForm>): ChoiceNode<ChainForm> {
  const { counter } = node
  if (counter === null) return node
  const own = counterName(node.name)
  const renamed = (expression: ExpressionNode): ExpressionNode =>
    expression.kind === 'Variable' && expression.name === counter
      ? { ...expression, name: own }
      : mapChildren(expression, renamed)
  const condition = (value: Value): Value =>
    value.kind === 'Lowered' ? Object.freeze({ ...value, body: renamed(value.body) }) : value
  const assign = (value: Value | null): Value | null => {
    if (value?.kind !== 'Lowered' || value.body.kind !== 'Object') return value
    const members = value.body.members.map((member) =>
      member.kind === 'Member'
        ? { ...member, key: member.key === counter ? own : member.key, value: renamed(member.value) }
        : member,
    )
    return Object.freeze({ ...value, body: { ...value.body, members } })
  }
  const rules = node.rules.map((rule) =>
    Object.freeze({ ...rule, condition: condition(rule.condition), assign: assign(rule.assign) }),
  )
  return { ...node, counter: own, rules: Object.freeze(rules) }
}
