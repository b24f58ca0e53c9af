/* eslint-disable @typescript-eslint/no-unused-vars, @typescript-eslint/no-unsafe-argument, @typescript-eslint/no-unsafe-return -- values stand here for their types, and mistakes have none */
// SDK clients as task resources: what must compile and what must not. Checked by tsc, never run.
import type { DynamoDB } from '@aws-sdk/client-dynamodb'
import type { Glue, JobRunState } from '@aws-sdk/client-glue'
import type { SNS } from '@aws-sdk/client-sns'
import { expectTypeOf } from 'vitest'
import { sdk } from '../aws/sdk.ts'
import { pipeline } from '../pipeline.ts'
import type { TasksOf } from './pipeline.ts'

const glue = sdk<Glue>('glue')
const sns = sdk<SNS>('sns')
const dynamodb = sdk<DynamoDB>('dynamodb')
const start = pipeline<{ bucket: string; key: string }>('p')

const flow = start
  .task('Run', glue.startJobRun.sync, (file) => ({
    JobName: 'dedupe',
    WorkerType: 'G.1X',
    NumberOfWorkers: 2,
    Arguments: { '--source': `s3://${file.bucket}/${file.key}` },
  }))
  .output((run, { input }) => {
    expectTypeOf(run.JobRunState).toEqualTypeOf<JobRunState | undefined>()
    // Instants are text.
    expectTypeOf(run.StartedOn).toEqualTypeOf<string | undefined>()
    return { ...input, id: run.Id }
  })
  .task('Tell', sns.publish, (file) => ({
    TopicArn: 't',
    Message: file.key,
    MessageAttributes: { bucket: { DataType: 'String', StringValue: file.bucket } },
  }))
  .output((sent) => sent.MessageId ?? '')
  .task('Read', dynamodb.getItem, (id) => ({ TableName: 't', Key: { pk: { S: id } } }))
  .output((row) => row.Item?.['name']?.S ?? 'none')
  .task('Start', glue.startJobRun, (name) => ({ JobName: name }))
  .output((started) => started.JobRunId)
  .succeed()
expectTypeOf<keyof TasksOf<typeof flow>>().toEqualTypeOf<'Run' | 'Tell' | 'Read' | 'Start'>()
// A mock of a finished job needs no more than the members that its reader uses.
expectTypeOf<{ JobRunState: 'SUCCEEDED' }>().toExtend<TasksOf<typeof flow>['Run']['result']>()
expectTypeOf<'$metadata'>().not.toExtend<keyof TasksOf<typeof flow>['Tell']['result']>()

start
  .task('Ask', sns.publish.waitForTaskToken<{ approved: boolean }>(), (file, { context }) => ({
    TopicArn: 't',
    Message: `${file.key} ${context.Task.Token}`,
  }))
  .pass('Approved', (answer) => answer.approved)

start.task('Run', glue.startJobRun, () => ({
  JobName: 'x',
  // @ts-expect-error -- 'Argumets' is not a parameter of this task
  Argumets: {},
}))
// @ts-expect-error -- JobName is missing
start.task('Run', glue.startJobRun, () => ({ WorkerType: 'G.1X' }))
start.task('Run', glue.startJobRun, () => ({
  JobName: 'x',
  // @ts-expect-error -- no such worker type
  WorkerType: 'G.1Y',
}))
start.task('Run', glue.startJobRun, () => ({
  JobName: 'x',
  // @ts-expect-error -- 'foo' is not a parameter, deeper down
  NotificationProperty: { NotifyDelayAfter: 3, foo: 1 },
}))
start.task('Run', glue.startJobRun, () => ({
  JobName: 'x',
  // @ts-expect-error -- a job's arguments are text
  Arguments: { '--a': 3 },
}))
// @ts-expect-error -- getJob has no .sync
start.task('Run', glue.getJob.sync, () => ({ JobName: 'x' }))
// @ts-expect-error -- no such action
start.task('Run', glue.startJobRunn, () => ({ JobName: 'x' }))
// @ts-expect-error -- no such member of the result
start.task('Run', glue.startJobRun, () => ({ JobName: 'x' })).output((started) => started.JobRunIdd)
start.task('Read', dynamodb.getItem, (file) => ({
  TableName: 't',
  // @ts-expect-error -- a key is an attribute value: { S: file.key }
  Key: { pk: file.key },
}))
// @ts-expect-error -- the paginators and the client's own members are no actions
start.task('Run', glue.send, () => ({}))
