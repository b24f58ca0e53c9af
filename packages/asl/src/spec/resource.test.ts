import { expect, test } from 'vitest'
import { parseResource } from './resource.ts'

test('the kinds of resource', () => {
  expect(
    Object.fromEntries(
      [
        'arn:aws:states:::glue:startJobRun.sync',
        'arn:aws:states:::states:startExecution.sync:2',
        'arn:aws:states:::aws-sdk:s3:getObject',
        'arn:aws:states:::sqs:sendMessage.waitForTokens',
        'arn:${AWS::Partition}:lambda:${AWS::Region}:${AWS::AccountId}:function:${Name}',
        'arn:aws:lambda:us-east-1:1:function:f:live',
        'arn:aws:states:us-east-1:1:activity:a',
        'arn:aws:states:::${Service}:call',
        'arn:aws:sqs:us-east-1:1:queue',
        '${Arn}',
        'arn:aws:states:::glue',
      ].map((text) => [text, parseResource(text)]),
    ),
  ).toMatchInlineSnapshot(`
    {
      "\${Arn}": {
        "kind": "unknown",
      },
      "arn:\${AWS::Partition}:lambda:\${AWS::Region}:\${AWS::AccountId}:function:\${Name}": {
        "functionName": null,
        "kind": "lambda",
        "qualifier": null,
      },
      "arn:aws:lambda:us-east-1:1:function:f:live": {
        "functionName": "f",
        "kind": "lambda",
        "qualifier": "live",
      },
      "arn:aws:sqs:us-east-1:1:queue": {
        "kind": "other",
        "service": "sqs",
      },
      "arn:aws:states:::\${Service}:call": {
        "kind": "unknown",
      },
      "arn:aws:states:::aws-sdk:s3:getObject": {
        "action": "getObject",
        "kind": "sdk",
        "pattern": null,
        "service": "s3",
        "suffix": null,
      },
      "arn:aws:states:::glue": {
        "kind": "none",
        "why": "it names no service and action",
      },
      "arn:aws:states:::glue:startJobRun.sync": {
        "action": "startJobRun",
        "kind": "optimized",
        "pattern": "sync",
        "service": "glue",
        "suffix": "sync",
      },
      "arn:aws:states:::sqs:sendMessage.waitForTokens": {
        "action": "sendMessage",
        "kind": "optimized",
        "pattern": null,
        "service": "sqs",
        "suffix": "waitForTokens",
      },
      "arn:aws:states:::states:startExecution.sync:2": {
        "action": "startExecution",
        "kind": "optimized",
        "pattern": "sync:2",
        "service": "states",
        "suffix": "sync:2",
      },
      "arn:aws:states:us-east-1:1:activity:a": {
        "kind": "activity",
        "name": "a",
      },
    }
  `)
})
