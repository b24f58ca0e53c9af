import type { SourceLocation } from '@stepwright/asl'
import { describe } from '../args/describe.ts'
import { placed, type PlacedCall } from '../args/placed.ts'
import { stateName } from '../args/state-name.ts'
import { expressionValue } from '../args/value.ts'
import { pieceOf, type Piece } from '../chain/piece.ts'
import { kinds } from '../ir/expression.ts'
import { freeze } from '../ir/freeze.ts'
import type { ChainForm, ChoiceNode, RuleNode } from '../ir/nodes.ts'
import type { Value } from '../ir/value.ts'
import { choiceNotComplete, choiceWithoutTest, modifierMisplaced } from '../problems/flows.ts'
import { problem } from '../problems/problem.ts'
import { otherKind } from '../problems/values.ts'
import { callBack, type OpenFlow } from './callback.ts'

/** `choice(name, arms)` as a node. */
export function choiceNode({ given: [givenName, build], at }: PlacedCall, open: OpenFlow): ChoiceNode<ChainForm> {
  const name = stateName(givenName, at)
  const arms = callBack(build, `the choice '${name}'`, at, new ChoiceArms(name, open, []))
  if (!(arms instanceof ClosedArms)) throw problem(choiceNotComplete(name), at)
  const { rules, otherwise } = arms
  if (rules.length === 0) throw problem(choiceWithoutTest(name), at)
  return Object.freeze({
    kind: 'Choice',
    name,
    comment: null,
    at,
    rules: Object.freeze(rules),
    otherwise: otherwise?.sequence ?? null,
    counter: null,
    assign: otherwise?.assign ?? null,
    output: otherwise?.output ?? null,
  })
}

type Rule = RuleNode<ChainForm>

/** What `otherwise` and `match` return. It never leaves the call of `choice`, so its class can tell it. */
class ClosedArms {
  readonly rules: readonly Rule[]
  readonly otherwise: Piece | null

  constructor(rules: readonly Rule[], otherwise: Piece | null) {
    this.rules = rules
    this.otherwise = otherwise
  }
}

/** The choice that the callback receives. Each method returns a new one. */
class ChoiceArms {
  readonly #name: string
  readonly #open: OpenFlow
  readonly #rules: readonly Rule[]

  constructor(name: string, open: OpenFlow, rules: readonly Rule[]) {
    this.#name = name
    this.#open = open
    this.#rules = rules
  }

  when(...call: readonly unknown[]): ChoiceArms {
    const { given, at } = placed(call)
    const condition = expressionValue(given[0], `a test of '${this.#name}'`, at)
    const rule = ruleNode(condition, this.#arm(given[1], at), at)
    return new ChoiceArms(this.#name, this.#open, [...this.#rules, rule])
  }

  match(...call: readonly unknown[]): ClosedArms {
    const { given, at } = placed(call)
    const [key, arms] = given
    if (typeof key !== 'string' || typeof arms !== 'object' || arms === null) {
      throw problem(otherKind("'match'", "a member's name and an object of arms", describe(arms ?? key)), at)
    }
    const rules = Object.entries(arms).map(([value, arm]) => ruleNode(isValue(key, value, at), this.#arm(arm, at), at))
    return new ClosedArms([...this.#rules, ...rules], null)
  }

  otherwise(...call: readonly unknown[]): ClosedArms {
    const { given, at } = placed(call)
    const arm = this.#arm(given[0], at)
    // ASL has no place for it: only a rule has a comment.
    if (arm.comment !== null) throw problem(modifierMisplaced('comment', 'what otherwise(…) leads to'), at)
    return new ClosedArms(this.#rules, arm)
  }

  #arm(arm: unknown, at: SourceLocation): Piece {
    const what = `An arm of '${this.#name}'`
    return pieceOf(callBack(arm, what, at, this.#open(at)), what, at)
  }
}

function ruleNode(condition: Value, { sequence, assign, output, comment }: Piece, at: SourceLocation): Rule {
  return Object.freeze({ condition, assign, output, target: sequence, comment, at })
}

/** `subject[key] === value`. */
function isValue(key: string, value: string, at: SourceLocation): Value {
  return freeze({
    kind: 'Lowered',
    body: {
      kind: 'Equal',
      negated: false,
      left: { kind: 'Property', object: { kind: 'Subject', kinds: kinds.object }, key, kinds: kinds.string },
      right: { kind: 'Literal', value, kinds: kinds.string },
      kinds: kinds.boolean,
    },
    captures: {},
    at,
  })
}
