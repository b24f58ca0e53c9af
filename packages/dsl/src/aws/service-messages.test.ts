import { expect, test } from 'vitest'
import { checkSource, shown } from '../testing/check-source.ts'

// What a user reads who mistakes a parameter of a service, word for word, and the text it is on. One program for all: clients are large.
const clients = {
  athena: 'Athena',
  batch: 'Batch',
  'bedrock-runtime': 'BedrockRuntime',
  codebuild: 'CodeBuild',
  databrew: 'DataBrew',
  ecs: 'ECS',
  'emr-containers': 'EMRContainers',
  'emr-serverless': 'EMRServerless',
  eventbridge: 'EventBridge',
  'redshift-data': 'RedshiftData',
  s3: 'S3',
  sagemaker: 'SageMaker',
  sns: 'SNS',
  sqs: 'SQS',
}
const mistakes = [
  `start.task('A', sdk<Athena>('athena').startQueryExecution.sync, () => ({ QueryString: 'SELECT 1', Workgroup: 'w' }))`,
  `start.task('A', sdk<Batch>('batch').submitJob.sync, () => ({ JobName: 'j', JobQueue: 'q', JobDefinition: 'd', ContainerOverrides: { Command: 'load' } }))`,
  `start.task('A', sdk<BedrockRuntime>('bedrock-runtime').invokeModel, () => ({ ModelId: 'm', body: {} }))`,
  `start.task('A', sdk<CodeBuild>('codebuild').startBuild.sync, () => ({ projectName: 'p' }))`,
  `start.task('A', sdk<DataBrew>('databrew').startJobRun.sync, () => ({ JobName: 'j' }))`,
  `start.task('A', sdk<ECS>('ecs').runTask.sync, () => ({ TaskDefinition: 't', Overrides: { ContainerOverrides: [{ Name: 'c', Env: [] }] } }))`,
  `start.task('A', sdk<EMRContainers>('emr-containers').startJobRun.sync, () => ({ VirtualClusterId: 'c', JobDriver: { SparkSubmit: {} } }))`,
  `start.task('A', sdk<EMRServerless>('emr-serverless').startJobRun.sync, () => ({ ApplicationId: 5, ExecutionRoleArn: 'r' }))`,
  `start.task('A', sdk<EventBridge>('eventbridge').putEvents, () => ({ Entries: [{ Source: 's', Type: 't', Detail: {} }] }))`,
  `start.task('A', sdk<RedshiftData>('redshift-data').executeStatement.sync, () => ({ Sql: 'SELECT 1' }))`,
  `start.task('A', sdk<S3>('s3').getObject, (file) => ({ Bucket: file.bucket, Prefix: 'x' }))`,
  `start.task('A', sdk<SageMaker>('sagemaker').createEndpoint, () => ({ EndpointName: 'e', Config: 'c' }))`,
  `start.task('A', sdk<SNS>('sns').publish, () => ({ Topic: 't', Message: 'm' }))`,
  `start.task('A', sdk<SQS>('sqs').sendMessage, () => ({ QueueUrl: 'q', MessageBody: 'm', DelaySeconds: '5' }))`,
  `start.task('A', apiGateway.invoke, () => ({ ApiEndpoint: 'a', Method: 'GET', QueryParameters: { day: 'monday' } }))`,
  `start.task('A', http.invoke, () => ({ ApiEndpoint: 'https://a', Method: 'FETCH', InvocationConfig: { ConnectionArn: 'c' } }))`,
  `start.task('A', activity<{ key: string }, void>(param('Arn')), (file) => ({ bucket: file.bucket }))`,
  `start.task('A', startExecution(nested).sync, (file) => ({ key: file.bucket }))`,
]
const prelude = `import { activity, apiGateway, http, param, pipeline, sdk, startExecution } from '../index.ts'
${Object.entries(clients)
  .map(([service, client]) => `import type { ${client} } from '@aws-sdk/client-${service}'`)
  .join('\n')}
const start = pipeline<{ bucket: string }>('p')
const nested = pipeline<{ table: string }>('n').succeed()
`

test('mistakes in the parameters of each service are reported on the text to change', { timeout: 240_000 }, () => {
  const said = checkSource(prelude + mistakes.join('\n')).diagnostics.map(shown)
  expect(said).toMatchInlineSnapshot(`
    [
      "Workgroup
    Type '"w"' is not assignable to type '"w" & DslTypeError<"'Workgroup' is not a parameter of this task.">'.
      Type 'string' is not assignable to type 'DslTypeError<"'Workgroup' is not a parameter of this task.">'.",
      "Command
    Type 'string' is not assignable to type 'readonly string[]'.",
      "body
    Property '[types]' is missing in type '{}' but required in type 'DslTypeError<"'body' is not a parameter of this task.">'.",
      "({ projectName: 'p' })
    Property 'ProjectName' is missing in type '{ readonly projectName: "p"; }' but required in type 'Frozen<{ ProjectName: string | undefined; SecondarySourcesOverride?: { Type: SourceType | undefined; Location?: string | undefined; GitCloneDepth?: number | undefined; ... 6 more ...; SourceIdentifier?: string | undefined; }[] | undefined; ... 31 more ...; HostKernelOverride?: HostKernel | undefined; }>'.",
      "({ JobName: 'j' })
    Property 'Name' is missing in type '{ readonly JobName: "j"; }' but required in type 'Frozen<{ Name: string | undefined; }>'.",
      "Env
    Type '[]' is not assignable to type 'readonly [] & DslTypeError<"'Env' is not a parameter of this task.">'.
      Property '[types]' is missing in type '[]' but required in type 'DslTypeError<"'Env' is not a parameter of this task.">'.",
      "SparkSubmit
    Object literal may only specify known properties, and 'SparkSubmit' does not exist in type 'Frozen<{ SparkSubmitJobDriver?: { EntryPoint: string | undefined; EntryPointArguments?: string[]; SparkSubmitParameters?: string; }; SparkSqlJobDriver?: { EntryPoint?: string; SparkSqlParameters?: string; }; }>'.",
      "ApplicationId
    Type 'number' is not assignable to type 'string'.",
      "Type
    Type '"t"' is not assignable to type '"t" & DslTypeError<"'Type' is not a parameter of this task.">'.
      Type 'string' is not assignable to type 'DslTypeError<"'Type' is not a parameter of this task.">'.",
      "sync
    Property 'sync' does not exist on type 'SdkAction<RedshiftData, "executeStatement">'.",
      "({ Bucket: file.bucket, Prefix: 'x' })
    Property 'Key' is missing in type '{ readonly Bucket: string; readonly Prefix: "x"; }' but required in type 'Frozen<{ Bucket: string | undefined; IfMatch?: string | undefined; IfModifiedSince?: string | undefined; IfNoneMatch?: string | undefined; IfUnmodifiedSince?: string | undefined; Key: string | undefined; ... 14 more ...; ChecksumMode?: "ENABLED" | undefined; }>'.",
      "({ EndpointName: 'e', Config: 'c' })
    Property 'EndpointConfigName' is missing in type '{ readonly EndpointName: "e"; readonly Config: "c"; }' but required in type 'Frozen<{ EndpointName: string | undefined; EndpointConfigName: string | undefined; DeploymentConfig?: { BlueGreenUpdatePolicy?: { TrafficRoutingConfiguration: { Type: TrafficRoutingConfigType | undefined; WaitIntervalInSeconds: number | undefined; CanarySize?: { ...; } | undefined; LinearStepSize?: { ...; } | undefi...'.",
      "Topic
    Type '"t"' is not assignable to type '"t" & DslTypeError<"'Topic' is not a parameter of this task.">'.
      Type 'string' is not assignable to type 'DslTypeError<"'Topic' is not a parameter of this task.">'.",
      "DelaySeconds
    Type 'string' is not assignable to type 'number'.",
      "day
    Type 'string' is not assignable to type 'readonly string[]'.",
      "Method
    Type '"FETCH"' is not assignable to type 'Method'.",
      "({ bucket: file.bucket })
    Property 'key' is missing in type '{ readonly bucket: string; }' but required in type 'Frozen<{ key: string; }>'.",
      "({ key: file.bucket })
    Property 'table' is missing in type '{ readonly key: string; }' but required in type 'Frozen<{ table: string; }>'.",
    ]
  `)
  expect(said.filter((message) => message.split('\n').length > 5)).toEqual([])
})
