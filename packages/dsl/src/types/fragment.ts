import type { types } from './phantom.ts'

/**
 * A piece of a flow: what arms, handlers and bodies return, and what `use` takes. Only these members are ever compared, so that
 * TypeScript never compares two flows method by method.
 *
 * @typeParam Input - the subject it starts from; a flow that offers more fits
 * @typeParam Needs - the variables it reads
 * @typeParam Output - the subject it ends with; `never` when all its paths have ended
 * @typeParam Own - the variables it assigns; `never` when all its paths have ended
 * @typeParam States - its states by name: a {@link Task}, or `null` for any other kind
 * @typeParam Ends - what its paths that end inside yield
 */
export interface Fragment<Input, Needs, Output, Own, States, Ends> {
  readonly [types]: {
    readonly accepts: (subject: Input) => void
    readonly reads: (vars: Needs) => void
    readonly output: Output
    readonly own: Own
    readonly states: States
    readonly ends: Ends
  }
}

/** Any fragment at all. */
export type AnyFragment = Fragment<never, never, unknown, object, object, unknown>

/** What comes out of a fragment that stands alone, such as a branch: by its last step or by a path that ended before. */
export type FragmentOutput<Piece> =
  Piece extends Fragment<never, never, infer Output, infer _Own, infer _States, infer Ends> ? Output | Ends : never

/** The states of a fragment. */
export type FragmentStates<Piece> =
  Piece extends Fragment<never, never, infer _Output, infer _Own, infer States, infer _Ends> ? States : never

/** The subject that a fragment hands on. */
export type FragmentSubject<Piece> =
  Piece extends Fragment<never, never, infer Output, infer _Own, infer _States, infer _Ends> ? Output : never

/** The variables that a fragment assigns. */
export type FragmentOwn<Piece> =
  Piece extends Fragment<never, never, infer _Output, infer Own, infer _States, infer _Ends> ? Own : never

/** What the paths of a fragment that end inside it yield. */
export type FragmentEnds<Piece> =
  Piece extends Fragment<never, never, infer _Output, infer _Own, infer _States, infer Ends> ? Ends : never
