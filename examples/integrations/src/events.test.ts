import { toAsl } from 'stepwright/compiler'
import { after, fails, simulate, waits } from 'stepwright/testing'
import { expect, test } from 'vitest'
import { answers, arrivals } from './events.pipeline.ts'

const params = { QueueUrl: 'https://sqs.eu-west-1.amazonaws.com/123456789012/moved' }

test('what has arrived is moved, and told of', async () => {
  const run = await simulate(arrivals, {
    input: { bucket: 'lake', day: '2026-04-18' },
    params,
    mocks: {
      List: ({ Prefix }) => ({ Contents: [{ Key: `${Prefix}a` }, { Key: `${Prefix}b` }] }),
      Copy: ({ Key, CopySource }) =>
        CopySource === 'lake/in/2026-04-18/b' ? fails('S3.NoSuchKeyException') : { CopyObjectResult: { ETag: Key } },
      Announce: [
        fails('EventBridge.FailedEntry'),
        ({ Entries }) => {
          expect(Entries?.[0]?.Detail).toEqual({
            moved: [{ key: 'in/2026-04-18/a', etag: 'done/2026-04-18/a' }, { CopyObjectResult: {} }],
          })
          return { FailedEntryCount: 0, Entries: [{ EventId: 'e-1' }] }
        },
      ],
      Queue: ({ MessageBody }) => ({ MessageId: JSON.stringify(MessageBody) }),
    },
  })
  expect(run.output).toEqual({ event: 'e-1', moved: 2 })
  expect(run.state('Queue').attempts[0]?.arguments).toEqual({
    QueueUrl: params.QueueUrl,
    MessageBody: { event: 'e-1', moved: 2 },
  })
})

test('answers come with the token that was sent', async () => {
  const run = await simulate(answers, {
    input: { table: 'orders' },
    mocks: {
      'Ask by an event': ({ Entries }) => {
        expect(Entries?.[0]?.Detail).toEqual({ table: 'orders', token: expect.any(String) as string })
        return after({ hours: 1 }, { approved: true })
      },
      'Count in a container': ({ Overrides }) => {
        expect(Overrides?.ContainerOverrides?.[0]?.Environment?.[0]?.Name).toBe('TASK_TOKEN')
        return { rows: 7 }
      },
    },
  })
  expect(run.output).toEqual({ table: 'orders', approved: true, rows: 7 })
  expect(run.elapsed.iso).toBe('PT1H')
})

test('a container that says nothing for five minutes is given up', async () => {
  const run = await simulate(answers, {
    input: { table: 'orders' },
    mocks: { 'Ask by an event': { approved: true }, 'Count in a container': waits() },
  })
  expect(run).toFailWith('States.Timeout')
  expect(run.elapsed.iso).toBe('PT5M')
})

test('what each task calls', () => {
  expect(JSON.stringify(toAsl(arrivals)).match(/arn:aws:states:::[\w:-]+/g)).toEqual([
    'arn:aws:states:::aws-sdk:s3:listObjectsV2',
    'arn:aws:states:::aws-sdk:s3:copyObject',
    'arn:aws:states:::events:putEvents',
    'arn:aws:states:::sqs:sendMessage',
  ])
})
