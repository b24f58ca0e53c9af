import { expect, test } from 'vitest'
import { parseResource } from '../services/resource.ts'
import { resultModelOf } from './result-model.ts'

const modelOf = (name: string) => resultModelOf(parseResource(`arn:aws:states:::${name}`))

test('an API answers by its model, under both of its integrations', () => {
  expect([...(modelOf('aws-sdk:sfn:startExecution')?.result.members.keys() ?? [])]).toEqual([
    'ExecutionArn',
    'StartDate',
  ])
  expect(modelOf('states:startExecution')?.result.required).toEqual(['ExecutionArn', 'StartDate'])
  expect(modelOf('aws-sdk:s3:getObject')?.result.members.get('ContentLength')).toEqual({
    type: 'number',
    min: null,
    max: null,
  })
  expect(modelOf('aws-sdk:rum:getAppMonitor')).toMatchObject({ api: 'aws-sdk:rum:getAppMonitor', isJob: false })
})

test('a job yields what its service tells about it', () => {
  const model = modelOf('glue:startJobRun.sync')
  expect([model?.api, model?.isJob, model?.answer.members.get('JobRun') === model?.result]).toEqual([
    'glue:startJobRun.sync',
    true,
    true,
  ])
  expect(modelOf('states:startExecution.sync:2')?.result.members.get('Output')).toEqual({ type: 'any' })
})

test('nothing is known of what others write', () => {
  const others = [
    resultModelOf(parseResource('arn:aws:lambda:us-east-1:123456789012:function:f')),
    resultModelOf(parseResource('arn:aws:states:us-east-1:123456789012:activity:a')),
    resultModelOf(null),
    modelOf('sqs:sendMessage.waitForTaskToken'),
    modelOf('http:invoke'),
    modelOf('emr-serverless:startJobRun.sync'),
    modelOf('aws-sdk:glue:noSuchAction'),
  ]
  expect(others).toEqual(others.map(() => null))
})
