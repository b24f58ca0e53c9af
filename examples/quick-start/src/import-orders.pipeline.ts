import { pipeline } from 'stepwright'
import { lambda } from 'stepwright/aws'
import type { FileRef, readOrders, storeOrder } from './handlers.ts'

export const importOrders = pipeline<FileRef>('ImportOrders')
  .task('Read orders', lambda<typeof readOrders>('read-orders'), (file) => file)
  .retry('Lambda.TooManyRequestsException', { maxAttempts: 3, interval: { seconds: 2 } })
  .catch('States.ALL', (failed) => failed.fail('Unreadable', (error) => error.Cause))
  .choice('Any orders?', (c) =>
    c
      .when(
        (file) => file.orders.length === 0,
        (none) => none.fail('Empty file'),
      )
      .otherwise((some) => some),
  )
  .map(
    'Store orders',
    (file) => file.orders.filter((order) => order.total > 0),
    (order) =>
      order
        .task('Store', lambda<typeof storeOrder>('store-order'), ({ id, total }, { context }) => ({
          id,
          total,
          batch: context.Execution.Name,
        }))
        .retry('Lambda.TooManyRequestsException'),
  )
  .pass('Count', (stored) => ({ stored: stored.length }))
  .succeed()
