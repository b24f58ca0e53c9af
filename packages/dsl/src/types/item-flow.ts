import type { Context } from './context.ts'
import type { DistributedMapContext } from './distributed-map-context.ts'
import type { Batch, BatchOptions } from './distributed-map-options.ts'
import type { Env } from './env.ts'
import type { Expr } from './expr.ts'
import type { Flow } from './flow.ts'
import type { NoMembers } from './no-members.ts'
import type { Scope } from './scope.ts'

/**
 * The start of a map's body.
 *
 * @typeParam At - the scope of `itemSelector`, whose subject is the item
 */
export interface ItemFlow<in out Item, in out E extends Env, in out At> extends Flow<
  Item,
  NoMembers,
  never,
  NoMembers,
  never,
  E
> {
  /**
   * What the body gets instead of the item: ASL's `ItemSelector`. In the scope, `input` is the map's own.
   *
   * @example
   * ```ts
   * flow.map('Copy all', (list) => list.parts, (part) => part
   *   .itemSelector((item, { input, context }) => ({ part: item, of: input.date, number: context.Map.Item.Index }))
   *   .task('Copy', …))
   * // "ItemSelector": { "part": "{% $states.context.Map.Item.Value %}", "of": "{% $states.input.date %}", … }
   * ```
   */
  itemSelector<Selected>(selector: Expr<Item, At, Selected>): Flow<Selected, NoMembers, never, NoMembers, never, E>
}

/**
 * The start of a distributed map's body.
 *
 * @typeParam Subject - the map's input
 * @typeParam Vars - the variables that the map itself reads
 */
export interface ChildFlow<in out Item, in out E extends Env, in out Subject, in out Vars> extends SelectedFlow<
  Item,
  E,
  Subject,
  Vars
> {
  /**
   * What the body gets instead of the item: ASL's `ItemSelector`. In the scope, `input` is the map's own.
   *
   * @example
   * ```ts
   * flow.distributedMap('Load', jsonl<Row>().from(…), (row) => row
   *   .itemSelector((item, { input, context }) => ({ row: item, of: input.date, number: context.Map.Item.Index }))
   *   .task('Load', …))
   * // "ItemSelector": { "row": "{% $states.context.Map.Item.Value %}", "of": "{% $states.input.date %}", … }
   * ```
   */
  itemSelector<Selected>(
    selector: Expr<Item, Scope<Subject, Vars, Context & DistributedMapContext<Item>>, Selected>,
  ): SelectedFlow<Selected, E, Subject, Vars>
}

/**
 * A distributed map's body before its items are batched.
 *
 * @typeParam Selected - what the body gets of each item
 * @typeParam Subject - the map's input
 * @typeParam Vars - the variables that the map itself reads
 */
export interface SelectedFlow<in out Selected, in out E extends Env, in out Subject, in out Vars> extends Flow<
  Selected,
  NoMembers,
  never,
  NoMembers,
  never,
  E
> {
  /**
   * Gives the body several items at once, as `{ Items, BatchInput }`: ASL's `ItemBatcher`.
   *
   * @example
   * ```ts
   * row.itemBatcher({ maxItemsPerBatch: 100, batchInput: (file) => ({ date: file.date }) })
   * // "ItemBatcher": { "MaxItemsPerBatch": 100, "BatchInput": { "date": "{% $states.input.date %}" } }
   * ```
   */
  itemBatcher<Shared = never>(
    options: BatchOptions<Subject, Scope<Subject, Vars>, Shared>,
  ): Flow<Batch<Selected, Shared>, NoMembers, never, NoMembers, never, E>
}
