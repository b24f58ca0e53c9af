import { lambda } from '../aws/lambda.ts'
import { csv, json, jsonl, parquet } from '../aws/item-formats.ts'
import { athenaManifest, s3Inventory, s3Objects, type InventoryRow, type ListedObject } from '../aws/item-listings.ts'
import { s3Results } from '../aws/s3-results.ts'
import { pipeline } from '../pipeline.ts'
import { expectTypeOf, test } from 'vitest'
import { z } from 'zod'
import type { OutputOf, TasksOf } from './pipeline.ts'
import type { Task } from './task.ts'

interface FileRef {
  bucket: string
  key: string
  date: string
  limit: number
}
interface Order {
  id: string
  amount: number
}
const start = pipeline<FileRef>('p')
const load = lambda<(event: { id: string }) => Promise<{ loaded: boolean }>>('load')

test('an array is gone over as an inline map goes over it', () => {
  const _flow = pipeline<{ parts: { id: string }[] }>('p')
    .distributedMap(
      'All',
      (list) => list.parts,
      (part) => part.task('Load', load, (one) => ({ id: one.id })),
    )
    .succeed()
  expectTypeOf<OutputOf<typeof _flow>>().toEqualTypeOf<{ loaded: boolean }[]>()
  expectTypeOf<TasksOf<typeof _flow>>().toEqualTypeOf<{ Load: Task<{ id: string }, { loaded: boolean }> }>()
})

test('items are what the format says', () => {
  const at = (file: FileRef): { Bucket: string; Key: string } => ({ Bucket: file.bucket, Key: file.key })
  start.distributedMap('Given', csv({ headers: ['id', 'amount'] }).from(at), (row) =>
    row.pass('A', (item) => {
      expectTypeOf(item).toEqualTypeOf<{ id: string; amount: string }>()
      return item
    }),
  )
  start.distributedMap('Any', csv().from(at), (row) =>
    row.pass('A', (item) => {
      expectTypeOf(item).toEqualTypeOf<Record<string, string>>()
      return item
    }),
  )
  start.distributedMap('Told', csv<{ id: string; kind: 'a' | 'b' }>({ headers: ['id', 'kind'] }).from(at), (row) =>
    row.pass('A', (item) => {
      expectTypeOf(item).toEqualTypeOf<{ id: string; kind: 'a' | 'b' }>()
      return item
    }),
  )
  const Row = z.object({ id: z.string() })
  start.distributedMap('By a schema', csv({ item: Row }).from(at), (row) =>
    row.pass('A', (item) => {
      expectTypeOf(item).toEqualTypeOf<{ id: string }>()
      return item
    }),
  )
  for (const reader of [
    json<Order>({ itemsPointer: '/orders' }).from(at),
    json({ item: z.object({ id: z.string(), amount: z.number() }) }).from(at),
    jsonl<Order>().from(at),
    jsonl<Order>().fromEach(() => ({ Bucket: 'raw', Prefix: 'orders/' })),
    parquet<Order>().from(at),
    athenaManifest(jsonl<Order>()).from(at),
    athenaManifest(parquet<Order>()).from(at),
  ]) {
    start.distributedMap('Orders', reader, (order) =>
      order.pass('A', (item) => {
        expectTypeOf(item).toEqualTypeOf<Order>()
        return item
      }),
    )
  }
  start.distributedMap(
    'Listing',
    s3Objects().from(() => ({ Bucket: 'raw' })),
    (object) =>
      object.pass('A', (item) => {
        expectTypeOf(item).toEqualTypeOf<ListedObject>()
        return item
      }),
  )
  start.distributedMap('Inventory', s3Inventory().from(at), (object) =>
    object.pass('A', (item) => {
      expectTypeOf(item).toEqualTypeOf<InventoryRow>()
      return item
    }),
  )
})

test('a reader, written where it is used, knows the subject and the variables', () => {
  start
    .pass('Limit')
    .assign((file) => ({ limit: file.limit }))
    .distributedMap(
      'Load',
      jsonl<Order>().from(
        (file, { vars, context }) => {
          expectTypeOf(file).toEqualTypeOf<FileRef>()
          expectTypeOf(vars.limit).toEqualTypeOf<number>()
          expectTypeOf(context.Execution.Name).toEqualTypeOf<string>()
          return { Bucket: file.bucket, Key: file.key, VersionId: '1' }
        },
        { maxItems: (file, { vars }) => file.limit + vars.limit },
      ),
      (order) => order.pass('A'),
      {
        maxConcurrency: (file) => file.limit,
        toleratedFailureCount: (_file, { vars }) => vars.limit,
        toleratedFailurePercentage: 2.5,
        label: 'orders',
        executionType: 'EXPRESS',
      },
    )
})

test('an item selector and a batcher say what the body gets', () => {
  const _flow = start
    .pass('Limit')
    .assign((file) => ({ limit: file.limit }))
    .distributedMap(
      'Load',
      jsonl<Order>().from(() => ({ Bucket: 'raw', Key: 'x' })),
      (order) =>
        order
          .itemSelector((item, { input, vars, context }) => {
            expectTypeOf(item).toEqualTypeOf<Order>()
            expectTypeOf(context.Map.Item.Value).toEqualTypeOf<Order>()
            expectTypeOf(context.Map.Item.Source).toEqualTypeOf<string>()
            return { id: item.id, of: input.date, number: context.Map.Item.Index, limit: vars.limit }
          })
          .itemBatcher({
            maxItemsPerBatch: 10,
            batchInput: (file, { vars }) => ({ date: file.date, limit: vars.limit }),
          })
          .pass('First', (batch) => {
            expectTypeOf(batch).toEqualTypeOf<{
              Items: { id: string; of: string; number: number; limit: number }[]
              BatchInput: { date: string; limit: number }
            }>()
            return batch.Items.length
          }),
    )
    .succeed()
  expectTypeOf<OutputOf<typeof _flow>>().toEqualTypeOf<number[]>()

  start.distributedMap(
    'Plain',
    jsonl<Order>().from(() => ({ Bucket: 'raw', Key: 'x' })),
    (order) =>
      order
        .itemBatcher({ maxInputBytesPerBatch: (file) => file.limit, batchInput: { day: 'monday' } })
        .pass('A', (batch) => {
          expectTypeOf(batch).toEqualTypeOf<{ Items: Order[]; BatchInput: { day: string } }>()
          return batch
        }),
  )
  start.distributedMap(
    'Plainer',
    jsonl<Order>().from(() => ({ Bucket: 'raw', Key: 'x' })),
    (order) =>
      order.itemBatcher({ maxItemsPerBatch: 2 }).pass('A', (batch) => {
        expectTypeOf(batch).toEqualTypeOf<{ Items: Order[] }>()
        return batch
      }),
  )
})

test('an inline map has an item selector too', () => {
  pipeline<{ parts: string[]; date: string }>('p').map(
    'All',
    (list) => list.parts,
    (part) =>
      part
        .itemSelector((item, { input, context }) => ({ item, of: input.date, number: context.Map.Item.Index }))
        .pass('A', (given) => {
          expectTypeOf(given).toEqualTypeOf<{ item: string; of: string; number: number }>()
          return given
        }),
  )
})

test('a result writer says what the map yields', () => {
  const orders = jsonl<Order>().from(() => ({ Bucket: 'raw', Key: 'x' }))
  start
    .distributedMap('Exported', orders, (order) => order.pass('A'), {
      resultWriter: s3Results((file) => ({ Bucket: 'results', Prefix: file.date }), { transformation: 'COMPACT' }),
    })
    .pass('B', (written) => {
      expectTypeOf(written).toEqualTypeOf<{ MapRunArn: string; ResultWriterDetails: { Bucket: string; Key: string } }>()
      return written.ResultWriterDetails.Key
    })
  start
    .distributedMap('Flat', orders, (order) => order.pass('A', (one) => [one.id]), {
      resultWriter: { transformation: 'FLATTEN' },
    })
    .pass('B', (ids) => {
      expectTypeOf(ids).toEqualTypeOf<string[]>()
      return ids
    })
  start
    .distributedMap('Full', orders, (order) => order.pass('A'), { resultWriter: { transformation: 'NONE' } })
    .pass('B', (children) => {
      expectTypeOf(children[0]?.Status).toEqualTypeOf<string | undefined>()
      return children.length
    })
})
