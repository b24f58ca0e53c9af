import { fails, simulate } from 'stepwright/testing'
import { expect, test } from 'vitest'
import { deadLetterQueue } from './dead-letter-queue.pipeline.ts'

const input = { id: 'o1', customerId: 'c7' }
const params = { DeadLetterQueueUrl: 'https://sqs.us-east-1.amazonaws.com/123456789012/dead-letters' }
const sent = { MessageId: 'm1' }

test('an order that is stored sends no letter', async () => {
  const run = await simulate(deadLetterQueue, {
    input,
    params,
    mocks: { Enrich: (order) => ({ ...order, country: 'PT' }), Store: { version: 3 } },
  })

  expect(run.output).toEqual({ version: 3 })
  expect(run.path).toEqual(['Enrich', 'Store'])
})

test('an order that cannot be enriched is kept, and its execution fails with the same error', async () => {
  const run = await simulate(deadLetterQueue, {
    input,
    params,
    mocks: { Enrich: fails('UnknownCustomer', 'c7'), 'Send to the dead-letter queue': sent },
  })

  expect(run).toFailWith('UnknownCustomer', 'c7')
  expect(run.path).toEqual(['Enrich', 'Send to the dead-letter queue', 'Order not stored'])
})

test('an order that cannot be stored is kept as it came', async () => {
  const letters: unknown[] = []
  const run = await simulate(deadLetterQueue, {
    input,
    params,
    executionName: 'order-1',
    mocks: {
      Enrich: (order) => ({ ...order, country: 'PT' }),
      Store: fails('TableIsFull', 'no capacity left'),
      'Send to the dead-letter queue': (letter) => {
        letters.push(letter)
        return sent
      },
    },
  })

  expect(run).toFailWith('TableIsFull', 'no capacity left')
  expect(letters).toEqual([
    {
      QueueUrl: params.DeadLetterQueueUrl,
      MessageBody: {
        order: input,
        error: 'TableIsFull',
        cause: 'no capacity left',
        execution: 'arn:aws:states:us-east-1:123456789012:execution:DeadLetterQueue:order-1',
      },
    },
  ])
})
