import type { SQS } from '@aws-sdk/client-sqs'
import { fragment, param, pipeline, transient } from 'stepwright'
import { lambda, sdk } from 'stepwright/aws'

const sqs = sdk<SQS>('sqs')

interface Order {
  id: string
  customerId: string
}
type Enrich = (order: Order) => Promise<Order & { country: string }>
type Store = (order: Order & { country: string }) => Promise<{ version: number }>

/** Keeps what failed, with all that is needed to try it again, and fails as it would have without. */
const deadLetter = fragment<{ order: Order; error: string; cause: string }>()
  .task('Send to the dead-letter queue', sqs.sendMessage, (letter, { context }) => ({
    QueueUrl: param('DeadLetterQueueUrl'),
    MessageBody: { ...letter, execution: context.Execution.Id },
  }))
  .output((_sent, { input }) => input)
  .fail('Order not stored', { error: (letter) => letter.error, cause: (letter) => letter.cause })

/** An order is enriched and stored. Whichever fails for good, the order ends up in the queue: both handlers lead to the same states. */
export const deadLetterQueue = pipeline<Order>('DeadLetterQueue')
  .task('Enrich', lambda<Enrich>('enrich-order'), (order) => order)
  .retry(transient.lambda())
  .catch('States.ALL', (failed) =>
    failed.output((error, { input }) => ({ order: input, error: error.Error, cause: error.Cause })).use(deadLetter),
  )

  .task('Store', lambda<Store>('store-order'), (order) => order)
  .retry(transient.lambda())
  .catch('States.ALL', (failed) =>
    failed
      .output((error, { input: { id, customerId } }) => ({
        order: { id, customerId },
        error: error.Error,
        cause: error.Cause,
      }))
      .use(deadLetter),
  )
  .succeed()
