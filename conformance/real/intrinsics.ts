// The compiler only looks into files that import Stepwright.
import 'stepwright'
import { real } from '../src/real-expression.ts'

// The other intrinsic functions in the wild.

interface Label {
  readonly ModerationLabel: { readonly Name: string }
}
interface Moderation {
  readonly ModerationLabels: readonly Label[]
}
const labels = (...names: readonly string[]): Moderation => ({
  ModerationLabels: names.map((Name) => ({ ModerationLabel: { Name } })),
})
const moderation =
  'sls-video__plugins-1-prevalidate-plugins-content-moderation-plugin-workflows#/States/GetContentModeration/ResultSelector'
const demo = 'sfn-examples__demo-asl-features-template--StateMachineAslDemo#/States'
const emitter = 'sfn-examples__demo-generate-steady-state-events-event-emitter#/States'
const streaming = 'swc__async-state-machine-streaming-lambda-results-sam#/States'
const sagemaker =
  'swc__sagemaker-pipeline-notifications-cdk-python#/States/Notify that a SageMaker Pipeline execution has failed/Parameters'

interface Failed {
  readonly detail: {
    readonly pipelineArn: string
    readonly executionStartTime: string
    readonly executionEndTime: string
  }
}
const failed: Failed = {
  detail: {
    pipelineArn: 'arn:aws:sagemaker:us-east-1:123456789012:pipeline/nightly',
    executionStartTime: '2026-04-18T01:00:00Z',
    executionEndTime: '2026-04-18T02:00:00Z',
  },
}
const config = {
  Item: { worker_count: { N: '4' }, thread_count: { N: '16' }, min_wait: { N: '1' }, max_wait: { N: '2.5' } },
}

export default [
  real<object>(
    'plagiarism__backend-state-machine#/States/Create new incident/Parameters/IncidentId.$',
    () => crypto.randomUUID(),
    {},
  ),
  real<Moderation>(
    `${moderation}/size.$`,
    ({ ModerationLabels }) => ModerationLabels.length,
    labels('Violence'),
    labels(),
  ),
  real<Moderation>(
    `${moderation}/isRudeGesture.$`,
    ({ ModerationLabels }) => ModerationLabels.some((label) => label.ModerationLabel.Name === 'Rude Gestures'),
    labels('Rude Gestures', 'Violence'),
    labels('Violence'),
    labels(),
  ),
  real<Moderation>(
    `${moderation}/isNudity.$`,
    ({ ModerationLabels }) => ModerationLabels.map((label) => label.ModerationLabel.Name).includes('Explicit Nudity'),
    labels('Explicit Nudity'),
    labels(),
  ),
  real<Moderation>(
    `${moderation}/isViolence.$`,
    ({ ModerationLabels }) => ModerationLabels.find((label) => label.ModerationLabel.Name === 'Violence') !== undefined,
    labels('Violence'),
    labels('Suggestive'),
  ),
  real<Moderation>(
    `${moderation}/isSuggestive.$`,
    ({ ModerationLabels }) => !ModerationLabels.every((label) => label.ModerationLabel.Name !== 'Suggestive'),
    labels('Violence', 'Suggestive'),
    labels(),
  ),
  real<Moderation>(
    `${moderation}/isHateSymbol.$`,
    ({ ModerationLabels }) =>
      ModerationLabels.filter(({ ModerationLabel }) => ModerationLabel.Name === 'Hate Symbols').length > 0,
    labels('Hate Symbols'),
    labels('Violence'),
  ),
  real<Moderation>(
    `${moderation}/categories.$`,
    ({ ModerationLabels }) => {
      const names = ModerationLabels.map((label) => label.ModerationLabel.Name)
      return names.filter((name, i) => names.indexOf(name) === i)
    },
    labels('Violence', 'Nudity', 'Violence'),
    labels('Violence'),
    labels(),
  ),

  real<object>(
    `${demo}/Generate an array using States.Array/Parameters/myArray.$`,
    () => [1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
    {},
  ),
  real<{ myArray: readonly number[] }>(
    `${demo}/Convert the array to JSON string using States.JsonToString/Parameters/mySerializedArray.$`,
    ({ myArray }) => JSON.stringify(myArray),
    { myArray: [1, 2, 3] },
    { myArray: [] },
  ),
  real<{ mySerializedArray: string }>(
    `${demo}/Convert JSON string bagk to array using Stats.StringToJson/Parameters/myArray.$`,
    ({ mySerializedArray }) => JSON.parse(mySerializedArray) as number[],
    { mySerializedArray: '[1,2,3]' },
    { mySerializedArray: '[7]' },
    { mySerializedArray: '[]' },
  ),
  real<readonly { body: string }[]>(
    'serverless-patterns__eventbridge-pipes-sqs-to-lambda-with-stepfunction-enrichment-workflow-enrichment#/States/Transform SQS message into JSON/Parameters/data.$',
    ([message]) => JSON.parse(message!.body) as { id: string },
    [{ body: '{"id":"1"}' }],
  ),
  real<{ body: string }>(
    'serverless-patterns__s3-sqs-eventbridge-pipe-sfn-s3-workflow-s3-sqs-eventbridge-pipe-sfn-s3#/States/Loop through each SQS Message/ItemProcessor/States/Extract and decode S3 Event Notification JSON/Parameters/Body.$',
    ({ body }) => JSON.parse(body) as { Records: { s3: object }[] },
    { body: '{"Records":[{"s3":{}}]}' },
  ),
  real<{ InputDate: string }>(
    'serverless-patterns__sfn-emrserverless-terraform-templates-stepfunctions--heredoc0#/States/StartEMRServerlessJob/Parameters/JobDriver/SparkSubmit/EntryPointArguments.$',
    ({ InputDate }) => [
      InputDate,
      'us-east-1-clicklogger-dev-firehose-delivery-078876706719',
      'us-east-1-pattern-sfn-emrserverless-dev-output-078876706719',
    ],
    { InputDate: '2026-04-18' },
  ),
  real<{ Item: { id: string; locks: number } }>(
    'sfn-examples__app-control-concurrency-with-dynamodb-dynamodb-semaphore-cleanfromincomplete#/States/Get Current Lock Item/ResultSelector/ItemString.$',
    ({ Item }) => JSON.stringify(Item),
    { Item: { id: 'lock', locks: 2 } },
  ),
  real<{ Payload: { body: string } }>(
    'sfn-examples__app-local-testing-mock-config-local-testing#/States/Validation/Branches/0/States/Check Identity/ResultSelector/identity.$',
    ({ Payload: { body } }) => JSON.parse(body) as { approved: boolean; message: string },
    { Payload: { body: '{"approved":true,"message":"ok"}' } },
  ),
  real<typeof config>(
    `${emitter}/Get Config/ResultSelector/worker_count.$`,
    ({ Item }) => Number(Item.worker_count.N),
    config,
  ),
  real<typeof config>(
    `${emitter}/Get Config/ResultSelector/max_wait.$`,
    ({ Item }) => JSON.parse(Item.max_wait.N) as number,
    config,
  ),
  real<{ config: { worker_count: number } }>(
    `${emitter}/Generate Items/Parameters/items.$`,
    (input) => Array.from({ length: input.config.worker_count }, (_, i) => i + 1),
    { config: { worker_count: 4 } },
    { config: { worker_count: 1 } },
  ),
  real<{ sentiment: { SentimentScore: Record<string, number> } }>(
    'sfn-workshop__static-resources-module-12--DetectSentimentStateMachine#/States/Parallel/Branches/1/States/Record Transaction/Parameters/Item/score/S.$',
    ({ sentiment }) => JSON.stringify(sentiment.SentimentScore),
    { sentiment: { SentimentScore: { Positive: 0.75, Negative: 0.25 } } },
  ),
  real<{ transaction: { id: string } }>(
    'sls-samples__streaming-serverless-fraud-detection-kinesis-data-stream-detection-workflow#/States/Process batch of transactions/Iterator/States/Store transaction/Parameters/Item/transaction_request/S.$',
    (input) => JSON.stringify(input),
    { transaction: { id: 't' } },
  ),
  real<{ dbData: { id: string; views: number } }>(
    'sls-video__backend-post-processing-video-service-workflow#/States/Parallel/Branches/1/States/DynamoDB PutItem (1)/Parameters/Item/Data/S.$',
    ({ dbData }) => JSON.stringify(dbData),
    { dbData: { id: 'v', views: 3 } },
  ),
  real<object>(
    `${streaming}/SplitExeArn/Parameters/workflow.$`,
    (_input, { context }) => context.Execution.Id.split(':')[6]!,
    {},
  ),
  real<object>(
    `${streaming}/SplitExeArn/Parameters/uuid1.$`,
    (_input, { context }) => {
      const parts = context.Execution.Id.split(':')
      return parts[7]!
    },
    {},
  ),
  real<object>(`${streaming}/FormatExeArnAndGenerateResults/Parameters/resultItems.$`, () => [1, 2, 3, 4, 5], {}),
  real<{ resultItems: readonly number[] }>(
    `${streaming}/SimulatedProcessing/ItemSelector/lastItemIndex.$`,
    ({ resultItems }) => resultItems.length - 1,
    { resultItems: [1, 2, 3] },
  ),
  real<{ quantity: number }>(
    'swc__cqrs#/States/Loop Order Items/Iterator/States/Marshall Item Object/Parameters/M/quantity/N.$',
    ({ quantity }) => quantity.toString(),
    { quantity: 3 },
    { quantity: 2.5 },
    { quantity: 0 },
  ),
  real<{ products: readonly { sku: string }[] }>(
    'swc__curbside-pickup#/States/DDB CreateOrder/Parameters/Item/products.$',
    ({ products }) => JSON.stringify(products),
    { products: [{ sku: 'a' }, { sku: 'b' }] },
  ),
  real<readonly [{ ObjectMetadata: { ObjectSize: number } }, unknown]>(
    'swc__data-processing#/States/IterateS3Objects/Iterator/States/DynamoDB PutItem/Parameters/Item/size/N.$',
    ([{ ObjectMetadata }]) => `${ObjectMetadata.ObjectSize}`,
    [{ ObjectMetadata: { ObjectSize: 1048576 } }, null],
  ),
  real<readonly [unknown, { Labels: readonly string[] }]>(
    'swc__data-processing#/States/IterateS3Objects/Iterator/States/DynamoDB PutItem/Parameters/Item/labels/S.$',
    (branches) => JSON.stringify(branches[1].Labels),
    [null, { Labels: ['cat'] }],
  ),
  real<{ detail: { object: { key: string } } }>(
    'swc__dynamodb-import-json#/States/Parse S3 Params/Parameters/BucketPrefix.$',
    ({ detail }) => `${detail.object.key.split('/')[0]!}/`,
    { detail: { object: { key: 'exports/2026/manifest.json' } } },
  ),
  real<{ Payload: { Payload: readonly string[] } }>(
    'swc__gif-generator-workflow#/States/Gather Results/Parameters/gifs.$',
    ({ Payload }) => Payload.Payload.length,
    { Payload: { Payload: ['a', 'b'] } },
    { Payload: { Payload: [] } },
  ),
  real<{ idempotencyTable: { Item: { executionresult: { S: string } } } }>(
    'swc__idempotent-workflow#/States/De-serialize previous results/Parameters/previous_results.$',
    ({ idempotencyTable: { Item } }) => JSON.parse(Item.executionresult.S) as unknown,
    { idempotencyTable: { Item: { executionresult: { S: '{"total":3}' } } } },
    { idempotencyTable: { Item: { executionresult: { S: '[[1]]' } } } },
  ),
  real<{ output: { Labels: readonly { Name: string; Confidence: number }[] } }>(
    'swc__moderated-image-catalog-cdk-python#/States/Process image/Branches/0/States/Record objects in database/Parameters/ExpressionAttributeValues/:o/S.$',
    ({ output }) => JSON.stringify(output.Labels),
    { output: { Labels: [{ Name: 'Cat', Confidence: 98.5 }] } },
  ),
  real<{ Item: { successful_processes: { L: readonly { S: string }[] } } }>(
    'swc__quorum-with-parallel-pattern#/States/Wait for at least "quorum" number processes complete/Branches/0/States/Count Processes 1/Parameters/completed_processes_count.$',
    ({ Item }) => Item.successful_processes.L.length,
    { Item: { successful_processes: { L: [{ S: 'a' }] } } },
  ),
  real<{ Body: string }>(
    'swc__s3-bucket-nested-distributed-map#/States/S3 Distributed Map State Machine/ItemProcessor/States/ProcessObjects/ItemProcessor/States/ProcessItems/ItemProcessor/States/TransformItem/Parameters/output.$',
    ({ Body }) => ({ ...(JSON.parse(Body) as { id: string }), NewField: 'MyValue' }),
    { Body: '{"id":"1","NewField":"old"}' },
    { Body: '{}' },
  ),
  real<{ detail: { EndpointName: string } }>(
    'swc__sagemaker-endpoint-maintainer#/States/DeleteAlarms/Parameters/AlarmNames.$',
    ({ detail }) => [detail.EndpointName],
    { detail: { EndpointName: 'churn' } },
  ),
  real<Failed>(
    `${sagemaker}/Message.$`,
    ({ detail }) =>
      `The SageMaker Pipeline, ${detail.pipelineArn.split('/')[1]!}, started at ${detail.executionStartTime} and failed at ${detail.executionEndTime}.`,
    failed,
  ),
  real<Failed>(
    `${sagemaker}/Subject.$`,
    ({ detail: { pipelineArn } }) => {
      const [, name] = pipelineArn.split('/')
      return `Amazon SageMaker Pipeline Failed - Pipeline Name: ${name ?? ''}`
    },
    failed,
  ),
  real<{ org: { rootOU: string } }>(
    'swc__sfn-cfn-stacksets-workflow-cdk#/States/CreateStackInstances/Parameters/DeploymentTargets/OrganizationalUnitIds.$',
    ({ org: { rootOU } }) => [rootOU],
    { org: { rootOU: 'r-1' } },
  ),
  real<{ LambdaParameters: string }>(
    'swc__step-functions-load-testing-load-generator-statemachine#/States/RunLoad/ItemProcessor/States/Run Lambda/Parameters/Payload.$',
    ({ LambdaParameters }) => JSON.parse(LambdaParameters) as object,
    { LambdaParameters: '{"size":1}' },
  ),
]
