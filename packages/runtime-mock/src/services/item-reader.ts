import type { JsonObject, JsonValue } from '@stepwright/asl'
import { runtimeError } from '../diagnostics/runtime-error.ts'
import type { ObjectStore } from '../s3/object-store.ts'
import { itemsOf, type Items } from './item-source.ts'
import { UnreadableItems } from './unreadable-items.ts'

/** What a distributed Map reads its items from. */
export interface ReaderRequest {
  readonly state: string
  readonly action: 'getObject' | 'listObjectsV2'
  readonly bucket: string
  /** The object, or the prefix of a listing. */
  readonly key: string
  /** The version of the object; the newest when left out. */
  readonly versionId?: string
  readonly config: JsonObject
  /** At most so many items; 0 for all. */
  readonly maxItems: number
  /** When it is read, in virtual time. */
  readonly nowMs: number
}

/** A page of items, how many there are in all, and whether they are members of an object; or the cause of `States.ItemReaderFailed`. */
export type ItemsRead =
  | { readonly ok: true; readonly items: readonly JsonValue[]; readonly total: number; readonly arePairs?: true }
  | { readonly ok: false; readonly cause: string }

/** Reads the items of a distributed Map page by page. */
export interface ItemReader {
  /** The page that begins with the item of this number. Pages are as cheap as they are read in order. */
  page(from: number): Promise<ItemsRead>
}

/** How many items a page has: as many as a Map Run has children at once, if nothing limits it. */
const itemsPerPage = 10_000

/**
 * Opens what a distributed Map reads.
 *
 * Nothing is held in memory but a page. A source of more than that is read to its end before the first page is given: so its items are
 * counted, and what is wrong with it fails the run before a child is started.
 *
 * @throws StepwrightError SW4012 without a store
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/input-output-itemreader.html
 */
export function openItems(
  request: ReaderRequest,
  store: ObjectStore | null,
  pageItems: number = itemsPerPage,
): ItemReader {
  if (!store) {
    throw runtimeError(
      'SW4012',
      `State '${request.state}' reads 's3://${request.bucket}/${request.key}', and the simulation has no store.`,
      'Pass one: `s3: s3.memory({ … })` or `s3: s3.folder(path)`.',
    )
  }
  const most = request.maxItems === 0 ? Infinity : request.maxItems
  let total: number | null = null
  let cursor = cursorOf(itemsOf(request, store))

  return {
    async page(from) {
      if (request.maxItems < 0) return { ok: false, cause: 'field MaxItems must be positive' }
      try {
        if (from < cursor.at()) cursor = cursorOf(itemsOf(request, store))
        await cursor.take(from - cursor.at())
        const items = await cursor.take(Math.min(pageItems, most - from))
        // A short page is the last one.
        total ??= items.length < pageItems ? from + items.length : Math.min(most, await count(itemsOf(request, store)))
        return { ok: true, items, total, ...(cursor.arePairs() && { arePairs: true }) }
      } catch (error) {
        if (error instanceof UnreadableItems) return { ok: false, cause: error.message }
        throw error
      }
    },
  }
}

interface Cursor {
  /** The number of the next item. */
  at(): number
  /** Whether what it took last are members of an object. */
  arePairs(): boolean
  /** So many items from here, or what is left of them. */
  take(count: number): Promise<readonly JsonValue[]>
}

function cursorOf(source: Items): Cursor {
  let at = 0
  let buffer: readonly JsonValue[] = []
  let used = 0
  let arePairs = false
  return {
    at: () => at,
    arePairs: () => arePairs,
    async take(count) {
      const taken: JsonValue[] = []
      while (taken.length < count) {
        if (used === buffer.length) {
          const next = await source.next()
          if (next.done) break
          buffer = 'arePairs' in next.value ? next.value.items : next.value
          arePairs = 'arePairs' in next.value && next.value.arePairs
          used = 0
          continue
        }
        taken.push(buffer[used] ?? null)
        used += 1
      }
      at += taken.length
      return taken
    },
  }
}

async function count(source: Items): Promise<number> {
  let items = 0
  for await (const some of source) items += 'arePairs' in some ? some.items.length : some.length
  return items
}
