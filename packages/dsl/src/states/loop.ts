import type { SourceLocation } from '@stepwright/asl'
import { describe } from '../args/describe.ts'
import type { PlacedCall } from '../args/placed.ts'
import { stateName } from '../args/state-name.ts'
import { expressionValue } from '../args/value.ts'
import { pieceOf, scopeOf, type Piece } from '../chain/piece.ts'
import { counterName } from '../ir/counter-name.ts'
import { kinds, type ExpressionNode } from '../ir/expression.ts'
import { freeze } from '../ir/freeze.ts'
import type { ChainForm, ChoiceNode, RuleNode, Sequence } from '../ir/nodes.ts'
import type { LoweredValue, Value } from '../ir/value.ts'
import { loopDoesNotReturn, loopOptions, modifierMisplaced } from '../problems/flows.ts'
import { roundsOutOfRange } from '../problems/limits.ts'
import { problem } from '../problems/problem.ts'
import { otherKind } from '../problems/values.ts'
import { loopOption, loopUnbounded, loopUntested } from '../sentences/loop.ts'
import { callBack, type OpenFlow } from './callback.ts'

/** What `loop` adds to the flow: the states of its body, then the choice that leads back to the first of them. */
export interface Loop {
  readonly body: Sequence
  readonly choice: ChoiceNode<ChainForm>
}

/** `loop(name, body, options)` as states. */
export function loopOf(
  { given: [givenName, build, options], at }: PlacedCall,
  openBody: OpenFlow,
  openArm: OpenFlow,
): Loop {
  const name = stateName(givenName, at)
  const what = `The body of '${name}'`
  const body = scopeOf(callBack(build, what, at, openBody(at)), what, at)
  const [first] = body.steps
  if (first === undefined || body.closed || body.goto !== null) throw problem(loopDoesNotReturn(name), at)

  const how = optionsOf(options, name, at)
  return { body, choice: choiceOf({ name, at }, first.name, how, lateOf(how.otherwise, name, openArm, at)) }
}

/** The arm for a loop that did not stop by itself; `null` when there is none. */
function lateOf(otherwise: unknown, name: string, open: OpenFlow, at: SourceLocation): Piece | null {
  if (otherwise === undefined) return null
  const what = `The otherwise of '${name}'`
  const late = pieceOf(callBack(otherwise, what, at, open(at)), what, at)
  // ASL has no place for it: only a rule has a comment.
  if (late.comment !== null) throw problem(modifierMisplaced('comment', 'what otherwise leads to'), at)
  return late
}

interface Owner {
  readonly name: string
  readonly at: SourceLocation
}

interface Options {
  readonly until: Value
  readonly maxIterations: Most
  readonly otherwise: unknown
}

/** The most rounds: fixed, or computed. */
type Most = number | LoweredValue

function optionsOf(options: unknown, name: string, at: SourceLocation): Options {
  if (typeof options !== 'object' || options === null) {
    throw problem(otherKind(`the loop '${name}'`, "'until', 'maxIterations' and 'otherwise'", describe(options)), at)
  }
  const { until, maxIterations, otherwise, ...others } = options as Record<string, unknown>
  const [other] = Object.keys(others)
  if (other !== undefined) throw problem(loopOptions(loopOption(name, other)), at)
  if (until === undefined) throw problem(loopOptions(loopUntested(name)), at)
  if (maxIterations === undefined) throw problem(loopOptions(loopUnbounded(name)), at)
  return {
    until: expressionValue(until, `the test of '${name}'`, at),
    maxIterations: rounds(maxIterations, `the rounds of '${name}'`, at),
    otherwise,
  }
}

function rounds(given: unknown, what: string, at: SourceLocation): Most {
  if (typeof given === 'function') return expressionValue(given, what, at)
  if (typeof given !== 'number' || !Number.isInteger(given) || given < 1) {
    throw problem(roundsOutOfRange(what, describe(given)), at)
  }
  return given
}

/**
 * The choice at the end. A variable counts the rounds that had another one after them, so it is missing or 0 at the end of the first.
 * Whether it is there is a rule of its own: no state before the loop can be told to set it, for there may be none.
 */
function choiceOf(
  { name, at }: Owner,
  start: string,
  { until, maxIterations }: Options,
  late: Piece | null,
): ChoiceNode<ChainForm> {
  const counter = counterName(name)
  const count: ExpressionNode = { kind: 'Variable', name: counter, kinds: kinds.number }
  const unset: ExpressionNode = {
    kind: 'Equal',
    negated: false,
    left: { ...count, kinds: kinds.number | kinds.undefined },
    right: { kind: 'Undefined', kinds: kinds.undefined },
    kinds: kinds.boolean,
  }
  const next: ExpressionNode = { kind: 'Arithmetic', operator: '+', left: count, right: one, kinds: kinds.number }
  const on: Sequence = { kind: 'Sequence', steps: [], at, closed: false, goto: null, comment: null, uses: [] }
  const back: Sequence = { ...on, goto: { name: start, at } }
  const again = (condition: Value | null, rounds: ExpressionNode): readonly RuleNode<ChainForm>[] =>
    condition === null
      ? []
      : [{ condition, assign: assigned(counter, rounds, at), output: null, target: back, comment: null, at }]
  return freeze({
    kind: 'Choice',
    name,
    comment: null,
    at,
    rules: [
      { condition: until, assign: null, output: null, target: on, comment: null, at },
      ...again(firstOfMore(unset, maxIterations, at), one),
      ...again(oneOfMore(count, next, maxIterations, at), next),
    ],
    otherwise: late?.sequence ?? null,
    counter,
    assign: late?.assign ?? null,
    output: late?.output ?? null,
  })
}

const one: ExpressionNode = { kind: 'Literal', value: 1, kinds: kinds.number }

/** The first round is over, and there may be another. `null` when there may not. */
function firstOfMore(unset: ExpressionNode, most: Most, at: SourceLocation): Value | null {
  if (typeof most === 'number') return most === 1 ? null : lowered(unset, {}, at)
  const more: ExpressionNode = { kind: 'Compare', operator: '<', left: one, right: most.body, kinds: kinds.boolean }
  return lowered(
    { kind: 'Logical', operator: '&&', left: unset, right: more, kinds: kinds.boolean },
    most.captures,
    most.at,
  )
}

/** A later round is over, and there may be another. */
function oneOfMore(count: ExpressionNode, next: ExpressionNode, most: Most, at: SourceLocation): Value | null {
  if (typeof most === 'number') {
    if (most === 1) return null
    const last: ExpressionNode = { kind: 'Literal', value: most - 1, kinds: kinds.number }
    return lowered({ kind: 'Compare', operator: '<', left: count, right: last, kinds: kinds.boolean }, {}, at)
  }
  const more: ExpressionNode = { kind: 'Compare', operator: '<', left: next, right: most.body, kinds: kinds.boolean }
  return lowered(more, most.captures, most.at)
}

function assigned(variable: string, value: ExpressionNode, at: SourceLocation): Value {
  const members = [{ kind: 'Member', key: variable, value }] as const
  return lowered({ kind: 'Object', members, kinds: kinds.object }, {}, at)
}

function lowered(body: ExpressionNode, captures: LoweredValue['captures'], at: SourceLocation): LoweredValue {
  return { kind: 'Lowered', body, captures, at }
}
