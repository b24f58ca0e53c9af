import type { ArmEnv, Env } from './env.ts'
import type { Guard } from './expr.ts'
import type { AnyFragment, Fragment } from './fragment.ts'
import type { MatchKey, Where } from './match-arms.ts'
import type { Narrowed, Remaining } from './narrowed.ts'
import type { NoMembers } from './no-members.ts'
import type { types } from './phantom.ts'
import type { PlainFlow } from './plain-flow.ts'
import type { Scope } from './scope.ts'
import type { UnionToIntersection } from './union-to-intersection.ts'

/**
 * A choice with all its arms: what the callback of `choice` returns.
 *
 * @typeParam Closed - `true`; what the callback returns is asked for it, for a choice under construction has the other members too
 */
export interface Arms<Output, Own, States, Ends, Closed = true> {
  readonly [types]: {
    readonly output: Output
    readonly own: Own
    readonly states: States
    readonly ends: Ends
    readonly closed: Closed
  }
}

/**
 * A choice under construction.
 *
 * @typeParam All - the choice's input
 * @typeParam Rest - what the arms so far leave over
 * @typeParam Own - the variables before the choice
 * @typeParam States - the states before the choice, and the choice itself
 * @typeParam Output - what the arms so far pass on; `ArmOwn`, `ArmStates` and `ArmEnds` are theirs too
 */
export interface Choice<
  in out All,
  in out Rest,
  in out Own,
  in out Names,
  in out States,
  in out E extends Env,
  in out Output,
  in out ArmOwn,
  in out ArmStates,
  in out ArmEnds,
> {
  // As those of `Arms`, but for the last: so it is told by one question, which the choice's name asks.
  readonly [types]: {
    readonly output: unknown
    readonly own: unknown
    readonly states: unknown
    readonly ends: unknown
    readonly closed: false
  }

  /**
   * The arm for subjects that pass a test. A test that TypeScript reads as a type guard narrows the arm, and what follows it.
   *
   * @example
   * ```ts
   * c.when((file) => file.kind === 'csv', (csv) => csv.pass('Take the delimiter', (file) => file.delimiter))
   * ```
   */
  when<Test extends Guard<Rest, Scope<All, E['needs'] & Own, E['context']>>, Output2, Own2, States2, Ends2>(
    test: Test,
    arm: (
      flow: ArmFlow<Narrowed<Test, Rest>, Own, Names | keyof ArmStates, States & ArmStates, E>,
    ) => Fragment<Narrowed<Test, Rest>, E['needs'] & Own, Output2, Own2, States2, Ends2>,
  ): Choice<
    All,
    Remaining<Test, Rest>,
    Own,
    Names,
    States,
    E,
    Output | Output2,
    ArmOwn | Own2,
    ArmStates & States2,
    ArmEnds | Ends2
  >

  /**
   * One arm for each value of a member that tells the subjects apart. Leaving one out does not compile; should a value that the types
   * do not know arrive at run time, the state fails with `States.NoChoiceMatched`.
   *
   * @example
   * ```ts
   * c.match('kind', { csv: (csv) => csv.task('Parse', …), json: (json) => json })
   * // "Choices": [{ "Condition": "{% $states.input.kind = 'csv' %}", "Next": "Parse" }, …]
   * ```
   */
  match<
    const Key extends keyof Rest,
    const Pieces extends {
      readonly [Value in Rest[Key] & string]?: (
        flow: ArmFlow<Where<Rest, Key, Value>, Own, Names | keyof ArmStates, States & ArmStates, E>,
      ) => AnyFragment
    },
  >(
    key: MatchKey<Rest, Key, keyof Pieces>,
    arms: Pieces,
  ): Arms<
    Output | PartOfArms<Pieces, 'output'>,
    ArmOwn | PartOfArms<Pieces, 'own'>,
    ArmStates & UnionToIntersection<PartOfArms<Pieces, 'states'>>,
    ArmEnds | PartOfArms<Pieces, 'ends'>
  >

  /** The arm for everything else: ASL's `Default`. */
  otherwise<Output2, Own2, States2, Ends2>(
    arm: (
      flow: ArmFlow<Rest, Own, Names | keyof ArmStates, States & ArmStates, E>,
    ) => Fragment<Rest, E['needs'] & Own, Output2, Own2, States2, Ends2>,
  ): Arms<Output | Output2, ArmOwn | Own2, ArmStates & States2, ArmEnds | Ends2>
}

/** The start of an arm. */
export type ArmFlow<Subject, Own, Names, States, E extends Env> = PlainFlow<
  Subject,
  NoMembers,
  never,
  NoMembers,
  never,
  ArmEnv<Subject, Own, Names, States, E>,
  Subject,
  Scope<Subject, E['needs'] & Own, E['context']>
>

/** One part of what the arms of a `match` return. */
type PartOfArms<Pieces, Part extends 'output' | 'own' | 'states' | 'ends'> = {
  [Value in keyof Pieces]: Pieces[Value] extends (flow: never) => { readonly [types]: infer Parts }
    ? Parts[Part & keyof Parts]
    : never
}[keyof Pieces]
