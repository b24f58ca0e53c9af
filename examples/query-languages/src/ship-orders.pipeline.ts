import { fragment, pipeline, transient } from 'stepwright'
import { lambda } from 'stepwright/aws'
import type { Batch, IsShipped, StoreOrder } from './handlers.ts'

/** Written once. Each pipeline that uses it prints its functions in a language of its own. */
const shipment = fragment<Batch>()
  .pass('Label', (batch) => ({ ...batch, label: `${batch.id}/${batch.to.city} (${batch.to.zip})` }))
  .assign((batch) => ({
    orderCount: batch.orders.length,
    gifts: batch.orders.filter((order) => order.kind === 'gift').map((order) => order.id),
  }))

  .choice('Anything to do?', (c) =>
    c
      .when(
        (batch, { vars }) => vars.orderCount === 0 || (batch.note ?? '').startsWith('skip'),
        (nothing) => nothing.fail('Nothing to do', (batch) => `Batch ${batch.id} is empty, or to be skipped.`),
      )
      .when(
        (batch) => !batch.express && batch.priority < 5 && typeof batch.note === 'string',
        (later) => later.wait('Not yet', { seconds: (batch) => batch.delay }),
      )
      .otherwise((now) => now),
  )

  .parallel('Look through', (branch) => ({
    names: branch.pass('Names', (batch) => batch.orders.map((order) => order.id)),
    tags: branch.pass('Tags', (batch) => batch.orders.flatMap((order) => order.tags)),
  }))
  .output((seen, { input }) => ({ ...input, seen }))

  .map(
    'Store the orders',
    (batch) => batch.orders.filter((order) => order.total > 10 && order.kind !== 'gift'),
    (order) =>
      order
        .task('Store', lambda<StoreOrder>('store-order'), (one, { vars }) => ({ order: one, of: vars.orderCount }))
        .timeout({ minutes: 1 })
        .retry(transient.lambda())
        .output((stored) => ({ place: stored.place, failure: null }))
        .catch('Broken', (failed) =>
          failed
            .output((error, { input }) => ({ ...input, failure: error }))
            .pass('Note it', (kept) => ({ place: kept.id, failure: kept.failure.Cause })),
        ),
    { maxConcurrency: 2 },
  )
  .assign((stored) => ({ places: stored.map((one) => one.place) }))
  .output((stored, { input }) => ({ ...input, stored }))

  .loop(
    'Is it on its way?',
    (round) =>
      round
        .wait('A while', { seconds: 30 })
        .task('Ask', lambda<IsShipped>('is-shipped'), (batch) => ({ batch: batch.id }))
        .retry(transient.lambda())
        .assign((answer) => ({ state: answer.state, truck: answer.truck }))
        .output((_answer, { input }) => input),
    {
      until: (_batch, { vars }) => vars.state !== 'PACKING',
      maxIterations: 3,
      otherwise: (late) => late.fail('Late', (batch) => batch.label),
    },
  )
  .choice('Is it lost?', (c) =>
    c
      .when(
        (_batch, { vars }) => vars.state === 'LOST' || vars.truck === null,
        (lost) => lost.fail('Lost', { error: 'Lost', cause: (batch) => JSON.stringify(batch.seen) }),
      )
      .otherwise((fine) => fine),
  )
  .pass('Report', (batch, { vars }) => ({
    ...batch.seen,
    label: batch.label,
    gifts: vars.gifts,
    places: vars.places,
    failures: batch.stored.map((one) => one.failure),
    summary: `${vars.orderCount} orders on ${vars.truck}`,
    stored: batch.stored.length,
  }))

export const shipOrders = pipeline<Batch>('ShipOrders').use(shipment).succeed()

export const shipOrdersInJsonPath = pipeline<Batch>('ShipOrders', { queryLanguage: 'JSONPath' }).use(shipment).succeed()
