import { callerLocation } from '../args/caller-location.ts'
import { describe } from '../args/describe.ts'
import { problem } from '../problems/problem.ts'
import { otherKind } from '../problems/values.ts'
import type { types } from '../types/phantom.ts'
import { formatOf, type ListedItems, type ObjectItems } from './item-formats.ts'
import { emptyConfig, itemReader } from './item-reader.ts'

/** An object of a bucket, as a distributed map lists it. */
export interface ListedObject {
  Etag: string
  Key: string
  /** Seconds since 1970. */
  LastModified: number
  /** Bytes. */
  Size: number
  StorageClass: string
}

/**
 * The objects of a bucket as items: their keys and sizes, not what they hold. For that see `fromEach` of the formats.
 *
 * @example
 * ```ts
 * flow.distributedMap('Copy all', s3Objects().from((day) => ({ Bucket: 'raw', Prefix: `${day.date}/` })),
 *   (object) => object.task('Copy', lambda<typeof copy>('copy'), ({ Key }) => ({ key: Key })))
 * ```
 */
export function s3Objects(): ListedItems<ListedObject>
export function s3Objects(): unknown {
  return Object.freeze({
    from: (...call: readonly unknown[]) => itemReader('listObjectsV2', emptyConfig, "'s3Objects'", call),
  })
}

/** A row of an S3 inventory. Which columns there are beside these two is for the inventory to say. */
export interface InventoryRow {
  Bucket: string
  Key: string
  VersionId?: string
  IsLatest?: string
  IsDeleteMarker?: string
  /** Bytes, as text. */
  Size?: string
  /** ISO-8601, UTC. */
  LastModifiedDate?: string
  ETag?: string
  StorageClass?: string
}

/**
 * The rows of an S3 inventory as items; the object to read is its `manifest.json`. Every cell is a text.
 *
 * @typeParam Row - the columns that the inventory has
 */
export function s3Inventory<Row = InventoryRow>(): ObjectItems<Row>
export function s3Inventory(): unknown {
  const config = { ...emptyConfig, manifestType: 'S3_INVENTORY' } as const
  return Object.freeze({
    from: (...call: readonly unknown[]) => itemReader('getObject', config, "'s3Inventory'", call),
  })
}

/** The formats of Athena's data files. */
export interface AthenaFormat<Item> {
  readonly [types]: { readonly type: 'CSV' | 'JSONL' | 'PARQUET'; readonly item: Item }
}

/**
 * What Athena's `UNLOAD` wrote, as items; the object to read is the manifest. Athena's CSV has no header row, so give `csv` the `headers`.
 *
 * @param format - the format of the data files
 * @example
 * ```ts
 * athenaManifest(jsonl<Order>()).from((query) => ({ Bucket: 'results', Key: query.manifest }))
 * ```
 */
export function athenaManifest<Item>(format: AthenaFormat<Item>): ObjectItems<Item>
export function athenaManifest(format: unknown): unknown {
  const given = formatOf(format)
  const wanted = 'a format: csv(…), jsonl(…) or parquet(…)'
  if (given === null || given.config.inputType === 'JSON') {
    throw problem(
      otherKind("'athenaManifest'", wanted, given === null ? describe(format) : 'json(…)'),
      callerLocation(),
    )
  }
  const ofAthena = { ...given.config, manifestType: 'ATHENA_DATA' } as const
  return Object.freeze({
    from: (...call: readonly unknown[]) => itemReader('getObject', ofAthena, "'athenaManifest'", call, given.items),
  })
}
