/* eslint-disable @typescript-eslint/no-unsafe-argument -- mistakes have no types */
// S3, SQS, SNS and EventBridge, by their own clients. Checked by tsc, never run.
import type * as EventBridgeSdk from '@aws-sdk/client-eventbridge'
import type * as S3Sdk from '@aws-sdk/client-s3'
import type * as SnsSdk from '@aws-sdk/client-sns'
import type * as SqsSdk from '@aws-sdk/client-sqs'
import { expectTypeOf } from 'vitest'
import { pipeline } from '../pipeline.ts'
import type { ArgsIn, ErrorsIn, ResultIn } from '../testing/resource-parts.ts'
import { sdk } from './sdk.ts'

const start = pipeline<{ bucket: string; key: string; rows: number }>('p')

// ---- EventBridge: `Detail` goes as JSON
const eventbridge = sdk<typeof EventBridgeSdk>('eventbridge')
start
  .task('Announce', eventbridge.putEvents, (file, { context }) => ({
    Entries: [
      {
        Source: 'loads',
        DetailType: 'Loaded',
        EventBusName: 'data',
        Detail: { rows: file.rows, by: context.Execution },
      },
      { Source: 'loads', DetailType: 'Loaded', Detail: '{}' },
    ],
  }))
  .retry('EventBridge.FailedEntry', { maxAttempts: 3 })
  .output((answer) => {
    expectTypeOf(answer.FailedEntryCount).toEqualTypeOf<number | undefined>()
    return answer.Entries?.[0]?.EventId ?? ''
  })
  .succeed()
start
  .task('Ask', eventbridge.putEvents.waitForTaskToken<{ approved: boolean }>(), (file, { context }) => ({
    Entries: [{ Source: 'loads', DetailType: 'Asked', Detail: { key: file.key, token: context.Task.Token } }],
  }))
  .pass('Approved', ({ approved }) => !approved)
expectTypeOf<'EventBridge.InternalException' | 'EventBridge.FailedEntry'>().toExtend<
  ErrorsIn<typeof eventbridge.putEvents>
>()
expectTypeOf<string>().not.toExtend<ErrorsIn<typeof eventbridge.putEvents>>()
start.task('Announce', eventbridge.putEvents, () => ({
  Entries: [
    {
      Source: 'loads',
      Detail: {},
      // @ts-expect-error -- it is DetailType
      Type: 'Loaded',
    },
  ],
}))
// @ts-expect-error -- events are told, and not waited for
start.task('Announce', eventbridge.putEvents.sync, () => ({ Entries: [] }))

// ---- S3: SDK integrations alone; streams, blobs and instants are text
const s3 = sdk<typeof S3Sdk>('s3')
expectTypeOf<ResultIn<typeof s3.getObject>['Body']>().toEqualTypeOf<string | undefined>()
expectTypeOf<ResultIn<typeof s3.headObject>['LastModified']>().toEqualTypeOf<string | undefined>()
expectTypeOf<ArgsIn<typeof s3.copyObject>['CopySource']>().toEqualTypeOf<string | undefined>()
start
  .task('List', s3.listObjectsV2, (file) => ({ Bucket: file.bucket, Prefix: 'in/' }))
  .retry('S3.SdkClientException', { maxAttempts: 3 })
  .output((answer) => (answer.Contents ?? []).map((object) => ({ key: object.Key ?? '', bytes: object.Size ?? 0 })))
  .task('Keep', s3.putObject, (objects) => ({ Bucket: 'b', Key: 'list.json', Body: JSON.stringify(objects) }))
  .output((put) => put.ETag ?? '')
  .task('Copy', s3.copyObject, () => ({ Bucket: 'b', Key: 'done', CopySource: 'b/list.json' }))
  .catch('S3.NoSuchKeyException', (failed) => failed.fail('Gone'))
  .succeed()
expectTypeOf<'S3.NoSuchBucketException'>().toExtend<ErrorsIn<typeof s3.listObjectsV2>>()
expectTypeOf<'S3.S3Exception'>().toExtend<ErrorsIn<typeof s3.listObjectsV2>>()
// The API's own name lacks the ending.
expectTypeOf<'S3.NoSuchKey'>().not.toExtend<ErrorsIn<typeof s3.getObject>>()
// @ts-expect-error -- the key is missing
start.task('Read', s3.getObject, (file) => ({ Bucket: file.bucket }))
// @ts-expect-error -- S3 has no jobs
start.task('Copy', s3.copyObject.sync, () => ({ Bucket: 'b', Key: 'k', CopySource: 's' }))

// ---- SQS and SNS: messages go as JSON, and answers are the API's
const sqs = sdk<typeof SqsSdk>('sqs')
const sns = sdk<typeof SnsSdk>('sns')
start
  .task('Queue', sqs.sendMessage, (file) => ({
    QueueUrl: 'q',
    MessageBody: { file },
    MessageGroupId: file.bucket,
    MessageAttributes: { kind: { DataType: 'String', StringValue: 'file' } },
  }))
  .retry('SQS.QueueDoesNotExistException', { maxAttempts: 1 })
  .output((sent) => {
    expectTypeOf(sent.MD5OfMessageBody).toEqualTypeOf<string | undefined>()
    return { id: sent.MessageId ?? '' }
  })
  .task('Tell', sns.publish, (sent) => ({ TopicArn: 't', Subject: 'Queued', Message: sent }))
  .retry('SNS.ThrottledException', { maxAttempts: 3 })
  .output((told) => told.SequenceNumber ?? told.MessageId ?? '')
  .succeed()
expectTypeOf<keyof ArgsIn<typeof sqs.sendMessage>>().toEqualTypeOf<keyof SqsSdk.SendMessageCommandInput>()
expectTypeOf<'SNS.AmazonSNSException'>().toExtend<ErrorsIn<typeof sns.publish>>()
// @ts-expect-error -- a delay is a number of seconds
start.task('Queue', sqs.sendMessage, () => ({ QueueUrl: 'q', MessageBody: 'm', DelaySeconds: '5' }))
// @ts-expect-error -- a topic is named by TopicArn
start.task('Tell', sns.publish, () => ({ Topic: 't', Message: 'm' }))
