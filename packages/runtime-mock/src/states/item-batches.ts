import type { JsonObject, JsonValue, MapState } from '@stepwright/asl'
import { wholeNumber } from '../data/number-field.ts'
import { succeeded, type Outcome } from '../machine/failure.ts'
import type { ChildInput } from './distributed-map.ts'
import type { VisitScope } from './interpreter.ts'

/** How an ItemBatcher makes batches, once its fields are evaluated. */
export interface BatchPlan {
  readonly maxItems: number | null
  readonly maxBytes: number | null
  /** What every batch gets beside its items; absent without a `BatchInput`. */
  readonly shared: { readonly BatchInput?: JsonValue }
}

/** Full batches, and the items left over that do not fill one. */
export interface Batches {
  readonly full: readonly ChildInput[]
  readonly open: readonly JsonValue[]
}

/** Evaluates an ItemBatcher. */
export function planBatches(
  state: MapState,
  batcher: JsonObject,
  scope: VisitScope,
  evaluate: (template: JsonValue, location: string) => Outcome<JsonValue>,
): Outcome<BatchPlan> {
  const at = { fields: batcher, location: 'ItemBatcher/' }
  const count = wholeNumber(state, 'MaxItemsPerBatch', scope, at)
  if (!count.ok) return count
  const bytes = wholeNumber(state, 'MaxInputBytesPerBatch', scope, at)
  if (!bytes.ok) return bytes
  const limits = { maxItems: count.value, maxBytes: bytes.value }
  const template = batcher['BatchInput']
  if (template === undefined) return succeeded({ ...limits, shared: {} })
  const shared = evaluate(template, 'ItemBatcher/BatchInput')
  return shared.ok ? succeeded({ ...limits, shared: { BatchInput: shared.value } }) : shared
}

/** Puts items into batches, in their order: one that is full is closed by the item that has no room in it. */
export function batchesOf(inputs: Iterable<JsonValue>, plan: BatchPlan): Batches {
  const { maxItems, maxBytes } = plan
  const emptyBytes = maxBytes === null ? 0 : bytesOf(batch([], plan))
  const full: ChildInput[] = []
  let items: JsonValue[] = []
  let bytes = emptyBytes
  for (const input of inputs) {
    const size = maxBytes === null ? 0 : bytesOf(input)
    // A comma stands before each item but the first.
    const isFull = items.length >= (maxItems ?? Infinity) || bytes + 1 + size > (maxBytes ?? Infinity)
    if (items.length > 0 && isFull) {
      full.push(closed(items, plan))
      items = []
      bytes = emptyBytes
    }
    bytes += items.length > 0 ? 1 + size : size
    items.push(input)
  }
  return { full, open: items }
}

/** A batch as the input of a child. */
export function closed(items: readonly JsonValue[], plan: BatchPlan): ChildInput {
  return { input: batch(items, plan), items: items.length }
}

const batch = (items: readonly JsonValue[], { shared }: BatchPlan): JsonObject => ({ ...shared, Items: items })

const bytesOf = (value: JsonValue): number => Buffer.byteLength(JSON.stringify(value))
