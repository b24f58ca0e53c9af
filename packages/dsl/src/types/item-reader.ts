import type { Expr } from './expr.ts'
import type { types } from './phantom.ts'

/**
 * What a distributed map reads its items from: made by `csv(…).from(…)` and its like.
 *
 * @typeParam Subject - the subject that its functions read
 * @typeParam At - the scope that its functions read
 * @typeParam Item - what each item is
 */
export interface ItemReader<Subject, At, Item> {
  readonly [types]: { readonly reads: (subject: Subject, scope: At) => void; readonly item: Item }
}

/** How much is read. */
export interface ReaderOptions<Subject, At> {
  /** The most items, 1 or more; default all. */
  readonly maxItems?: number | Expr<Subject, At, number>
}
