import type { FragmentInput, FragmentState, FragmentVariable } from '../sentences/fragment.ts'
import type { Env } from './env.ts'
import type { AnyFragment, Fragment, FragmentStates, FragmentSubject } from './fragment.ts'
import type { ClashingNames, HasClash, UsedStates } from './used-states.ts'

/**
 * The fragment itself where it may stand, else a sentence. It says `Fragment<Subject, …>` too, so that a generic factory's type parameters are
 * inferred from where it is used: `flow.use(audit())`.
 */
export type Usable<Piece, Prefix extends string, Subject, Variables, States, E extends Env> = [
  IsMisfit<Piece, Subject, Variables>,
] extends [true]
  ? Misfit<Piece, Subject, Variables>
  : [HasClash<UsedStates<FragmentStates<Piece>, Prefix>, States, E, FragmentSubject<Piece>>] extends [true]
    ? FragmentState<
        ClashingNames<UsedStates<FragmentStates<Piece>, Prefix>, States, E, FragmentSubject<Piece>> & string
      >
    : | (Piece & Fragment<Subject, Variables, unknown, unknown, unknown, unknown>)
      | Fragment<Subject, Variables, unknown, object, object, unknown>

/** Asked as `HasClash` is: an unknown flow is no misfit by itself. */
type IsMisfit<Piece, Subject, Variables> = [0] extends [1 & Subject]
  ? false
  : [Piece] extends [Fragment<Subject, Variables, unknown, unknown, unknown, unknown>]
    ? false
    : true

type Misfit<Piece, Subject, Variables> =
  Piece extends Fragment<infer Input, infer Needs, infer _Output, infer _Own, infer _States, infer _Ends>
    ? [Subject] extends [Input]
      ? FragmentVariable<Unfit<Needs, Variables> & string>
      : FragmentInput<Unfit<Input, Subject> & string>
    : AnyFragment

/** The members of `Wanted` that are not there, or hold something else. */
type Unfit<Wanted, Given> = {
  [Key in keyof Wanted]-?: Pick<Given, Key & keyof Given> extends Pick<Wanted, Key> ? never : Key
}[keyof Wanted]
