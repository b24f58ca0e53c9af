/* eslint-disable @typescript-eslint/no-unsafe-return, @typescript-eslint/no-unsafe-call -- mistakes have no types */
// The services that data pipelines live on, by their own clients. Checked by tsc, never run; what they emit is in aws/integrations.test.ts.
import type * as AthenaSdk from '@aws-sdk/client-athena'
import type * as BatchSdk from '@aws-sdk/client-batch'
import type * as DynamoDbSdk from '@aws-sdk/client-dynamodb'
import type * as EcsSdk from '@aws-sdk/client-ecs'
import type * as EmrSdk from '@aws-sdk/client-emr'
import type * as EmrServerlessSdk from '@aws-sdk/client-emr-serverless'
import type { Glue } from '@aws-sdk/client-glue'
import type * as GlueSdk from '@aws-sdk/client-glue'
import type * as SfnSdk from '@aws-sdk/client-sfn'
import type * as SnsSdk from '@aws-sdk/client-sns'
import type * as SqsSdk from '@aws-sdk/client-sqs'
import { expectTypeOf } from 'vitest'
import { sdk } from '../aws/sdk.ts'
import { lambda } from '../aws/lambda.ts'
import { pipeline } from '../pipeline.ts'
import type { TasksOf } from './pipeline.ts'
import type { Resource } from './resource.ts'
import type { TaskToken } from './task-token.ts'

type ErrorsIn<Given> = Given extends Resource<infer _Args, infer _Result, infer _Extra, infer Errors> ? Errors : never
type ResultIn<Given> = Given extends Resource<infer _Args, infer Result, infer _Extra, infer _Errors> ? Result : never

const start = pipeline<{ bucket: string; key: string; database: string }>('p')
const glue = sdk<typeof GlueSdk>('glue')
const athena = sdk<typeof AthenaSdk>('athena')
const batch = sdk<typeof BatchSdk>('batch')
const dynamodb = sdk<typeof DynamoDbSdk>('dynamodb')
const ecs = sdk<typeof EcsSdk>('ecs')
const emr = sdk<typeof EmrSdk>('emr')
const emrServerless = sdk<typeof EmrServerlessSdk>('emr-serverless')
const sfn = sdk<typeof SfnSdk>('sfn')
const sns = sdk<typeof SnsSdk>('sns')
const sqs = sdk<typeof SqsSdk>('sqs')

// ---- the package tells what its client tells, and the errors besides
expectTypeOf<ResultIn<typeof glue.startJobRun.sync>>().toEqualTypeOf<
  ResultIn<ReturnType<typeof sdk<Glue>>['startJobRun']['sync']>
>()
expectTypeOf<'Glue.ConcurrentRunsExceededException'>().toExtend<ErrorsIn<typeof glue.startJobRun.sync>>()
expectTypeOf<'Glue.SdkClientException'>().toExtend<ErrorsIn<typeof glue.startJobRun.sync>>()
expectTypeOf<string>().not.toExtend<ErrorsIn<typeof glue.startJobRun.sync>>()
expectTypeOf<'Glue.GlueServiceException'>().not.toExtend<ErrorsIn<typeof glue.startJobRun.sync>>()
expectTypeOf<ErrorsIn<ReturnType<typeof sdk<Glue>>['startJobRun']>>().toEqualTypeOf<string>()
// Optimized and SDK integrations prefix them each in its own way.
expectTypeOf<'DynamoDB.ConditionalCheckFailedException'>().toExtend<ErrorsIn<typeof dynamodb.putItem>>()
expectTypeOf<'DynamoDb.ConditionalCheckFailedException'>().not.toExtend<ErrorsIn<typeof dynamodb.putItem>>()
expectTypeOf<'DynamoDb.ResourceNotFoundException'>().toExtend<ErrorsIn<typeof dynamodb.query>>()
expectTypeOf<'DynamoDb.ResourceNotFoundException'>().toExtend<ErrorsIn<typeof dynamodb.putItem.waitForTaskToken>>()
expectTypeOf<'Sns.NotFoundException'>().toExtend<ErrorsIn<typeof sns.createTopic>>()
expectTypeOf<'SNS.NotFoundException'>().toExtend<ErrorsIn<typeof sns.publish.waitForTaskToken>>()
expectTypeOf<'SQS.QueueDoesNotExistException'>().toExtend<ErrorsIn<typeof sqs.sendMessage>>()
expectTypeOf<'SQS.AmazonSQSException'>().toExtend<ErrorsIn<typeof sqs.sendMessage>>()
expectTypeOf<'Glue.GlueException'>().toExtend<ErrorsIn<typeof glue.getJob>>()
// The API's own name lacks the ending.
expectTypeOf<'SQS.QueueDoesNotExist'>().not.toExtend<ErrorsIn<typeof sqs.sendMessage>>()
expectTypeOf<'StepFunctions.ExecutionAlreadyExistsException'>().toExtend<ErrorsIn<typeof sfn.startExecution.sync>>()
expectTypeOf<'Sfn.ExecutionDoesNotExistException'>().toExtend<ErrorsIn<typeof sfn.describeExecution>>()
expectTypeOf<'EmrServerless.ConflictException'>().toExtend<ErrorsIn<typeof emrServerless.getJobRun>>()
expectTypeOf<'Ecs.ClusterNotFoundException'>().toExtend<ErrorsIn<typeof ecs.stopTask>>()
expectTypeOf<'ECS.ClusterNotFoundException'>().toExtend<ErrorsIn<typeof ecs.runTask.sync>>()
expectTypeOf<'Batch.ServerException'>().toExtend<ErrorsIn<typeof batch.submitJob.sync>>()
expectTypeOf<'Athena.TooManyRequestsException'>().toExtend<ErrorsIn<typeof athena.startQueryExecution.sync>>()
expectTypeOf<'EMRServerless.ConflictException'>().toExtend<ErrorsIn<typeof emrServerless.startJobRun.sync>>()
expectTypeOf<string>().not.toExtend<ErrorsIn<typeof emrServerless.startJobRun.sync>>()

// ---- Athena: the quality gate
start
  .task('Count bad rows', athena.startQueryExecution.sync, (file) => ({
    QueryString: 'SELECT count(*) FROM bad',
    QueryExecutionContext: { Database: file.database },
    ResultConfiguration: { OutputLocation: `s3://${file.bucket}/athena/` },
  }))
  .retry('Athena.TooManyRequestsException', { maxAttempts: 5 })
  .output((done) => ({ id: done.QueryExecution?.QueryExecutionId ?? '', state: done.QueryExecution?.Status?.State }))
  .task('Read them', athena.getQueryResults, (query) => ({ QueryExecutionId: query.id, MaxResults: 2 }))
  .output((answer) => answer.ResultSet?.Rows?.[1]?.Data?.[0]?.VarCharValue ?? '0')
  .succeed()

// ---- Glue: crawlers are started and asked for
start
  .task('Crawl', glue.startCrawler, () => ({ Name: 'raw' }))
  .catch('Glue.CrawlerRunningException', (failed) => failed.pass('It runs already', () => ({})))
  .task('Ask', glue.getCrawler, () => ({ Name: 'raw' }))
  .pass('State', (answer) => answer.Crawler?.State === 'READY')

// ---- EMR: actions that its API has under other names
const cluster = start
  .task('Create', emr.createCluster.sync, () => ({
    Name: 'nightly',
    ReleaseLabel: 'emr-7.8.0',
    ServiceRole: 'r',
    JobFlowRole: 'j',
    Instances: { KeepJobFlowAliveWhenNoSteps: true, InstanceFleets: [{ InstanceFleetType: 'MASTER' }] },
  }))
  .output((made) => made.ClusterId)
  .assign((made) => ({ id: made.ClusterId }))
cluster
  .task('Protect', emr.setClusterTerminationProtection, (id) => ({ ClusterId: id, TerminationProtected: true }))
  .task('Step', emr.addStep.sync, (_done, { vars }) => ({
    ClusterId: vars.id,
    Step: {
      Name: 's',
      ActionOnFailure: 'CONTINUE',
      HadoopJarStep: { Jar: 'command-runner.jar', Args: ['spark-submit'] },
    },
  }))
  .output((done) => done.Step?.Status?.State)
  .task('Grow', emr.modifyInstanceFleetByName, (_done, { vars }) => ({
    ClusterId: vars.id,
    InstanceFleetName: 'core',
    InstanceFleet: { TargetSpotCapacity: 4 },
  }))
  .task('Grow a group', emr.modifyInstanceGroupByName, (_done, { vars }) => ({
    ClusterId: vars.id,
    InstanceGroupName: 'core',
    InstanceGroup: { InstanceCount: 4 },
  }))
  .task('Cancel', emr.cancelStep, (_done, { vars }) => ({ ClusterId: vars.id, StepId: 's-1' }))
  .output((answer) => answer.CancelStepsInfo.Status)
  .task('Terminate', emr.terminateCluster.sync, (_done, { vars }) => ({ ClusterId: vars.id }))
  .succeed()
start.task('Create', emr.createCluster, () => ({
  Name: 'x',
  Instances: {},
  // @ts-expect-error -- steps are added by addStep
  Steps: [],
}))
// @ts-expect-error -- a step is a step
cluster.task('Step', emr.addStep, (id) => ({ ClusterId: id, Step: { Name: 5 } }))
// @ts-expect-error -- EMR has no callback
emr.addStep.waitForTaskToken()

// ---- EMR Serverless: what a job waited for yields is said, since nothing tells it
start
  .task('Run', emrServerless.startJobRun.sync<{ JobRunId: string }>(), (file) => ({
    ApplicationId: 'a',
    ExecutionRoleArn: 'r',
    JobDriver: { SparkSubmit: { EntryPoint: `s3://${file.bucket}/job.py`, EntryPointArguments: [file.key] } },
  }))
  .pass('Id', (run) => run.JobRunId)
start
  .task('Start', emrServerless.startApplication.sync, () => ({ ApplicationId: 'a' }))
  // @ts-expect-error -- the result is unknown
  .pass('Id', (run) => run.ApplicationId)

// ---- Batch and ECS
start
  .task('Submit', batch.submitJob.sync, (file) => ({
    JobName: 'j',
    JobQueue: 'q',
    JobDefinition: 'd',
    ContainerOverrides: { Command: ['load', file.key], Environment: [{ Name: 'BUCKET', Value: file.bucket }] },
  }))
  .output((job) => job.Container?.ExitCode)
  .task('Run', ecs.runTask.sync, () => ({ Cluster: 'c', TaskDefinition: 't', LaunchType: 'FARGATE' }))
  .output((task) => task.Containers?.[0]?.ExitCode)
  .succeed()

// ---- DynamoDB
start
  .task('Read', dynamodb.getItem, (file) => ({ TableName: 't', Key: { pk: { S: file.key } } }))
  .output((row) => row.Item?.['rows']?.N ?? '0')
  .task('Count', dynamodb.updateItem, (rows) => ({
    TableName: 't',
    Key: { pk: { S: 'all' } },
    UpdateExpression: 'ADD #n :n',
    ExpressionAttributeNames: { '#n': 'rows' },
    ExpressionAttributeValues: { ':n': { N: rows } },
  }))
  .retry('DynamoDB.ProvisionedThroughputExceededException', { maxAttempts: 5 })
  .succeed()

// ---- a callback passes its token on
start.task('Ask', sqs.sendMessage.waitForTaskToken<{ approved: boolean }>(), (file, { context }) => ({
  QueueUrl: 'q',
  MessageBody: { key: file.key, token: context.Task.Token },
}))
start.task('Ask', sns.publish.waitForTaskToken, (file, { context }) => ({
  TopicArn: 't',
  Message: `Load ${file.key}? Answer with ${context.Task.Token}.`,
}))
start.task('Run', ecs.runTask.waitForTaskToken<{ rows: number }>(), (_file, { context }) => {
  const token = context.Task.Token
  return {
    TaskDefinition: 't',
    Overrides: { ContainerOverrides: [{ Name: 'c', Environment: [{ Name: 'TOKEN', Value: token }] }] },
  }
})
start.task('Ask', sqs.sendMessage.waitForTaskToken, (_file, { context }) => ({ QueueUrl: 'q', MessageBody: context }))
start.task('Ask', sqs.sendMessage.waitForTaskToken, (file) =>
  // @ts-expect-error -- A task that waits for its token passes it on in its arguments: context.Task.Token.
  ({ QueueUrl: 'q', MessageBody: { key: file.key } }),
)
start.task('Ask', sns.publish.waitForTaskToken<string>(), (file) =>
  // @ts-expect-error -- the same, with a template
  ({ TopicArn: 't', Message: `Load ${file.key}?` }),
)

// ---- JSON where Step Functions writes the text
start.task('Send', sqs.sendMessage, (file) => ({ QueueUrl: 'q', MessageBody: file }))
start.task('Send', sqs.sendMessage, (file) => ({ QueueUrl: 'q', MessageBody: `load ${file.key}` }))
{
  // A mock is given what was sent, where the resource takes any JSON.
  const _flow = start
    .task('Send', sqs.sendMessage, (file) => ({ QueueUrl: 'q', MessageBody: { key: file.key, parts: [{ n: 1 }] } }))
    .output((_sent, { input }) => input)
    .task('Say', sns.publish, (file) => ({ TopicArn: 't', Message: `load ${file.key}` }))
    .output((_sent, { input }) => input)
    .task('Ask', sqs.sendMessage.waitForTaskToken, (file, { context }) => ({
      QueueUrl: 'q',
      MessageBody: { file, token: context.Task.Token },
    }))
    .succeed()
  expectTypeOf<TasksOf<typeof _flow>['Send']['args']['MessageBody']>().toEqualTypeOf<{
    key: string
    parts: [{ n: 1 }]
  }>()
  expectTypeOf<TasksOf<typeof _flow>['Send']['args']['QueueUrl']>().toEqualTypeOf<string | undefined>()
  expectTypeOf<TasksOf<typeof _flow>['Say']['args']['Message']>().toEqualTypeOf<`load ${string}`>()
  expectTypeOf<TasksOf<typeof _flow>['Ask']['args']['MessageBody']>().toEqualTypeOf<{
    file: { bucket: string; key: string; database: string }
    token: string
  }>()
}
start.task('Start', sfn.startExecution.sync, (file) => ({ StateMachineArn: 'a', Input: { file } }))
// @ts-expect-error -- the queue is missing
start.task('Send', sqs.sendMessage, (file) => ({ MessageBody: file }))

// ---- a function of the user's own hands the token on
const web = lambda<(event: { url: string }) => Promise<void>>('web').waitForTaskToken
const text = lambda<(event: string) => Promise<void>>('text').waitForTaskToken
const message = (key: string, token: TaskToken) => ({ key, token })
start.task('Ask', sqs.sendMessage.waitForTaskToken, (file, { context }) => ({
  QueueUrl: 'q',
  MessageBody: message(file.key, context.Task.Token),
}))
const plain = (key: string, token: string) => ({ key, token })
start.task('Ask', sqs.sendMessage.waitForTaskToken, (file, { context }) => ({
  QueueUrl: 'q',
  MessageBody: plain(file.key, context.Task.Token),
}))
// So does text, whatever made it. Whether the token is really in it is for the build to see.
for (const url of [
  start.task('Ask', web, (_file, { context }) => ({
    url: `https://x?token=${encodeURIComponent(context.Task.Token)}`,
  })),
  start.task('Ask', web, (_file, { context }) => ({ url: 'https://x?token=' + context.Task.Token })),
  start.task('Ask', web, (_file, { context }) => ({ url: JSON.stringify({ token: context.Task.Token }) })),
  start.task('Ask', web, (file, { context: { Task } }) => ({ url: [file.key, Task.Token].join('/') })),
  start.task('Ask', web, (_file, scope) => {
    const url = `https://x?token=${scope.context.Task.Token}`
    return { url }
  }),
  start.task('Ask', text, (_file, { context }) => `?${context.Task.Token}`),
]) {
  expectTypeOf(url).toHaveProperty('timeout')
}
// @ts-expect-error -- a function that takes no scope has no token
start.task('Ask', web, (file) => ({ url: `https://x?key=${file.key}` }))
// @ts-expect-error -- nor has one whose arguments are all fixed
start.task('Ask', web, (_file, { context: _unread }) => ({ url: 'https://x' }))
// @ts-expect-error -- nor has one whose arguments are one text
start.task('Ask', text, (file) => file.key)
start.task('Ask', web, (_file, { context }) => ({
  // @ts-expect-error -- what is wrong besides is told where it is
  url: context.Task,
}))
start.task('Ask', web, (_file, { context }) => ({
  url: `?${context.Task.Token}`,
  // @ts-expect-error -- what is wrong besides is told where it is
  method: 'GET',
}))
