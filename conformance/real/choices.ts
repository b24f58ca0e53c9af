import 'stepwright'
import { realTest } from '../src/real-expression.ts'

// Rules of Choice states in the wild.

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'
interface Review {
  readonly Body: { readonly output: { readonly message: { readonly content: readonly [{ readonly text: string }] } } }
}
const review = (text: string): Review => ({ Body: { output: { message: { content: [{ text }] } } } })
const lock = 'sfn-examples__app-control-concurrency-with-dynamodb-dynamodb-semaphore-cleanfromincomplete#/States'
const demo = 'sfn-examples__demo-asl-features-template--StateMachineAslDemo#/States/Create Pets/Iterator/States'
const video = 'sls-video__plugins-1-prevalidate-plugins-content-moderation-plugin-workflows#/States'
const restore = 'swc__s3-glacier-multi-file-restore-sam#/States/Request Restore/ItemProcessor/States'
const endpoint = 'swc__sagemaker-endpoint-maintainer#/States'
const uml = 'swc__uml-statemachine-BlogOpenRequestSM#/States'
const emr = 'serverless-patterns__sfn-emrserverless-terraform-templates-stepfunctions--heredoc0#/States'
const files = 'swc__parallelized-embedding-pipeline-example-workflow--definition#/States'

interface Uploaded {
  readonly s3Event: { readonly Records: readonly [{ readonly s3: { readonly object: { readonly key: string } } }] }
}
const uploaded = (key: string): Uploaded => ({ s3Event: { Records: [{ s3: { object: { key } } }] } })

interface Job {
  readonly Job: { readonly Status?: { readonly JobRun: { readonly State: string } } }
}
const job = (State: string): Job => ({ Job: { Status: { JobRun: { State } } } })

interface Moderated {
  readonly results: {
    readonly moderation: {
      readonly size: number
      readonly isRudeGesture: boolean
      readonly isNudity: boolean
      readonly isViolence: boolean
      readonly isSuggestive: boolean
      readonly isHateSymbol: boolean
    }
  }
}
const none = { isRudeGesture: false, isNudity: false, isViolence: false, isSuggestive: false, isHateSymbol: false }

export default [
  realTest<{ moved_to_protected: number }>(
    'adf__template--AccountBootstrappingStateMachine#/States/MovedToRootOrProtected?/Choices/0',
    (input) => input.moved_to_protected === 1,
    { moved_to_protected: 1 },
    { moved_to_protected: 0 },
  ),
  realTest<{ needs_created: boolean }>(
    'adf__template--AccountManagementStateMachine#/States/CreateAccountChoice/Choices/0',
    (input) => input.needs_created,
    { needs_created: true },
    { needs_created: false },
  ),
  realTest<readonly boolean[]>(
    'local-sfn__drawio-iterate#/States/IsEmptyArray/Choices/0',
    (flags) => flags[0] === false,
    [false, true],
    [true],
  ),
  realTest<{ Exams: readonly { Result: number }[] }>(
    'plagiarism__backend-state-machine#/States/Has student passed exam?/Choices/1',
    ({ Exams: [exam] }) => exam?.Result === 1,
    { Exams: [{ Result: 1 }, { Result: 0 }] },
    { Exams: [{ Result: 2 }] },
  ),
  realTest<Review>(
    'private-int__lib-workflows-private-api#/States/ProcessData/ItemProcessor/States/ClassifyReview/Choices/0',
    ({ Body }) => Body.output.message.content[0].text.includes('fake'),
    review('this is fake.'),
    review('fake'),
    review('it is real'),
  ),
  realTest<{ length: number }>(
    'satoshif__README--block8#/States/ClassifyByLength/Choices/0',
    ({ length }) => length <= 20,
    { length: 20 },
    { length: 20.5 },
  ),
  realTest<{ pathParam?: string }>(
    'serverless-patterns__apigw-sfn-crud-crud#/States/Does ID exist?/Choices/0',
    ({ pathParam }) => pathParam !== undefined,
    { pathParam: '' },
    {},
  ),
  realTest<{ httpMethod: Method }>(
    'serverless-patterns__apigw-sfn-crud-crud#/States/Check HTTP Method/Choices/0',
    ({ httpMethod }) => httpMethod === 'POST',
    { httpMethod: 'POST' },
    { httpMethod: 'GET' },
  ),
  realTest<{ ProcessResult: { Labels: readonly { Name: string }[] } }>(
    'serverless-patterns__s3-eventbridge-sfn#/States/Cat?/Choices/0',
    ({ ProcessResult }) => ProcessResult.Labels.length > 0,
    { ProcessResult: { Labels: [{ Name: 'Cat' }] } },
    { ProcessResult: { Labels: [] } },
  ),
  realTest<Job>(
    `${emr}/CheckJobSuccess/Choices/0`,
    ({ Job }) => Job.Status?.JobRun.State === 'SUCCESS',
    job('SUCCESS'),
    job('FAILED'),
    { Job: {} },
  ),
  realTest<Job>(
    `${emr}/CheckJobFailure/Choices/0`,
    ({ Job: { Status } }) =>
      Status !== undefined && (Status.JobRun.State === 'CANCELLED' || Status.JobRun.State === 'FAILED'),
    job('CANCELLED'),
    job('SUCCESS'),
    { Job: {} },
  ),
  realTest<{ IsHelloWorldExample?: boolean | null }>(
    'serverless-patterns__sfn-sfn-childStateMachine#/States/Choice/Choices/1',
    (input) => !('IsHelloWorldExample' in input),
    { IsHelloWorldExample: null },
    { IsHelloWorldExample: false },
    {},
  ),
  realTest<{ expense: number }>(
    'serverless-patterns__stepfunctions-sns-apigw-human-review-StepFunction-step-function-definition#/States/Total Expenses >= $500/Choices/0',
    ({ expense }) => expense < 500,
    { expense: 499.99 },
    { expense: 500 },
  ),
  realTest<{ iterator: { continue: boolean } }>(
    'serverless-patterns__systems-manager-automation-to-stepfunctions-statemchinedefinitionstring#/States/IsCountReached/Choices/1',
    ({ iterator }) => !iterator.continue,
    { iterator: { continue: false } },
    { iterator: { continue: true } },
  ),
  realTest<{ target: { type: 'agent' | 'tool' } }>(
    'sfn-agent__lambda-tools-batch-processor-state-machine-inline#/States/ProcessRows/ItemProcessor/States/RouteToTarget/Choices/0',
    (_row, { context }) => (context.Execution.Input as { target: { type: string } }).target.type === 'agent',
    { target: { type: 'agent' } },
    { target: { type: 'tool' } },
  ),
  realTest<{ LabelingJobArn: string }>(
    'sfn-devguide__connect-sagemaker--block2#/States/ValidateOutput/Choices/0',
    ({ LabelingJobArn }) => LabelingJobArn.length > 0,
    { LabelingJobArn: 'arn' },
    { LabelingJobArn: '' },
  ),
  realTest<{ Reports: readonly { Status: string }[] }>(
    'sfn-devguide__sample-project-codebuild--block0#/States/All Tests Passed?/Choices/0',
    ({ Reports }) => Reports[0]?.Status === 'SUCCEEDED',
    { Reports: [{ Status: 'SUCCEEDED' }] },
    { Reports: [{ Status: 'FAILED' }, { Status: 'SUCCEEDED' }] },
  ),
  realTest<{ List: readonly string[] }>(
    'sfn-devguide__sample-project-transfer-data-sqs--block0#/States/For Loop Condition/Choices/0',
    ({ List: [first] }) => first !== 'DONE',
    { List: ['DONE'] },
    { List: ['next', 'DONE'] },
  ),
  realTest<{ restart: { executionCount: number } }>(
    'sfn-devguide__tutorial-continue-new--block8#/States/ShouldRestart/Choices/0',
    ({ restart }) => restart.executionCount > 0,
    { restart: { executionCount: 1 } },
    { restart: { executionCount: 0 } },
  ),
  realTest<{ lockinfo: { currentlockitem: { ItemString?: string } } }>(
    `${lock}/Check If Lock Is Held/Choices/0`,
    ({ lockinfo }) => lockinfo.currentlockitem.ItemString?.includes('Z') ?? false,
    { lockinfo: { currentlockitem: { ItemString: '{"at":"2026-04-18T01:00:00Z"}' } } },
    { lockinfo: { currentlockitem: { ItemString: '{}' } } },
    { lockinfo: { currentlockitem: {} } },
  ),
  realTest<{ QualityResults: readonly { check_status?: string }[] }>(
    'sfn-examples__app-dataquality-using-lambda-dataquality#/States/Check Data Quality Results/Choices/0',
    ({ QualityResults }) => QualityResults[0]?.check_status === 'Error',
    { QualityResults: [{ check_status: 'Error' }] },
    { QualityResults: [{ check_status: 'Success' }] },
    { QualityResults: [{}] },
    { QualityResults: [] },
  ),
  realTest<{ stock_price: number }>(
    'sfn-examples__app-sfn-kms-integration-template--StockTradingStateMachine#/States/Buy or Sell?/Choices/0',
    (input) => input.stock_price <= 50,
    { stock_price: 50 },
    { stock_price: 51 },
  ),
  realTest<number | string>(
    `${demo}/Choice/Choices/0`,
    (age) => typeof age === 'number' && ([1, 3, 5, 7, 9].includes(age) || age > 10),
    1,
    2,
    11,
    10,
    '1',
  ),
  realTest<number | null>(
    `${demo}/Choice/Choices/1`,
    (age) => age !== null && age <= 10 && age > 0 && age % 2 === 0,
    2,
    3,
    10,
    12,
    null,
  ),
  realTest<{ Item: Record<string, { N?: string }> }>(
    'sfn-examples__demo-generate-steady-state-events-event-emitter#/States/Initialize DDB/Branches/0/States/Choice/Choices/0',
    ({ Item }) => ['worker_count', 'thread_count', 'min_wait', 'max_wait'].some((name) => Item[name]?.N === undefined),
    { Item: { worker_count: { N: '1' }, thread_count: { N: '1' }, min_wait: { N: '1' }, max_wait: { N: '2' } } },
    { Item: { worker_count: { N: '1' }, thread_count: { N: '1' }, min_wait: {}, max_wait: { N: '2' } } },
    { Item: {} },
  ),
  realTest<{ response: { get_crawler: { Crawler: { State: string } } } }>(
    'sfn-examples__demo-manage-glue-crawlers-with-step-functions-template--StateMachineUtilRunGlueCrawler#/States/Is Running?/Choices/0',
    ({ response }) => ['RUNNING', 'STOPPING'].includes(response.get_crawler.Crawler.State),
    { response: { get_crawler: { Crawler: { State: 'STOPPING' } } } },
    { response: { get_crawler: { Crawler: { State: 'READY' } } } },
  ),
  realTest<{ UserInput: { approved: 'yes' | 'no'; message: string } }>(
    'sfn-examples__genai-prompt-chaining-hitl-workflow#/States/Choose the title and Description/Choices/0',
    ({ UserInput: { approved, message } }) => approved === 'no' && message === 'regenerate',
    { UserInput: { approved: 'no', message: 'regenerate' } },
    { UserInput: { approved: 'yes', message: 'regenerate' } },
  ),
  realTest<{ detail: { FraudDetectorOutput: { RuleResults: readonly [{ Outcomes: readonly string[] }] } } }>(
    'sls-samples__streaming-serverless-fraud-detection-eventbridge-event-detection-workflow#/States/Is transaction suspicious?/Choices/0',
    ({ detail }) => detail.FraudDetectorOutput.RuleResults[0].Outcomes[0] !== 'approve',
    { detail: { FraudDetectorOutput: { RuleResults: [{ Outcomes: ['approve'] }] } } },
    { detail: { FraudDetectorOutput: { RuleResults: [{ Outcomes: ['review', 'approve'] }] } } },
  ),
  realTest<{ detail: { video: { playbackUrl?: string; recording_s3_key_prefix?: string } } }>(
    `${video}/S3 Bucket provided?/Choices/0`,
    ({ detail: { video: given } }) => given.playbackUrl !== undefined && given.recording_s3_key_prefix !== undefined,
    { detail: { video: { playbackUrl: 'u', recording_s3_key_prefix: 'p' } } },
    { detail: { video: { playbackUrl: 'u' } } },
    { detail: { video: {} } },
  ),
  realTest<Moderated>(
    `${video}/Offensive Content Present?/Choices/0`,
    ({ results: { moderation } }) => {
      const { size, isRudeGesture, isNudity, isViolence, isSuggestive, isHateSymbol } = moderation
      return size > 0 && (isRudeGesture || isNudity || isViolence || isSuggestive || isHateSymbol)
    },
    { results: { moderation: { size: 1, ...none, isViolence: true } } },
    { results: { moderation: { size: 1, ...none } } },
    { results: { moderation: { size: 0, ...none, isNudity: true } } },
  ),
  realTest<{ OrganizationalUnit: { Name: string }; OU: string }>(
    'swc__account-vending-machine#/States/Loop over all OUs/ItemProcessor/States/Is this the OU?/Choices/0',
    ({ OrganizationalUnit, OU }) => OrganizationalUnit.Name === OU,
    { OrganizationalUnit: { Name: 'dev' }, OU: 'dev' },
    { OrganizationalUnit: { Name: 'dev' }, OU: 'prod' },
  ),
  realTest<{ index: number; lastItemIndex: number }>(
    'swc__async-state-machine-streaming-lambda-results-sam#/States/SimulatedProcessing/ItemProcessor/States/LastResult/Choices/0',
    ({ index, lastItemIndex }) => index === lastItemIndex,
    { index: 4, lastItemIndex: 4 },
    { index: 3, lastItemIndex: 4 },
  ),
  realTest<{ 'detail-type': string }>(
    'swc__cqrs#/States/Command Query Router/Choices/0',
    (event) => event['detail-type'] === 'orderCommand',
    { 'detail-type': 'orderCommand' },
    { 'detail-type': 'orderQuery' },
  ),
  realTest<{ Rekognition: { CelebrityFaces: readonly { Id: string }[] } }>(
    'swc__celebrity-identifier-sam#/States/Celebrities detected/Choices/0',
    ({ Rekognition: { CelebrityFaces } }) => CelebrityFaces.length !== 0,
    { Rekognition: { CelebrityFaces: [{ Id: '1' }] } },
    { Rekognition: { CelebrityFaces: [] } },
  ),
  realTest<{ detail?: { bucket: string } }>(
    'swc__gif-generator-workflow#/States/Triggered by Event Bridge or manual test?/Choices/0',
    ({ detail }) => !detail,
    { detail: { bucket: 'b' } },
    {},
  ),
  realTest<{ approvalStatus?: { result?: boolean } }>(
    'swc__human-in-the-loop-cdk#/States/Approved?/Choices/0',
    ({ approvalStatus }) => approvalStatus?.result === true,
    { approvalStatus: { result: true } },
    { approvalStatus: { result: false } },
    { approvalStatus: {} },
    {},
  ),
  realTest<{ approvalStatus?: { result?: boolean } }>(
    'swc__human-in-the-loop-cdk#/States/Approved?/Choices/1',
    (input) => input.approvalStatus?.result !== undefined,
    { approvalStatus: { result: false } },
    { approvalStatus: {} },
    {},
  ),
  realTest<{ DDB: { Item: { taskComplete?: { S: string } } } }>(
    'swc__human-task-reminder#/States/Parallel w~1 UUID/Branches/0/States/Is Task Complete?/Choices/0',
    ({ DDB }) => DDB.Item.taskComplete?.S === 'true',
    { DDB: { Item: { taskComplete: { S: 'true' } } } },
    { DDB: { Item: { taskComplete: { S: 'false' } } } },
    { DDB: { Item: {} } },
  ),
  realTest<{ idempotencyTable: { Item: { executionstatus: { S: string }; executionresult?: { S: string } } } }>(
    'swc__idempotent-workflow#/States/Previous or concurrent execution SUCCEEDED, IN_PROGRESS, or FAILED?/Choices/0',
    ({ idempotencyTable: { Item } }) => Item.executionstatus.S === 'SUCCEEDED' && Item.executionresult?.S !== undefined,
    { idempotencyTable: { Item: { executionstatus: { S: 'SUCCEEDED' }, executionresult: { S: '' } } } },
    { idempotencyTable: { Item: { executionstatus: { S: 'SUCCEEDED' } } } },
    { idempotencyTable: { Item: { executionstatus: { S: 'FAILED' }, executionresult: { S: '1' } } } },
  ),
  realTest<Uploaded>(
    `${files}/CheckFileType/Choices/0`,
    ({ s3Event }) => s3Event.Records[0].s3.object.key.endsWith('.txt'),
    uploaded('a.txt'),
    uploaded('a.pdf'),
    uploaded('txt'),
  ),
  realTest<Uploaded>(
    `${files}/CheckFileType/Choices/2`,
    ({ s3Event: { Records } }) => Records[0].s3.object.key.split('.').at(-1) === 'docx',
    uploaded('a.b.docx'),
    uploaded('docx.txt'),
  ),
  realTest<{ type: 'Private' | 'Public' }>(
    'swc__path-based-on-data#/States/Choice State/Choices/0',
    ({ type }) => type !== 'Private',
    { type: 'Public' },
    { type: 'Private' },
  ),
  realTest<{ value: number }>(
    'swc__path-based-on-data#/States/Choice State/Choices/2',
    ({ value }) => value >= 20 && value < 30,
    { value: 20 },
    { value: 30 },
    { value: -1 },
  ),
  realTest<{ completed_processes_count: number; quorum: number }>(
    'swc__quorum-with-parallel-pattern#/States/Wait for at least "quorum" number processes complete/Branches/0/States/Check If Quorum Met 1/Choices/0',
    (input, { context }) => input.completed_processes_count >= (context.Execution.Input as { quorum: number }).quorum,
    { completed_processes_count: 2, quorum: 2 },
    { completed_processes_count: 1, quorum: 2 },
  ),
  realTest<{ headResult: { StorageClass?: string; Restore?: string } }>(
    `${restore}/Check glacier class/Choices/0`,
    ({ headResult: { StorageClass } }) => StorageClass === 'GLACIER' || StorageClass === 'DEEP_ARCHIVE',
    { headResult: { StorageClass: 'GLACIER' } },
    { headResult: { StorageClass: 'DEEP_ARCHIVE' } },
    { headResult: { StorageClass: 'STANDARD' } },
  ),
  realTest<{ headResult: { StorageClass?: string; Restore?: string } }>(
    `${restore}/Check if already restored/Choices/0`,
    ({ headResult }) => headResult.Restore?.startsWith('ongoing-request="false"') === true,
    { headResult: { Restore: 'ongoing-request="false", expiry-date="Fri, 21 Dec 2026"' } },
    { headResult: { Restore: 'ongoing-request="true"' } },
    { headResult: {} },
  ),
  realTest<{
    source: string
    detail: {
      configuration: { metrics: readonly [{ metricStat: { metric: { namespace: string } } }] }
      state: { value: string }
    }
  }>(
    `${endpoint}/EventSource/Choices/0`,
    ({ source, detail: { configuration, state } }) =>
      source === 'aws.cloudwatch' &&
      configuration.metrics[0].metricStat.metric.namespace === 'AWS/SageMaker' &&
      (state.value === 'ALARM' || state.value === ' INSUFFICIENT_DATA'),
    {
      source: 'aws.cloudwatch',
      detail: {
        configuration: { metrics: [{ metricStat: { metric: { namespace: 'AWS/SageMaker' } } }] },
        state: { value: 'ALARM' },
      },
    },
    {
      source: 'aws.cloudwatch',
      detail: {
        configuration: { metrics: [{ metricStat: { metric: { namespace: 'AWS/SageMaker' } } }] },
        state: { value: 'OK' },
      },
    },
  ),
  realTest<{ detail: { EndpointStatus: string; Tags: { 'auto-maintain': string } } }>(
    `${endpoint}/SagemakerEventType/Choices/1`,
    ({ detail }) => detail.EndpointStatus === 'IN_SERVICE' && detail.Tags['auto-maintain'] === 'true',
    { detail: { EndpointStatus: 'IN_SERVICE', Tags: { 'auto-maintain': 'true' } } },
    { detail: { EndpointStatus: 'IN_SERVICE', Tags: { 'auto-maintain': 'false' } } },
  ),
  realTest<{ receipt: readonly { Confidence: number }[] }>(
    'swc__textract-analyze-expense-tf#/States/Check if receipt/Choices/0',
    ({ receipt: [best] }) => (best?.Confidence ?? 0) >= 80,
    { receipt: [{ Confidence: 80 }] },
    { receipt: [{ Confidence: 79.5 }] },
    { receipt: [] },
  ),
  realTest<{ trigger?: string }>(
    `${uml}/Choose Start Type/Choices/0`,
    ({ trigger = 'none' }) => trigger === 'history',
    { trigger: 'history' },
    { trigger: 'other' },
    {},
  ),
  realTest<{ trigger: string }>(
    `${uml}/Choose Next Task/Choices/2`,
    ({ trigger }) => {
      const last = ['requestRejected', 'requestApproved', 'cancellationRequested']
      return last.includes(trigger)
    },
    { trigger: 'requestApproved' },
    { trigger: 'request' },
  ),
  realTest<{ webhookData: { Item?: { pk?: { S?: string }; signingToken?: { S?: string }; url?: { S?: string } } } }>(
    'swc__webhook-provider#/States/Validate if webhook subscription exists/Choices/0',
    ({ webhookData: { Item } }) =>
      [Item?.pk?.S, Item?.signingToken?.S, Item?.url?.S].every((part) => part !== undefined),
    { webhookData: { Item: { pk: { S: 'p' }, signingToken: { S: 't' }, url: { S: '' } } } },
    { webhookData: { Item: { pk: { S: 'p' }, signingToken: {}, url: { S: 'u' } } } },
    { webhookData: {} },
  ),
]
