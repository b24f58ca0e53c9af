import type * as EcsSdk from '@aws-sdk/client-ecs'
import type * as EventBridgeSdk from '@aws-sdk/client-eventbridge'
import type * as S3Sdk from '@aws-sdk/client-s3'
import type * as SqsSdk from '@aws-sdk/client-sqs'
import { param, pipeline } from 'stepwright'
import { sdk } from 'stepwright/aws'

const ecs = sdk<typeof EcsSdk>('ecs')
const eventbridge = sdk<typeof EventBridgeSdk>('eventbridge')
const s3 = sdk<typeof S3Sdk>('s3')
const sqs = sdk<typeof SqsSdk>('sqs')

/** Moves what has arrived, and tells others. S3 has no optimized integration: each action is the SDK's. */
export const arrivals = pipeline<{ bucket: string; day: string }>('Arrivals')
  .task('List', s3.listObjectsV2, ({ bucket, day }) => ({ Bucket: bucket, Prefix: `in/${day}/` }))
  .retry('S3.SdkClientException', { maxAttempts: 3 })
  .output((answer, { input }) => ({ ...input, keys: (answer.Contents ?? []).map((object) => object.Key ?? '') }))
  .map(
    'Move all',
    ({ keys }) => keys,
    (key) =>
      key
        .itemSelector((key, { input }) => ({ key, bucket: input.bucket }))
        .task('Copy', s3.copyObject, ({ bucket, key }) => ({
          Bucket: bucket,
          Key: key.replace('in/', 'done/'),
          CopySource: `${bucket}/${key}`,
        }))
        .catch('S3.NoSuchKeyException', (gone) =>
          gone.pass('Somebody else was faster', () => ({ CopyObjectResult: {} })),
        )
        .output((copied, { input }) => ({ key: input.key, etag: copied.CopyObjectResult?.ETag ?? '' })),
  )
  .task('Announce', eventbridge.putEvents, (moved) => ({
    Entries: [{ Source: 'arrivals', DetailType: 'Moved', Detail: { moved } }],
  }))
  .retry('EventBridge.FailedEntry', { interval: { seconds: 1 }, maxAttempts: 2 })
  .output((answer, { input }) => ({ event: answer.Entries?.[0]?.EventId ?? '', moved: input.length }))
  .task('Queue', sqs.sendMessage, (announced) => ({ QueueUrl: param('QueueUrl'), MessageBody: announced }))
  .output((_sent, { input }) => input)
  .succeed()

/** Asks for an answer by an event, and by a container, which has the token in its environment. */
export const answers = pipeline<{ table: string }>('Answers')
  .task(
    'Ask by an event',
    eventbridge.putEvents.waitForTaskToken<{ approved: boolean }>(),
    ({ table }, { context }) => ({
      Entries: [{ Source: 'loads', DetailType: 'Approval wanted', Detail: { table, token: context.Task.Token } }],
    }),
  )
  .timeout({ hours: 8 })
  .output(({ approved }, { input }) => ({ ...input, approved }))
  .task('Count in a container', ecs.runTask.waitForTaskToken<{ rows: number }>(), ({ table }, { context }) => ({
    Cluster: 'jobs',
    TaskDefinition: 'count',
    LaunchType: 'FARGATE',
    Overrides: {
      ContainerOverrides: [
        {
          Name: 'count',
          Command: ['count', table],
          Environment: [{ Name: 'TASK_TOKEN', Value: context.Task.Token }],
        },
      ],
    },
  }))
  .heartbeat({ minutes: 5 })
  .timeout({ hours: 1 })
  .catch(['ECS.ClusterNotFoundException', 'AmazonECS.Unknown'], (failed) => failed.fail('NoContainer'))
  .output(({ rows }, { input }) => ({ ...input, rows }))
  .succeed()
