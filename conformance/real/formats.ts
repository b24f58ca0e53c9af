import { param } from 'stepwright'
import { real } from '../src/real-expression.ts'

// States.Format in the wild: a template literal of TypeScript.

interface ObjectCreated {
  readonly detail: { readonly bucket: { readonly name: string }; readonly object: { readonly key: string } }
}
const created: ObjectCreated = { detail: { bucket: { name: 'raw' }, object: { key: '2026/a b.csv' } } }

interface Day {
  readonly year: string
  readonly month: string
  readonly day: string
}
const day: Day = { year: '2026', month: '04', day: '18' }
const dataset =
  'sfn-examples__demo-manage-glue-crawlers-with-step-functions-template--StateMachineCreateDataset#/States/Parallel/Branches'
const migration = 'swc__sfn-rds-to-aurora-migrate-postgres-cdk#/States'
const batches = 'sfn-agent__lambda-tools-batch-processor-state-machine-definition#/States'
const prompts = 'sfn-examples__genai-prompt-chaining-hitl-workflow#/States'
const instance = { dbInstanceId: 'db-1' }
const upload = { input: { key: 'talks/first.mp4' } }

export default [
  real<{ Payload: { IncidentId: string; Exams: readonly [{ ExamId: string }] } }>(
    'plagiarism__backend-state-machine#/States/Notify student/Parameters/Message.$',
    ({ Payload }, { context }) =>
      `http://localhost:3000/?IncidentId=${Payload.IncidentId}&ExamId=${Payload.Exams[0].ExamId}&TaskToken=${context.Task.Token}`,
    { Payload: { IncidentId: 'i-1', Exams: [{ ExamId: 'e-1' }] } },
  ),
  real<{ transformed: string }>(
    'satoshif__README--block8#/States/BedrockShortAnswer/Parameters/Body/messages/0/content.$',
    ({ transformed }) => `次のテキストに一文で簡潔に日本語で回答してください：${transformed}`,
    { transformed: 'こんにちは 😀' },
  ),
  real<{ transformed: string }>(
    'satoshif__README--block8#/States/BedrockDetailAnswer/Parameters/Body/messages/0/content.$',
    ({ transformed }) => '次のテキストについて詳しく日本語で分析・説明してください：' + transformed,
    { transformed: '' },
  ),
  real<{ result_one: { result_one: string } }>(
    'serverless-patterns__appsync-stepfunctions-express-sync-bedrock-sam-stateMachine#/States/Add first result to conversation history/Parameters/convo_one.$',
    ({ result_one }) => result_one.result_one,
    { result_one: { result_one: 'A story' } },
  ),
  real<{ convo_one: { convo_one: string } }>(
    'serverless-patterns__appsync-stepfunctions-express-sync-bedrock-sam-stateMachine#/States/Invoke model with second prompt/Parameters/Body/prompt.$',
    ({ convo_one }) =>
      ['Human: Now write a short story based on the following. Assistant:', convo_one.convo_one].join('\n'),
    { convo_one: { convo_one: 'Once.' } },
  ),
  real<{ Choice: string }>(
    'serverless-patterns__lambda-sfn-terraform-main--heredoc4#/States/Parallel State/Branches/0/States/Branch 1/Parameters/comment.$',
    ({ Choice }) => `Branch 1 Processing of Choice ${Choice}`,
    { Choice: 'A' },
  ),
  real<{ Choice: string }>(
    'serverless-patterns__lambda-sfn-terraform-main--heredoc4#/States/Error Handling State/Parameters/error.$',
    ({ Choice }) => `${Choice} is an invalid Choice.`,
    { Choice: "it's" },
  ),
  real<{ id: string }>(
    'serverless-patterns__sfn-dynamodb-aws-composer-20221206T025957326-template--StateMachinetoDDB#/States/SendToDDB/Parameters/Item/description.$',
    ({ id }) => `Hello, my id is ${id}.`,
    { id: '17' },
  ),
  real<object>(
    `${batches}/ProcessCSVBatch/ResultWriter/Parameters/Prefix.$`,
    (_input, { context }) => `batch-results/${context.Execution.Name}/json/`,
    {},
  ),
  real<{ output_bucket: string }>(
    `${batches}/ConvertToCSV/Parameters/Payload/input_location.$`,
    (input, { context }) => `s3://${input.output_bucket}/batch-results/${context.Execution.Name}/json/`,
    { output_bucket: 'results' },
  ),
  real<{ output_bucket: string }>(
    `${batches}/ConvertToCSV/Parameters/Payload/output_location.$`,
    (input, { context }) => `s3://${input.output_bucket}/batch-results/${context.Execution.Name}/final/output.csv`,
    { output_bucket: 'results' },
  ),
  real<{ Name: string }>(
    'sfn-examples__app-dataquality-using-lambda-dataquality#/States/Send Success Message/Parameters/Message.$',
    ({ Name }) =>
      `Data Quality results are good. You can view the aggregated data of the input file in the S3 bucket ${Name} under OUTPUT folder`,
    { Name: 'quality' },
  ),
  real<object>(
    'sfn-examples__demo-asl-features-template--StateMachineAslDemo#/States/Generate startup log message using States.Format and Context Object/Parameters/startupLogMessage.$',
    (_input, { context: { StateMachine, Execution } }) =>
      `Starting execution of ${StateMachine.Name} at ${Execution.StartTime} with role of ${Execution.RoleArn}`,
    {},
  ),
  real<{ Key: string }>(
    'sfn-examples__demo-distributed-map-data-processing-copy-noaa-data-us-east-1#/States/Distributed S3 copy/ItemProcessor/States/Map/ItemProcessor/States/CopyObject/Parameters/CopySource.$',
    ({ Key }) => `noaa-gsod-pds/${Key}`,
    { Key: '1929/03005099999.csv' },
  ),
  real<Day & { user: { user: string } }>(
    `${dataset}/0/States/Daily User - Per Year/Iterator/States/Daily User - Per Month/Iterator/States/Daily User - Per Day/Iterator/States/Daily User - Create File Per User/Iterator/States/Daily User - Create Json File Per User/Parameters/Key.$`,
    ({ year, month, day: d, user }) => {
      const date = `${year}-${month}-${d}`
      return `data/daily-user-summaries/year=${year}/month=${month}/date=${date}/${date}_${user.user}.json`
    },
    { ...day, user: { user: 'ann' } },
  ),
  real<Day & { location: { name: string } }>(
    `${dataset}/1/States/Locations - Per Year/Iterator/States/Locations - Per Month/Iterator/States/Locations - Per Day/Iterator/States/Locations - Create File Per User/Iterator/States/Locations - Create Json File Per Location/Parameters/Key.$`,
    ({ year, month, day: d, location }) =>
      `data/daily-location-summaries/year=${year}/month=${month}/date=${[year, month, d].join('-')}/${[year, month, d].join('-')}_${location.name}.json`,
    { ...day, location: { name: 'Bern' } },
  ),
  real<{ location: { name: string } }>(
    `${dataset}/2/States/Locations All Time - Create File Per Location/Iterator/States/Locations All Time - Create Json File Per Location/Parameters/Key.$`,
    ({ location: { name } }) => `data/all-time-location-summaries/${name}.json`,
    { location: { name: 'Bern' } },
  ),
  real<typeof upload>(
    `${prompts}/StartTranscriptionJob/Parameters/Media/MediaFileUri.$`,
    ({ input }) => `s3://${param('bucket')}/${input.key}`,
    upload,
  ),
  real<typeof upload>(
    `${prompts}/StartTranscriptionJob/Parameters/TranscriptionJobName.$`,
    (_input, { context }) => `${param('TranscriptionJob')}_${context.Execution.Name}`,
    upload,
  ),
  real<typeof upload>(
    `${prompts}/StartTranscriptionJob/Parameters/OutputKey.$`,
    ({ input: { key } }) => `output/${key}.json`,
    upload,
  ),
  real<{ Payload: { transcript: string } }>(
    `${prompts}/Parallel/Branches/0/States/create Bedrock prompt/Parameters/prompt.$`,
    ({ Payload }) =>
      `Human:You will create a title and description for the provided video transcript. Transcript:\n${Payload.transcript}  \n\n Your response should be formatted as a JSONObject as follows. {"title":"title", "description":"description of the video"} Do not add "here is a generated .." Assistant:`,
    { Payload: { transcript: 'Hello.' } },
  ),
  real<{ UserInput: { message: { title: string } } }>(
    `${prompts}/Generate Avatar/Parameters/Body/text_prompts/0/text.$`,
    ({ UserInput }) =>
      `Generate an avatar of size 300x300 pixel for the video based on the title: ${UserInput.message.title}`,
    { UserInput: { message: { title: 'A cat' } } },
  ),
  real<typeof upload>(
    `${prompts}/Generate Avatar/Parameters/Output/S3Uri.$`,
    ({ input }) => `s3://${param('bucket')}/avatar/${input.key}.png`,
    upload,
  ),
  real<object>(
    'sfn-examples__util-sfntoolkit-template--StateMachineUtilStateMachineUtilRunGlueC#/States/Set Parameters/Parameters/config/batchPrefix.$',
    (_input, { context }) => `coe226640/batches/${context.Execution.Name}/`,
    {},
  ),
  real<{ config: { batchPrefix: string }; batch: { Contents: readonly [{ ETag: string }] } }>(
    'sfn-examples__util-sfntoolkit-template--StateMachineUtilStateMachineUtilRunGlueC#/States/PutObject/Parameters/Key.$',
    ({ config, batch }) => `${config.batchPrefix}batch-${JSON.parse(batch.Contents[0].ETag) as string}.json`,
    { config: { batchPrefix: 'batches/7/' }, batch: { Contents: [{ ETag: '"9b2cf535f27731c9"' }] } },
  ),
  real<{ ConnectionID: string }>(
    'sls-samples__apigw-ws-integrations-template--AsyncSFn#/States/Send Message to WebSocket Client/Parameters/Path.$',
    ({ ConnectionID }) => `/@connections/${ConnectionID}`,
    { ConnectionID: 'L0SM9cOFvHcCIhw=' },
  ),
  real<{ value: { PK: { S: string }; SK: { S: string } } }>(
    'sls-video__backend-pluginManager-extensionService-workflow#/States/Parallel/Branches/0/States/ForEach-preValidate-Hook/ItemProcessor/States/emit TT preValidate plugin/Parameters/Entries/0/DetailType.$',
    ({ value: { PK, SK } }) => `${PK.S}.${SK.S}`,
    { value: { PK: { S: 'preValidate' }, SK: { S: 'moderation' } } },
  ),
  real<{ value: { SK: { S: string } } }>(
    'sls-video__backend-pluginManager-extensionService-workflow#/States/Parallel/Branches/0/States/ForEach-preValidate-Hook/ItemProcessor/States/Organise preValidate plugin response/Parameters/OutputKey.$',
    ({ value }) => `plugin-${value.SK.S}`,
    { value: { SK: { S: 'moderation' } } },
  ),
  real<{ Context: { detail: { recording_s3_bucket_name: string } }; Item: { Key: string } }>(
    'sls-video__backend-post-processing-video-service-CopyTSworkflow#/States/Parallel/Branches/0/States/Map/ItemProcessor/States/CopyObject/Parameters/CopySource.$',
    ({ Context, Item }) => [Context.detail.recording_s3_bucket_name, Item.Key].join('/'),
    { Context: { detail: { recording_s3_bucket_name: 'videos' } }, Item: { Key: 'a.ts' } },
  ),
  real<{ detail: { video: { recording_s3_key_prefix: string } } }>(
    'sls-video__plugins-1-prevalidate-plugins-content-moderation-plugin-workflows#/States/GetBucketAndKeyInfo/Parameters/Key.$',
    ({ detail: { video } }) => `${video.recording_s3_key_prefix}/media/hls/720p30/output.mp4`,
    { detail: { video: { recording_s3_key_prefix: 'ivs/v1' } } },
  ),
  real<{ result: { NewAccount: { CreateAccountStatus: { AccountId: string } } } }>(
    'swc__account-vending-machine#/States/New Account Credentials/Parameters/Credentials.$',
    ({ result }) =>
      `arn:aws:iam::${result.NewAccount.CreateAccountStatus.AccountId}:role/OrganizationAccountAccessRole`,
    { result: { NewAccount: { CreateAccountStatus: { AccountId: '123456789012' } } } },
  ),
  real<{ arn: { workflow: string; uuid1: string; uuid2: string } }>(
    'swc__async-state-machine-streaming-lambda-results-sam#/States/FormatExeArnAndGenerateResults/Parameters/formattedExeArn.$',
    ({ arn }) => `${arn.workflow}:${arn.uuid1}:${arn.uuid2}`,
    { arn: { workflow: 'stream', uuid1: 'a', uuid2: 'b' } },
  ),
  real<{ index: number }>(
    'swc__async-state-machine-streaming-lambda-results-sam#/States/SimulatedProcessing/ItemProcessor/States/SendFinalResult/Parameters/Item/Result/S.$',
    ({ index }) => `This is simulated result ${index}`,
    { index: 0 },
    { index: 1234567890 },
    { index: 2.5 },
  ),
  real<{ bucket: string; key: string }>(
    'swc__celebrity-identifier-sam#/States/Iterate list/ItemProcessor/States/Write to database/Parameters/Item/ObjectLocation/S.$',
    ({ bucket, key }) => `S3://${bucket}/${key}`,
    { bucket: 'faces', key: 'x.png' },
  ),
  real<{ id: string }>(
    'swc__curbside-pickup#/States/SNS ReadyPickup/Parameters/Message/url.$',
    ({ id }, { context }) => `http://localhost:3000/arrival?order=${id}&token=${context.Task.Token}`,
    { id: 'o-1' },
  ),
  real<{ item: { repoName: string } }>(
    'swc__github-repo-views-counter#/States/Map/ItemProcessor/States/DynamoDB PutItem/Parameters/Item/PK/S.$',
    ({ item }) => `Repos-${item.repoName}`,
    { item: { repoName: 'stepwright' } },
  ),
  real<{ item: { count: number } }>(
    'swc__github-repo-views-counter#/States/Map/ItemProcessor/States/DynamoDB PutItem/Parameters/Item/Views/S.$',
    ({ item }) => String(item.count),
    { item: { count: 17 } },
    { item: { count: 0 } },
  ),
  real<{ uuid: string; query_without_unload: string; output_bucket: string }>(
    'swc__redshift-serverless-unload#/States/ExecuteStatement/Parameters/Sql.$',
    (input) =>
      `unload ('${input.query_without_unload}') to 's3://${input.output_bucket}/${input.uuid}/result_' iam_role default manifest`,
    { uuid: 'u-1', query_without_unload: 'select 1', output_bucket: 'out' },
  ),
  real<{ uuid: string }>(
    'swc__redshift-serverless-unload#/States/Get manifest file/Parameters/Key.$',
    ({ uuid }) => `${uuid}/result_manifest`,
    { uuid: 'u-1' },
  ),
  real<{ Table: string }>(
    'swc__sfn-athena-results-query-athena#/States/Start Athena Query/Parameters/QueryString.$',
    ({ Table }) => `SELECT * FROM "${Table}" LIMIT 10`,
    { Table: 'logs' },
  ),
  real<typeof instance>(
    `${migration}/Create Final Snapshot/Parameters/DbSnapshotIdentifier.$`,
    ({ dbInstanceId }) => `${dbInstanceId}-final-snapshot`,
    instance,
  ),
  real<typeof instance>(
    `${migration}/Restore DBCluster from Snapshot/Parameters/DbClusterIdentifier.$`,
    (input) => input.dbInstanceId.concat('-apg-cluster'),
    instance,
  ),
  real<typeof instance>(
    `${migration}/Create Aurora Instance/Parameters/DbInstanceIdentifier.$`,
    (input) => input.dbInstanceId + '-apg-instance-1',
    instance,
  ),
  real<{ body: { requestor: string } }>(
    'swc__stateless-roundrobin#/States/Call out to API/Parameters/Payload/title.$',
    ({ body }) => `Sticker request: for ${body.requestor}.`,
    { body: { requestor: 'Zoë' } },
  ),
  real<{ body: { requestor: string; message: string } }>(
    'swc__stateless-roundrobin#/States/Call out to API/Parameters/Payload/html_notes.$',
    ({ body: { message, requestor } }) =>
      `<body>------Message:${message} ------ Share <a href="https://www.stickermule.com/account/reorder">these stickers</a> with ${requestor}</body>`,
    { body: { requestor: 'Zoë', message: 'Hi' } },
  ),
  real<{ detail: { customerId: string; status: string }; source: string }>(
    'swc__webhook-provider#/States/Get webhooks for customer and event/Parameters/Key/pk/S.$',
    ({ detail, source }) => `webhook_${detail.customerId}_${source}.${detail.status}`,
    { detail: { customerId: 'c', status: 'paid' }, source: 'orders' },
  ),
  real<ObjectCreated>(
    'swc__word-filtering-script-generator-template--FilteringStateMachine#/States/StartTranscriptionJob/Parameters/Media/MediaFileUri.$',
    ({ detail: { bucket, object } }) => `s3://${bucket.name}/${object.key}`,
    created,
  ),
]
