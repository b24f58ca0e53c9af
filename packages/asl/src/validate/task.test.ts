import { expect, test } from 'vitest'
import { machine, only, printed } from './testing/printed.ts'

const retry = [{ ErrorEquals: ['States.ALL'] }]
const resource = (text: string, options = {}) => printed(only({ Type: 'Task', Resource: text, Retry: retry }), options)

test('resources that Step Functions runs, spelt in every way it takes', () => {
  const accepted = [
    'arn:aws:lambda:us-east-1:123456789012:function:f',
    'arn:aws:lambda:us-east-1:123456789012:function:f:$LATEST',
    'arn:aws-cn:lambda:::function:f:live-1',
    'arn:aws:states:us-east-1:123456789012:activity:a',
    'arn:${AWS::Partition}:states:${AWS::Region}:${AWS::AccountId}:aws-sdk:s3:getObject',
    'arn:<PARTITION>:states:::events:putEvents',
    'arn:aws:states:::states:startExecution.sync:2',
    'arn:aws:states:::aws-sdk:s3:listBuckets',
    '<LambdaArn>',
    '${Prefix}rest',
  ]
  expect(accepted.map((text) => resource(text))).toEqual(accepted.map(() => []))
})

test('resources that are not recognized say why', () => {
  expect(
    [
      '',
      'Handler',
      '${Handler',
      'arn:aws:states',
      'arn:aws:lambda:us-east-1:1:layer:l',
      'arn:aws:lambda:us-east-1:1:function:f:',
      'arn:aws:lambda:us-east-1:1:function:f:$7',
      'arn:aws:states:::dynamodb:query',
      'arn:aws:states:::lamda:invoke',
      'arn:aws:states:::redshiftdata:executeStatement',
      'arn:aws:states:::glue:startJobRuns.sync',
      'arn:aws:states:::aws-sdk:states:startExecution',
      'arn:aws:states:::aws-sdk:s3:ListBuckets',
      'arn:aws:states:::aws-sdk:sts:assumeRole',
      'arn:aws:swf:us-east-1:1:task:t',
    ].flatMap((text) => resource(text)),
  ).toMatchInlineSnapshot(`
    [
      "SW3060 error /States/A/Resource 'Resource' of state 'A' is '', which Step Functions does not recognize: it is empty. → It takes the ARN of a Lambda function or an activity, arn:aws:states:::<service>:<action> or arn:aws:states:::aws-sdk:<service>:<action>.",
      "SW3060 error /States/A/Resource 'Resource' of state 'A' is 'Handler', which Step Functions does not recognize: it does not start with arn:. → It takes the ARN of a Lambda function or an activity, arn:aws:states:::<service>:<action> or arn:aws:states:::aws-sdk:<service>:<action>.",
      "SW3060 error /States/A/Resource 'Resource' of state 'A' is '\${Handler', which Step Functions does not recognize: it does not start with arn:. → It takes the ARN of a Lambda function or an activity, arn:aws:states:::<service>:<action> or arn:aws:states:::aws-sdk:<service>:<action>.",
      "SW3060 error /States/A/Resource 'Resource' of state 'A' is 'arn:aws:states', which Step Functions does not recognize: it ends early. → It takes the ARN of a Lambda function or an activity, arn:aws:states:::<service>:<action> or arn:aws:states:::aws-sdk:<service>:<action>.",
      "SW3060 error /States/A/Resource 'Resource' of state 'A' is 'arn:aws:lambda:us-east-1:1:layer:l', which Step Functions does not recognize: a Lambda ARN names a function, not a 'layer'. → It takes the ARN of a Lambda function or an activity, arn:aws:states:::<service>:<action> or arn:aws:states:::aws-sdk:<service>:<action>.",
      "SW3060 error /States/A/Resource 'Resource' of state 'A' is 'arn:aws:lambda:us-east-1:1:function:f:', which Step Functions does not recognize: what follows the function name is no version or alias. → It takes the ARN of a Lambda function or an activity, arn:aws:states:::<service>:<action> or arn:aws:states:::aws-sdk:<service>:<action>.",
      "SW3060 error /States/A/Resource 'Resource' of state 'A' is 'arn:aws:lambda:us-east-1:1:function:f:$7', which Step Functions does not recognize: what follows the function name is no version or alias. → It takes the ARN of a Lambda function or an activity, arn:aws:states:::<service>:<action> or arn:aws:states:::aws-sdk:<service>:<action>.",
      "SW3060 error /States/A/Resource 'Resource' of state 'A' is 'arn:aws:states:::dynamodb:query', which Step Functions does not recognize: the optimized integration of 'dynamodb' has no action 'query'. → Other API actions are SDK integrations: arn:aws:states:::aws-sdk:dynamodb:query.",
      "SW3060 error /States/A/Resource 'Resource' of state 'A' is 'arn:aws:states:::lamda:invoke', which Step Functions does not recognize: there is no optimized integration of 'lamda'. → Did you mean 'lambda'?",
      "SW3060 error /States/A/Resource 'Resource' of state 'A' is 'arn:aws:states:::redshiftdata:executeStatement', which Step Functions does not recognize: there is no optimized integration of 'redshiftdata'. → An SDK integration is written arn:aws:states:::aws-sdk:redshiftdata:executeStatement.",
      "SW3060 error /States/A/Resource 'Resource' of state 'A' is 'arn:aws:states:::glue:startJobRuns.sync', which Step Functions does not recognize: the optimized integration of 'glue' has no action 'startJobRuns'. → Did you mean 'startJobRun'?",
      "SW3060 error /States/A/Resource 'Resource' of state 'A' is 'arn:aws:states:::aws-sdk:states:startExecution', which Step Functions does not recognize: SDK integrations know 'states' as 'sfn'. → Write aws-sdk:sfn:startExecution.",
      "SW3060 error /States/A/Resource 'Resource' of state 'A' names the action 'ListBuckets'; an SDK integration starts it with a lower-case letter. → Write 'listBuckets'.",
      "SW3060 error /States/A/Resource 'Resource' of state 'A' is 'arn:aws:states:::aws-sdk:sts:assumeRole', which Step Functions does not recognize: Step Functions does not offer 'sts:assumeRole'. → Use the task's Credentials.",
      "SW3061 warning /States/A/Resource 'Resource' of state 'A' is 'arn:aws:swf:us-east-1:1:task:t', an ARN of something that Step Functions does not run. → AWS runs Lambda functions, activities and service integrations (arn:aws:states:::…) only.",
    ]
  `)
})

test('patterns that an integration does not offer', () => {
  expect(
    [
      'arn:aws:states:::dynamodb:getItem.sync',
      'arn:aws:states:::lambda:invoke.sync',
      'arn:aws:states:::glue:startJobRun.sync:2',
      'arn:aws:states:::glue:startJobRun.snyc',
      'arn:aws:states:::aws-sdk:glue:startJobRun.sync',
    ].flatMap((text) => resource(text)),
  ).toMatchInlineSnapshot(`
    [
      "SW3062 error /States/A/Resource 'Resource' of state 'A' asks for '.sync', which dynamodb:getItem does not offer. → It offers request and response only.",
      "SW3062 error /States/A/Resource 'Resource' of state 'A' asks for '.sync', which lambda:invoke does not offer. → It offers '.waitForTaskToken'.",
      "SW3062 error /States/A/Resource 'Resource' of state 'A' asks for '.sync:2', which glue:startJobRun does not offer. → It offers '.sync'.",
      "SW3062 error /States/A/Resource 'Resource' of state 'A' asks for '.snyc', which glue:startJobRun does not offer. → Did you mean '.sync'?",
      "SW3062 error /States/A/Resource 'Resource' of state 'A' asks for '.sync', which aws-sdk:glue:startJobRun does not offer. → It offers '.waitForTaskToken'.",
    ]
  `)
})

test('an Express workflow neither waits nor has activities', () => {
  const express = { workflowType: 'EXPRESS' }
  expect(
    [
      'arn:aws:states:::glue:startJobRun.sync',
      'arn:aws:states:::aws-sdk:s3:listBuckets.waitForTaskToken',
      'arn:aws:states:us-east-1:1:activity:a',
      'arn:aws:states:::glue:startJobRun',
    ].map((text) => resource(text, express).filter((line) => line.startsWith('SW3063'))),
  ).toMatchInlineSnapshot(`
    [
      [
        "SW3063 error /States/A/Resource 'Resource' of state 'A' runs in an Express workflow, which does not support '.sync'. → Use a Standard workflow, or the request and response form.",
      ],
      [
        "SW3063 error /States/A/Resource 'Resource' of state 'A' runs in an Express workflow, which does not support '.waitForTaskToken'. → Use a Standard workflow, or the request and response form.",
      ],
      [
        "SW3063 error /States/A/Resource 'Resource' of state 'A' runs in an Express workflow, which does not support activities. → Use a Standard workflow, or the request and response form.",
      ],
      [],
    ]
  `)
})

test('the items of an Express Map run are Express workflows', () => {
  const inner = machine(
    { Job: { Type: 'Task', Resource: 'arn:aws:states:::glue:startJobRun.sync', End: true } },
    { ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'EXPRESS' } },
  )
  expect(printed(only({ Type: 'Map', ItemProcessor: inner }))).toMatchInlineSnapshot(`
    [
      "SW3063 error /States/A/ItemProcessor/States/Job/Resource 'Resource' of state 'Job' runs in an Express workflow, which does not support '.sync'. → Use a Standard workflow, or the request and response form.",
    ]
  `)
})

test('arguments of optimized integrations', () => {
  const publish = { Type: 'Task', Resource: 'arn:aws:states:::sqs:sendMessage' }
  expect(printed(only({ ...publish, Parameters: { 'QueueUrl.$': '$.q', messageBody: 1, Delayseconds: 2 } })))
    .toMatchInlineSnapshot(`
      [
        "SW3067 error /States/A/Parameters/messageBody 'Parameters.messageBody' of state 'A' is spelt 'messageBody'; members of an integration start with a capital letter. → Write 'MessageBody'.",
        "SW3067 error /States/A/Parameters/Delayseconds 'Parameters.Delayseconds' of state 'A' is spelt 'Delayseconds'; the integration spells it otherwise. → Write 'DelaySeconds'.",
      ]
    `)
  expect(printed(only({ ...publish, Parameters: { QueueUrl: 'q', MesageAttributes: {} } }))).toMatchInlineSnapshot(`
    [
      "SW3068 warning /States/A/Parameters/MesageAttributes 'Parameters.MesageAttributes' of state 'A' is not a member that sqs:sendMessage is known to take. → Did you mean 'MessageAttributes'?",
      "SW3066 error /States/A/Parameters 'Parameters' of state 'A' has no 'MessageBody', which sqs:sendMessage requires. → Add 'MessageBody'.",
    ]
  `)
  expect(printed(only({ ...publish, QueryLanguage: 'JSONata', Arguments: '{% $states.input %}' }))).toEqual([])
  expect(printed(only(publish))).toEqual([])
})

test('timeouts, heartbeats and credentials', () => {
  const call = { Type: 'Task', Resource: 'arn:aws:states:::aws-sdk:s3:listBuckets' }
  expect(printed(only({ ...call, TimeoutSeconds: 10, HeartbeatSeconds: 10 }))).toMatchInlineSnapshot(`
    [
      "SW3065 error /States/A/HeartbeatSeconds State 'A' has 'HeartbeatSeconds' 10, which is not below its 'TimeoutSeconds' 10. → Make the heartbeat shorter than the timeout; otherwise it is never missed.",
    ]
  `)
  expect(printed(only({ ...call, TimeoutSeconds: 10, TimeoutSecondsPath: '$.t' }))).toMatchInlineSnapshot(`
    [
      "SW3010 error /States/A/TimeoutSecondsPath State 'A' has 'TimeoutSeconds' and 'TimeoutSecondsPath', which exclude each other. → Keep one of them.",
    ]
  `)
  expect(printed(only({ ...call, Credentials: {} }))).toMatchInlineSnapshot(`
    [
      "SW3064 error /States/A/Credentials 'Credentials' of state 'A' has no 'RoleArn'. → Add 'RoleArn': the role that the task assumes.",
    ]
  `)
  expect(printed(only({ ...call, Credentials: { roleArn: 'x' } }))).toMatchInlineSnapshot(`
    [
      "SW3064 error /States/A/Credentials 'Credentials' of state 'A' has no 'RoleArn'. → Write it 'RoleArn'; names are case-sensitive.",
    ]
  `)
  expect(printed(only({ ...call, Credentials: 'x' }))).toMatchInlineSnapshot(`
    [
      "SW3005 error /States/A/Credentials 'Credentials' of state 'A' is a string, not an object. → Make it an object.",
    ]
  `)
  expect(printed(only({ ...call, Credentials: { 'RoleArn.$': '$.role' } }))).toEqual([])
})

test('a callback passes its token on and does not wait for ever', () => {
  const send = { Type: 'Task', Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken' }
  const body = { QueueUrl: 'q', MessageBody: 'x' }
  expect(printed(only({ ...send, Parameters: body }))).toMatchInlineSnapshot(`
    [
      "SW3069 warning /States/A/Parameters State 'A' waits for a task token, but passes none on. → Put $$.Task.Token where the worker finds it; without it nobody can complete the task.",
      "SW3193 warning /States/A State 'A' waits for a task token without a timeout; a lost token keeps the execution open for up to a year. → Add 'TimeoutSeconds' or 'HeartbeatSeconds'.",
    ]
  `)
  const token = { ...body, MessageBody: { 'Token.$': '$$.Task.Token' } }
  expect(printed(only({ ...send, HeartbeatSeconds: 60, Parameters: token }))).toEqual([])
})
