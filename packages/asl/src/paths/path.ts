import type { JsonValue } from '../wire/json.ts'

/** What a path starts at: the state's data `$`, the context object `$$`, or a workflow variable `$name`. */
export type PathRoot =
  { readonly kind: 'input' } | { readonly kind: 'context' } | { readonly kind: 'variable'; readonly name: string }

/** One step of a path. Offsets count characters of the path's text. */
export type PathStep = PathSelector & { readonly start: number; readonly end: number }

type PathSelector =
  /** `.a`, `['a']`, or several names, `['a','b']`. */
  | { readonly kind: 'name'; readonly names: readonly string[] }
  /** `[0]`, `[-1]`, or several, `[0,2]`. */
  | { readonly kind: 'index'; readonly indexes: readonly number[] }
  /** `[from:to]`, `to` exclusive; null where the text leaves an end open. */
  | { readonly kind: 'slice'; readonly from: number | null; readonly to: number | null }
  | { readonly kind: 'wildcard' }
  /** `..`: every node at and below this one. */
  | { readonly kind: 'descend' }
  | { readonly kind: 'filter'; readonly test: FilterTest }
  /** `.length()` and its like, always last. */
  | { readonly kind: 'function'; readonly name: PathFunctionName; readonly arguments: readonly FilterOperand[] }

/** The functions a path may end in. */
export type PathFunctionName =
  | 'length'
  | 'size'
  | 'keys'
  | 'min'
  | 'max'
  | 'avg'
  | 'sum'
  | 'stddev'
  | 'concat'
  | 'append'
  | 'first'
  | 'last'
  | 'index'

/** The condition of a filter `[?(…)]`. */
export type FilterTest =
  | { readonly kind: 'and'; readonly tests: readonly FilterTest[] }
  | { readonly kind: 'or'; readonly tests: readonly FilterTest[] }
  | { readonly kind: 'not'; readonly test: FilterTest }
  | { readonly kind: 'exists'; readonly path: FilterPath }
  | { readonly kind: 'literal'; readonly value: boolean }
  | {
      readonly kind: 'compare'
      readonly operator: FilterOperator
      readonly left: FilterOperand
      readonly right: FilterOperand
    }

/** The comparison operators of a filter. */
export type FilterOperator =
  | '=='
  | '==='
  | '!='
  | '!=='
  | '<'
  | '<='
  | '>'
  | '>='
  | '=~'
  | 'in'
  | 'nin'
  | 'subsetof'
  | 'anyof'
  | 'noneof'
  | 'contains'
  | 'all'
  | 'size'
  | 'empty'
  | 'type'

/** One side of a comparison, or an argument of a path function. */
export type FilterOperand =
  | FilterPath
  | { readonly kind: 'value'; readonly value: JsonValue }
  | { readonly kind: 'regex'; readonly source: string; readonly flags: string }

/** A path inside a filter: `@…` from the node under test, `$…` from the whole document. */
export interface FilterPath {
  readonly kind: 'path'
  readonly from: 'current' | 'document'
  readonly steps: readonly PathStep[]
}

/** A parsed path and what its syntax alone says about it. */
export interface Path {
  readonly text: string
  readonly root: PathRoot
  readonly steps: readonly PathStep[]
  /** True when the path can only ever name one node; such a path gives a value, any other gives an array of matches. */
  readonly isDefinite: boolean
  /** True for a reference path: names and non-negative indexes only. */
  readonly isReference: boolean
}

/** Text that does not parse: what is wrong and which characters of the text. */
export interface SyntaxFinding {
  readonly message: string
  readonly start: number
  readonly end: number
}
