import type { AnyFragment, FragmentOutput, FragmentStates } from './fragment.ts'
import type { UnionToIntersection } from './union-to-intersection.ts'

/** What a parallel runs: a list of branches, or an object of them. */
export type Branches = readonly AnyFragment[] | { readonly [name: string]: AnyFragment }

/** What a parallel yields: one output for each branch, as a tuple or under the branches' names. */
export type BranchOutputs<Pieces> = { -readonly [Key in keyof Pieces]: FragmentOutput<Pieces[Key]> }

/** The states of all branches. */
export type BranchStates<Pieces> = UnionToIntersection<FragmentStates<Pieces[keyof Pieces]>>
