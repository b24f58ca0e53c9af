import { expect, test } from 'vitest'
import { only, printed } from './testing/printed.ts'

const task = (resource: string, fields = {}) =>
  printed(only({ Type: 'Task', Resource: `arn:aws:states:::${resource}`, ...fields }))
const withParameters = (resource: string, Parameters: unknown) => task(resource, { Parameters })
const withArguments = (resource: string, Arguments: unknown) => task(resource, { QueryLanguage: 'JSONata', Arguments })

test('services and actions that AWS does not have', () => {
  expect(
    [
      'aws-sdk:gleu:startJobRun',
      'aws-sdk:dataLakehouse:listThings',
      'aws-sdk:glue:startJobRuns',
      'aws-sdk:glue:satrtJobRun',
      'aws-sdk:s3:listObjectsv2',
      'aws-sdk:glue:runJob',
      'aws-sdk:s3:fetchEverything',
      'aws-sdk:lookoutvision:startModel',
      'aws-sdk:kinesis:subscribeToShard',
      'aws-sdk:transcribestreaming:startStreamTranscription',
      'aws-sdk:connecthealth:startMedicalScribeListeningSession',
      'aws-sdk:glue:toString',
    ].flatMap((resource) => task(resource)),
  ).toMatchInlineSnapshot(`
    [
      "SW3060 error /States/A/Resource 'Resource' of state 'A' is 'arn:aws:states:::aws-sdk:gleu:startJobRun', which Step Functions does not recognize: AWS has no service 'gleu' for SDK integrations. → Did you mean 'glue'?",
      "SW3060 error /States/A/Resource 'Resource' of state 'A' is 'arn:aws:states:::aws-sdk:dataLakehouse:listThings', which Step Functions does not recognize: AWS has no service 'dataLakehouse' for SDK integrations. → A service is named as in the AWS SDK for Java 2, without dashes.",
      "SW3060 error /States/A/Resource 'Resource' of state 'A' is 'arn:aws:states:::aws-sdk:glue:startJobRuns', which Step Functions does not recognize: AWS has no action 'glue:startJobRuns'. → Did you mean 'startJobRun'?",
      "SW3060 error /States/A/Resource 'Resource' of state 'A' is 'arn:aws:states:::aws-sdk:glue:satrtJobRun', which Step Functions does not recognize: AWS has no action 'glue:satrtJobRun'. → Did you mean 'startJobRun'?",
      "SW3060 error /States/A/Resource 'Resource' of state 'A' is 'arn:aws:states:::aws-sdk:s3:listObjectsv2', which Step Functions does not recognize: AWS has no action 's3:listObjectsv2'. → Did you mean 'listObjectsV2'?",
      "SW3198 warning /States/A/Resource 'Resource' of state 'A' calls 'glue:runJob', which the models of AWS's APIs do not have. → AWS refuses actions that it does not know. Silence the warning when the action is newer than this check.",
      "SW3198 warning /States/A/Resource 'Resource' of state 'A' calls 's3:fetchEverything', which the models of AWS's APIs do not have. → AWS refuses actions that it does not know. Silence the warning when the action is newer than this check.",
      "SW3198 warning /States/A/Resource 'Resource' of state 'A' calls 'lookoutvision', a service that AWS has closed. → Call what has taken its place; AWS may refuse the definition, and the call fails.",
      "SW3060 error /States/A/Resource 'Resource' of state 'A' is 'arn:aws:states:::aws-sdk:kinesis:subscribeToShard', which Step Functions does not recognize: Step Functions does not offer 'kinesis:subscribeToShard'. → It takes the ARN of a Lambda function or an activity, arn:aws:states:::<service>:<action> or arn:aws:states:::aws-sdk:<service>:<action>.",
      "SW3060 error /States/A/Resource 'Resource' of state 'A' is 'arn:aws:states:::aws-sdk:transcribestreaming:startStreamTranscription', which Step Functions does not recognize: AWS has no service 'transcribestreaming' for SDK integrations. → A service is named as in the AWS SDK for Java 2, without dashes.",
      "SW3060 error /States/A/Resource 'Resource' of state 'A' is 'arn:aws:states:::aws-sdk:connecthealth:startMedicalScribeListeningSession', which Step Functions does not recognize: Step Functions does not offer 'connecthealth:startMedicalScribeListeningSession'. → It takes the ARN of a Lambda function or an activity, arn:aws:states:::<service>:<action> or arn:aws:states:::aws-sdk:<service>:<action>.",
      "SW3198 warning /States/A/Resource 'Resource' of state 'A' calls 'glue:toString', which the models of AWS's APIs do not have. → AWS refuses actions that it does not know. Silence the warning when the action is newer than this check.",
    ]
  `)
})

test('services and actions that AWS has', () => {
  const calls = [
    'aws-sdk:s3:listObjectsV2',
    'aws-sdk:rds:describeDBInstances',
    'aws-sdk:elasticloadbalancingv2:addTags',
  ]
  expect(calls.map((resource) => task(resource))).toEqual([[], [], []])
})

test('members that an SDK integration does not take, and those it asks for', () => {
  expect(withParameters('aws-sdk:rds:createDBInstance', { DBInstanceIdentifier: 'd', 'Engine.$': '$.e' }))
    .toMatchInlineSnapshot(`
    [
      "SW3067 error /States/A/Parameters/DBInstanceIdentifier 'Parameters.DBInstanceIdentifier' of state 'A' is spelt 'DBInstanceIdentifier'; the integration spells it otherwise. → Write 'DbInstanceIdentifier'.",
      "SW3066 error /States/A/Parameters 'Parameters' of state 'A' has no 'DbInstanceClass', which aws-sdk:rds:createDBInstance requires. → Add 'DbInstanceClass'.",
    ]
  `)
  expect(
    withArguments('aws-sdk:textract:startDocumentTextDetection', {
      DocumentLocation: { S3Object: { Bucket: 'b', key: 'k' } },
      NotificationChannel: { RoleArn: 'r', SNSTopicArn: 't' },
    }),
  ).toMatchInlineSnapshot(`
    [
      "SW3068 warning /States/A/Arguments/DocumentLocation/S3Object/key 'Arguments.DocumentLocation.S3Object.key' of state 'A' is not a member that aws-sdk:textract:startDocumentTextDetection is known to take. → Step Functions refuses members that it does not know. Take it out, or silence the warning when the API is newer than this check.",
      "SW3067 error /States/A/Arguments/NotificationChannel/SNSTopicArn 'Arguments.NotificationChannel.SNSTopicArn' of state 'A' is spelt 'SNSTopicArn'; the integration spells it otherwise. → Write 'SnsTopicArn'.",
    ]
  `)
  expect(
    withParameters('aws-sdk:cloudwatch:putMetricData', {
      Namespace: 'n',
      MetricData: [{ MetricName: 'm', 'Value.$': '$.v', Dimensions: [{ Name: 'd' }] }],
    }),
  ).toMatchInlineSnapshot(`
    [
      "SW3066 error /States/A/Parameters/MetricData/0/Dimensions/0 'Parameters.MetricData[0].Dimensions[0]' of state 'A' has no 'Value', which aws-sdk:cloudwatch:putMetricData requires. → Add 'Value'.",
    ]
  `)
  expect(withArguments('aws-sdk:glue:getTable', { DatabaseName: 'd', TableName: 't' })).toMatchInlineSnapshot(`
    [
      "SW3068 warning /States/A/Arguments/TableName 'Arguments.TableName' of state 'A' is not a member that aws-sdk:glue:getTable is known to take. → Step Functions refuses members that it does not know. Take it out, or silence the warning when the API is newer than this check.",
      "SW3066 error /States/A/Arguments 'Arguments' of state 'A' has no 'Name', which aws-sdk:glue:getTable requires. → Add 'Name'.",
    ]
  `)
})

test('members of an optimized integration: an inner one in the case of the API is told, not refused', () => {
  const job = { JobName: 'n', JobQueue: 'q', JobDefinition: 'd' }
  expect(withParameters('batch:submitJob', { ...job, RetryStrategy: { attempts: 5 } })).toMatchInlineSnapshot(`
    [
      "SW3068 warning /States/A/Parameters/RetryStrategy/attempts 'Parameters.RetryStrategy.attempts' of state 'A' is not a member that batch:submitJob is known to take. → Did you mean 'Attempts'?",
    ]
  `)
  expect(withParameters('batch:submitJob', { ...job, retryStrategy: { Attempts: 5 } })).toMatchInlineSnapshot(`
    [
      "SW3067 error /States/A/Parameters/retryStrategy 'Parameters.retryStrategy' of state 'A' is spelt 'retryStrategy'; members of an integration start with a capital letter. → Write 'RetryStrategy'.",
    ]
  `)
  expect(withParameters('glue:startJobRun.sync', { JobName: 'n', Colour: 'blue' })).toMatchInlineSnapshot(`
    [
      "SW3068 warning /States/A/Parameters/Colour 'Parameters.Colour' of state 'A' is not a member that glue:startJobRun is known to take. → Step Functions refuses members that it does not know. Take it out, or silence the warning when the API is newer than this check.",
    ]
  `)
})

test('integrations that are no API, and what the models do not tell', () => {
  expect(withParameters('apigateway:invoke', { apiEndpoint: 'a.example', Anything: 1 })).toMatchInlineSnapshot(`
    [
      "SW3067 error /States/A/Parameters/apiEndpoint 'Parameters.apiEndpoint' of state 'A' is spelt 'apiEndpoint'; members of an integration start with a capital letter. → Write 'ApiEndpoint'.",
      "SW3066 error /States/A/Parameters 'Parameters' of state 'A' has no 'Method', which apigateway:invoke requires. → Add 'Method'.",
    ]
  `)
  expect(withParameters('athena:stopQueryExecution', {})).toMatchInlineSnapshot(`
    [
      "SW3066 error /States/A/Parameters 'Parameters' of state 'A' has no 'QueryExecutionId', which athena:stopQueryExecution requires. → Add 'QueryExecutionId'.",
    ]
  `)
})

test('what cannot be known is let be', () => {
  expect([
    withArguments('aws-sdk:s3:putObject', '{% $states.input %}'),
    withArguments('aws-sdk:s3:putObject', { Bucket: '{% $states.input.b %}', Key: 'k', Body: { any: ['thing'] } }),
    withParameters('aws-sdk:s3:putObject', { 'Fn::Sub': 'x' }),
    withParameters('aws-sdk:s3:putObject', { Bucket: { Ref: 'Bucket' }, Key: 'k', Metadata: { any: 'text' } }),
    withParameters('aws-sdk:ecs:runTask', { TaskDefinition: 't', NetworkConfiguration: { Ref: 'Network' } }),
    withParameters('aws-sdk:ecs:runTask', { TaskDefinition: 't', Overrides: '${Overrides}' }),
    withParameters('aws-sdk:dynamodb:putItem', { TableName: 't', Item: { a: { BOOL: true }, b: { Bool: false } } }),
    withParameters('events:putEvents', { Entries: [{ Detail: { any: 1 }, DetailType: 'd', Source: 's' }] }),
    withParameters('bedrock:invokeModel', { ModelId: 'm', Input: { S3Uri: 's3://b/k' } }),
    task('aws-sdk:s3:putObject'),
  ]).toEqual(Array.from({ length: 10 }, () => []))
})
