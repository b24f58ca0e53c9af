import type { ItemsMisfit } from '../sentences/record.ts'
import type { Accepts } from '../types/accepts.ts'
import type { Batch } from '../types/distributed-map-options.ts'
import type { ItemReader } from '../types/item-reader.ts'
import type { Block } from './block-value.ts'
import type { Computed } from './data.ts'

/** An object with the sentence about a Map written out whose processor takes something else than its items, or `unknown`. */
export type MapMisfit<State, Name extends string> = State extends {
  readonly itemProcessor: Block<infer Input, unknown, unknown>
}
  ? // A processor that takes anything says nothing of it.
    [Input] extends [never]
    ? unknown
    : unknown extends Handed<State>
      ? unknown
      : [Handed<State>] extends [Accepts<Input>]
        ? unknown
        : { readonly itemProcessor: ItemsMisfit<Name> }
  : unknown

/** What the processor is given: items, what the selector makes of them, or batches of these. */
type Handed<State> = State extends { readonly itemBatcher: infer Batcher }
  ? Batch<Selected<State>, Batcher extends { readonly batchInput: infer Shared } ? Computed<Shared> : never>
  : Selected<State>

type Selected<State> = State extends { readonly itemSelector: infer Selector } ? Computed<Selector> : ItemOf<State>

/** What a Map goes over. Of one that goes over its input nothing is known. */
type ItemOf<State> = State extends { readonly itemReader: ItemReader<never, never, infer Item> }
  ? // A reader that names no columns, or says no type, tells nothing.
    string extends keyof Item
    ? unknown
    : Item
  : State extends { readonly items: infer Items }
    ? Computed<Items> extends readonly (infer Item)[]
      ? Item
      : unknown
    : unknown
