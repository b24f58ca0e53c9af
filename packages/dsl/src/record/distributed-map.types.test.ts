import { expectTypeOf, test } from 'vitest'
import { csv, jsonl } from '../aws/item-formats.ts'
import { lambda } from '../aws/lambda.ts'
import { s3Results } from '../aws/s3-results.ts'
import { compiled } from '../testing/by-hand.ts'
import type { ExportedResults } from '../types/map-result.ts'
import type { InputOf, OutputOf } from '../types/pipeline.ts'
import type { CallbackContext, Context } from '../types/context.ts'
import type { Scope } from '../types/scope.ts'
import { block } from './block.ts'
import { stateMachine } from './state-machine.ts'

interface FileRef {
  bucket: string
  key: string
}
interface Order {
  id: string
}
const itemProcessor = block({
  startAt: 'Item',
  states: { Item: { type: 'Pass', output: (order: Order) => order.id, end: true } },
})

const place = compiled((file: FileRef) => ({ Bucket: file.bucket, Key: file.key }))

test('what a reader reads is what the state takes', () => {
  const _machine = stateMachine('M', {
    startAt: 'Load',
    states: { Load: { type: 'Map', itemReader: jsonl<Order>().from(place), itemProcessor, end: true } },
  })
  expectTypeOf<InputOf<typeof _machine>>().toEqualTypeOf<FileRef>()
  expectTypeOf<OutputOf<typeof _machine>>().toEqualTypeOf<string[]>()
  stateMachine('M', {
    startAt: 'First',
    states: {
      // @ts-expect-error -- it hands on a text, and the reader reads a FileRef
      First: { type: 'Pass', output: compiled((key: string) => key), next: 'Load' },
      Load: { type: 'Map', itemReader: csv().from(place), itemProcessor, end: true },
    },
  })
})

test('a reader that reads nothing takes anything', () => {
  stateMachine('M', {
    startAt: 'First',
    states: {
      First: { type: 'Pass', output: compiled((key: string) => key), next: 'Load' },
      Load: {
        type: 'Map',
        itemReader: csv().from(compiled(() => ({ Bucket: 'raw', Key: 'orders.csv' }))),
        itemProcessor,
        end: true,
      },
    },
  })
})

test('a result writer says what the map yields', () => {
  const _exported = stateMachine('M', {
    startAt: 'Load',
    states: {
      Load: {
        type: 'Map',
        itemReader: jsonl<Order>().from(place),
        itemProcessor,
        resultWriter: s3Results(compiled((file: FileRef) => ({ Bucket: file.bucket }))),
        end: true,
      },
    },
  })
  expectTypeOf<OutputOf<typeof _exported>>().toEqualTypeOf<ExportedResults>()
  const _flattened = stateMachine('M', {
    startAt: 'Load',
    states: {
      Load: {
        type: 'Map',
        itemReader: jsonl<Order>().from(place),
        itemProcessor: block({
          startAt: 'Item',
          states: { Item: { type: 'Pass', output: (order: Order) => [order.id], end: true } },
        }),
        resultWriter: { transformation: 'FLATTEN' },
        end: true,
      },
    },
  })
  expectTypeOf<OutputOf<typeof _flattened>>().toEqualTypeOf<string[]>()
})

test('a selector finds its item, and where that comes from, in the context', () => {
  stateMachine('M', {
    startAt: 'Load',
    states: {
      Load: {
        type: 'Map',
        itemReader: jsonl<Order>().from(place),
        itemSelector: compiled(
          (file: FileRef, { context }: Scope<FileRef, object, { Map: { Item: { Source: string } } }>) => ({
            key: file.key,
            source: context.Map.Item.Source,
          }),
        ),
        itemProcessor: block({ startAt: 'Item', states: { Item: { type: 'Succeed' } } }),
        end: true,
      },
    },
  })
})

test('a limit is a number, or a function that says the type of its subject', () => {
  stateMachine('M', {
    startAt: 'Load',
    states: {
      Load: {
        type: 'Map',
        items: [1],
        itemBatcher: { maxItemsPerBatch: 5, batchInput: (file: FileRef) => file },
        // @ts-expect-error -- a text is no limit
        toleratedFailureCount: '3',
        toleratedFailurePercentage: (limits: { share: number }) => limits.share,
        // @ts-expect-error -- there are two types of executions
        executionType: 'FAST',
        itemProcessor: block({ startAt: 'Item', states: { Item: { type: 'Succeed' } } }),
        end: true,
      },
    },
  })
})

test('the processor takes what the map goes over', () => {
  const items = compiled((list: { orders: Order[] }) => list.orders)
  const keys = compiled((list: { keys: string[] }) => list.keys)
  const map = { type: 'Map', itemProcessor, end: true } as const
  stateMachine('M', { startAt: 'Load', states: { Load: { ...map, items } } })
  stateMachine('M', { startAt: 'Load', states: { Load: { ...map, items: [{ id: 'a' }] } } })
  stateMachine('M', { startAt: 'Load', states: { Load: { type: 'Map', itemProcessor, end: true } } })
  stateMachine('M', {
    startAt: 'Load',
    states: {
      Load: {
        type: 'Map',
        items: keys,
        // @ts-expect-error -- What 'Load' makes of its items does not fit the input of its processor.
        itemProcessor,
        end: true,
      },
    },
  })
  stateMachine('M', {
    startAt: 'Load',
    states: {
      Load: {
        type: 'Map',
        itemReader: csv({ headers: ['key'] }).from(place),
        // @ts-expect-error -- What 'Load' makes of its items does not fit the input of its processor.
        itemProcessor,
        end: true,
      },
    },
  })
})

test('the processor takes what the selector makes of an item, and batches of it', () => {
  const keys = compiled((list: { keys: string[] }) => list.keys)
  const itemSelector = compiled((list: { keys: string[] }) => ({ id: list.keys.join() }))
  const ofBatch = block({
    startAt: 'Batch',
    states: { Batch: { type: 'Pass', output: compiled((batch: { Items: Order[] }) => batch.Items), end: true } },
  })
  stateMachine('M', {
    startAt: 'Load',
    states: { Load: { type: 'Map', items: keys, itemSelector, itemProcessor, end: true } },
  })
  stateMachine('M', {
    startAt: 'Load',
    states: {
      Load: {
        type: 'Map',
        items: keys,
        itemSelector,
        itemBatcher: { maxItemsPerBatch: 5 },
        itemProcessor: ofBatch,
        end: true,
      },
    },
  })
  stateMachine('M', {
    startAt: 'Load',
    states: {
      Load: {
        type: 'Map',
        items: keys,
        itemSelector,
        itemBatcher: { maxItemsPerBatch: 5 },
        // @ts-expect-error -- it takes one item, and is given batches
        itemProcessor,
        end: true,
      },
    },
  })
})

test('a task that waits for its token passes it on', () => {
  const ask = lambda<(event: { url: string }) => Promise<void>>('ask').waitForTaskToken
  type Asking = Scope<FileRef, object, Context & CallbackContext>
  stateMachine('M', {
    startAt: 'Ask',
    states: {
      Ask: {
        type: 'Task',
        resource: ask,
        arguments: compiled((_file: FileRef, { context }: Asking) => ({
          url: `?${encodeURIComponent(context.Task.Token)}`,
        })),
        end: true,
      },
    },
  })
  stateMachine('M', {
    startAt: 'Ask',
    states: {
      Ask: {
        type: 'Task',
        resource: ask,
        // @ts-expect-error -- A task that waits for its token passes it on in its arguments: context.Task.Token.
        arguments: compiled((file: FileRef) => ({ url: file.key })),
        end: true,
      },
    },
  })
  stateMachine('M', {
    startAt: 'A',
    // @ts-expect-error -- fixed arguments hold none
    states: { A: { type: 'Task', resource: ask, arguments: { url: 'x' }, end: true } },
  })
})
