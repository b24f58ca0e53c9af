import { param } from 'stepwright'
import { real, realOfItem } from '../src/real-expression.ts'

// Payload templates in the wild: Parameters, ResultSelector and ItemSelector.

interface Recording {
  readonly detail: {
    readonly stream_id: string
    readonly channel_name: string
    readonly recording_duration_ms: number
    readonly recording_s3_bucket_name: string
  }
}
const recording: Recording = {
  detail: { stream_id: 's-1', channel_name: 'ann', recording_duration_ms: 1500, recording_s3_bucket_name: 'videos' },
}

interface Incident {
  readonly StudentId: string
  readonly IncidentDate: string
  readonly IncidentId: string
  readonly IncidentResolved: boolean
  readonly AdminActionRequired: boolean
}
const incident: Incident = {
  StudentId: 's-1',
  IncidentDate: '2026-04-18',
  IncidentId: 'i-1',
  IncidentResolved: false,
  AdminActionRequired: true,
}

interface Order {
  readonly orderId: string
  readonly productId: string
  readonly company: string
  readonly customerId: string
  readonly deliveryAddressCode: string
  readonly model: string
  readonly productName: string
  readonly quantity: number
}
const order: Order = {
  orderId: 'o',
  productId: 'p',
  company: 'c',
  customerId: 'u',
  deliveryAddressCode: 'd',
  model: 'm',
  productName: 'n',
  quantity: 2,
}
const orders =
  'sls-test__java-test-samples-fargate-lambda-stepfunction-async-lambda-stepfunction-invoke-StepFunctio#/States'

interface Pet {
  readonly species: 'cat' | 'dog'
  readonly age: number
}
const pets = (...all: readonly Pet[]): { readonly pets: readonly Pet[] } => ({ pets: all })

interface Translation {
  readonly data: string
  readonly TargetLanguageCode?: string
  readonly TranslatedText?: string
}

export default [
  real<Omit<Incident, 'IncidentId'>>(
    'plagiarism__backend-state-machine#/States/Create new incident/Parameters',
    ({ StudentId, IncidentDate }) => ({
      StudentId,
      IncidentDate,
      IncidentId: crypto.randomUUID(),
      IncidentResolved: false,
      AdminActionRequired: false,
    }),
    incident,
  ),
  real<Incident>(
    'plagiarism__backend-state-machine#/States/Save incident/Parameters',
    (saved) => ({
      TableName: param('IncidentsTable'),
      Item: {
        StudentId: { S: saved.StudentId },
        IncidentDate: { S: saved.IncidentDate },
        IncidentId: { S: saved.IncidentId },
        IncidentResolved: { BOOL: saved.IncidentResolved },
        AdminActionRequired: { BOOL: saved.AdminActionRequired },
      },
    }),
    incident,
  ),
  real<{ Body: { output: { message: { content: readonly [{ text: string }] } } } }>(
    'private-int__lib-workflows-private-api#/States/ProcessData/ItemProcessor/States/PublishToEventBridge/Parameters',
    ({ Body }, { context }) => ({
      Entries: [
        {
          Source: 'review.analyzer',
          DetailType: 'Fake Review findings',
          Detail: { originalInput: context.Execution.Input, analysis: Body.output.message.content[0].text },
          EventBusName: param('EventBusName'),
        },
      ],
    }),
    { Body: { output: { message: { content: [{ text: 'fake' }] } } } },
  ),
  real<{ Id: string }>(
    'serverless-patterns__apigw-rest-stepfunction-waitable-stepfunction#/States/SetFinalStatus/Parameters',
    ({ Id }, { context }) => ({
      TableName: param('DDBTable'),
      Key: { Id: { S: Id } },
      UpdateExpression: 'SET ProcessStatus = :newStatus, LastUpdated = :newTimestamp',
      ExpressionAttributeValues: {
        ':newStatus': { S: 'COMPLETED' },
        ':newTimestamp': { S: context.State.EnteredTime },
      },
    }),
    { Id: '1' },
  ),
  real<{ detail: { bucket: { name: string }; object: { key: string } } }>(
    'serverless-patterns__s3-eventbridge-sfn#/States/DetectLabels/Parameters',
    ({ detail: { bucket, object } }) => ({ Image: { S3Object: { Bucket: bucket.name, Name: object.key } } }),
    { detail: { bucket: { name: 'b' }, object: { key: 'cat.png' } } },
  ),
  real<{ new_model: { name: string } }>(
    'sfn-devguide__connect-lambda--block1#/States/GetManualReview/Parameters',
    (input, { context }) => ({
      FunctionName: 'get-model-review-decision',
      Payload: { model: input.new_model, token: context.Task.Token },
      Qualifier: 'prod-v1',
    }),
    { new_model: { name: 'm' } },
  ),
  real<
    readonly [{ identityChecked: boolean; customerName: string; customerAddress: string }, { agencyChecked: boolean }]
  >(
    'sfn-examples__app-kyc-with-eventbridge-kyc#/States/Check identity/ResultSelector',
    ([{ identityChecked, customerName, customerAddress }, { agencyChecked }]) => ({
      identityChecked,
      agencyChecked,
      customerName,
      customerAddress,
    }),
    [{ identityChecked: true, customerName: 'Ann', customerAddress: 'Bern' }, { agencyChecked: false }],
  ),
  real<{ Item: { id: string; holders: readonly string[] } }>(
    'sfn-examples__app-control-concurrency-with-dynamodb-dynamodb-semaphore-cleanfromincomplete#/States/Get Current Lock Item/ResultSelector',
    ({ Item }) => ({ Item, ItemString: JSON.stringify(Item) }),
    { Item: { id: 'lock', holders: ['a'] } },
  ),
  real<number>(
    'sfn-examples__demo-asl-features-template--StateMachineAslDemo#/States/Create Pets/Iterator/States/Create Dog/Parameters',
    (age, { context }) => ({ species: 'dog', age, createdBy: context.State.Name }),
    3,
  ),
  real<{ pets: readonly Pet[] }>(
    'sfn-examples__demo-asl-features-template--StateMachineAslDemo#/States/Create separate list of cats and dogs using JSONPath Expressions/Parameters',
    ({ pets: all }) => {
      const young = (species: string): readonly Pet[] => all.filter((pet) => pet.species === species && pet.age < 5)
      const old = (species: string): readonly Pet[] => all.filter((pet) => pet.species === species && pet.age >= 5)
      return { cats: { young: young('cat'), old: old('cat') }, dogs: { young: young('dog'), old: old('dog') } }
    },
    pets(
      { species: 'cat', age: 1 },
      { species: 'dog', age: 5 },
      { species: 'cat', age: 9 },
      { species: 'cat', age: 2 },
    ),
    pets(),
  ),
  real<Order>(`${orders}/Flatten-Reject/Parameters`, (input) => ({ ...input, orderStatus: 'Order Rejected' }), order),
  real<Order & { Items: { Items: readonly { sellerId: string }[] } }>(
    `${orders}/Flatten-Order/Parameters`,
    ({ Items, ...rest }) => ({ ...rest, sellerId: Items.Items[0]!.sellerId, orderStatus: 'Order Placed' }),
    { ...order, Items: { Items: [{ sellerId: 'x' }] } },
  ),
  real<readonly [{ plugins: object }, { originalEvent: object }]>(
    'sls-video__backend-pluginManager-extensionService-workflow#/States/organise data for final Event/Parameters',
    ([{ plugins }, { originalEvent }]) => ({ plugins, originalEvent }),
    [{ plugins: { a: 1 } }, { originalEvent: {} }],
  ),
  real<Recording>(
    'sls-video__backend-post-processing-video-service-workflow#/States/Parallel/Branches/1/States/Organize dDObject (1)/Parameters',
    ({ detail }, { context }) => ({
      playback_url: '',
      stream_url: '',
      thumbnail: '',
      channel_name: detail.channel_name,
      id: detail.stream_id,
      createdAt: context.Execution.StartTime,
      durationmillis: detail.recording_duration_ms,
      height: '',
      width: '',
    }),
    recording,
  ),
  real<Recording>(
    'sls-video__backend-post-processing-video-service-workflow#/States/ProcessingMP4Complete ECS/Parameters',
    ({ detail: { channel_name, stream_id: id } }) => ({
      Entries: [
        {
          Detail: { channel_name, id, compute: 'ecs' },
          DetailType: 'MP4ProcessingComplete',
          EventBusName: 'default',
          Source: 'serverlessVideo.videoManager',
        },
      ],
    }),
    recording,
  ),
  real<Recording>(
    'sls-video__backend-post-processing-video-service-workflow#/States/ECS RunTask/Parameters',
    (event, { context }) => ({
      LaunchType: 'FARGATE',
      Cluster: param('Cluster'),
      TaskDefinition: param('TaskDefinition'),
      Overrides: {
        ContainerOverrides: [
          {
            Name: 'StepTask1',
            Environment: [
              { Name: 'TaskToken', Value: context.Task.Token },
              { Name: 'Event', Value: JSON.stringify(event) },
            ],
          },
        ],
      },
      NetworkConfiguration: {
        AwsvpcConfiguration: {
          Subnets: [param('Subnet1'), param('Subnet2')],
          SecurityGroups: [param('SecurityGroup')],
        },
      },
    }),
    recording,
  ),
  real<{ detail: { EndpointName: string } }>(
    'swc__sagemaker-endpoint-maintainer#/States/PutMetricAlarm/Parameters',
    ({ detail: { EndpointName } }) => ({
      AlarmName: EndpointName,
      Namespace: 'AWS/SageMaker',
      MetricName: 'Invocations',
      Dimensions: [
        { Name: 'EndpointName', Value: EndpointName },
        { Name: 'VariantName', Value: 'AllTraffic' },
      ],
      ComparisonOperator: 'LessThanOrEqualToThreshold',
      DatapointsToAlarm: 3,
      EvaluationPeriods: 3,
      Period: 300,
      Statistic: 'Maximum',
      Threshold: 0,
      TreatMissingData: 'breaching',
    }),
    { detail: { EndpointName: 'churn' } },
  ),
  real<{
    uuid: string
    originalText: string
    toSpanish: readonly string[]
    toFrench: readonly string[]
    toJapanese: readonly string[]
  }>(
    'swc__parallel-translate#/States/Put Translated Text/Parameters',
    (input) => ({
      TableName: 'TranslatedTextTable',
      Item: {
        id: input.uuid,
        inputText: input.originalText,
        toSpanish: input.toSpanish[0]!,
        toFrench: input.toFrench[0]!,
        toJapanese: input.toJapanese[0]!,
      },
    }),
    { uuid: 'u', originalText: 'Hi', toSpanish: ['Hola'], toFrench: ['Salut'], toJapanese: ['やあ'] },
  ),
  realOfItem<string, { account_id: string }>(
    'adf__template--AccountManagementStateMachine#/States/DeleteDefaultVPCMap/Parameters',
    (input, { context }) => ({ region: context.Map.Item.Value, account_id: input.account_id }),
    { input: { account_id: '1' }, item: 'eu-central-1' },
  ),
  realOfItem<{ input: string }, { eval_config: object }>(
    'sfn-agent__docs-architecture-UNIFIED-LLM-RUST-AMPLIFY-ARCHITECTURE--block8#/States/ProcessBatch/Parameters',
    (input, { context }) => ({ sample: context.Map.Item.Value, config: input.eval_config }),
    { input: { eval_config: { temperature: 0.5 } }, item: { input: 'Hi' } },
  ),
  realOfItem<{ who: string }>(
    'sfn-devguide__input-output-contextobject--block5#/States/ExampleMapState/Parameters',
    (_input, { context: { Map } }) => ({ ContextIndex: Map.Item.Index, ContextValue: Map.Item.Value }),
    { input: {}, item: { who: 'bob' } },
  ),
  realOfItem<{ check_status: string; constraint: string; constraint_status: string; constraint_message: string }>(
    'sfn-examples__app-dataquality-using-lambda-dataquality#/States/Parse Data Quality Results/ItemSelector',
    (_input, { context }) => {
      const { check_status, constraint, constraint_status, constraint_message } = context.Map.Item.Value
      return { check_status, constraint, constraint_status, constraint_message }
    },
    {
      input: {},
      item: { check_status: 'Error', constraint: 'size', constraint_status: 'Failure', constraint_message: 'none' },
    },
  ),
  realOfItem<{ approach: string; workerId: string }, { taskToken: string; executionName: string; query: string }>(
    'swc__parallel-agent-early-stopping-worker#/States/Initialize Workers/Parameters',
    ({ taskToken, executionName, query }, { context }) => ({
      taskToken,
      executionName,
      query,
      workerId: context.Map.Item.Value.workerId,
      approach: context.Map.Item.Value.approach,
    }),
    {
      input: { taskToken: 't', executionName: 'e', query: 'q' },
      item: { approach: 'deep', workerId: 'w-1' },
    },
  ),
  real<readonly Translation[]>(
    'swc__parallel-translate#/States/Parse to Put Obj/Parameters/originalText.$',
    ([first]) => first!.data,
    [{ data: 'Hi' }, { data: 'Hola', TargetLanguageCode: 'es', TranslatedText: 'Hola' }],
  ),
]
