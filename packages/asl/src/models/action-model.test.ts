import { describe, expect, test } from 'vitest'
import { actionModel, type IntegrationCall } from './action-model.ts'
import { sdkService, sdkServiceIds } from './sdk-actions.ts'
import type { Shape } from './shape.ts'

const sdk = (service: string, action: string): IntegrationCall => ({ kind: 'sdk', service, action })
const optimized = (service: string, action: string): IntegrationCall => ({ kind: 'optimized', service, action })

/** A shape by a path of members; `[]` and `{}` step into lists and maps. */
function at(call: IntegrationCall, side: 'input' | 'output', path: string): Shape | undefined {
  let shape: Shape | undefined = actionModel(call)?.[side]
  for (const step of path.split('.')) {
    if (shape?.type === 'object') shape = shape.members.get(step)
    else if (shape?.type === 'list' || shape?.type === 'map') shape = shape.of
  }
  return shape
}

describe('an action', () => {
  test('has what it takes, what it asks for, what it answers and its errors', () => {
    const model = actionModel(optimized('glue', 'startJobRun'))
    expect({
      required: model?.input.required,
      takes: [...(model?.input.members.keys() ?? [])].slice(0, 4),
      answers: [...(model?.output.members ?? [])],
      errors: model?.errors.filter((name) => name.startsWith('Glue.C')),
    }).toEqual({
      required: ['JobName'],
      takes: ['JobName', 'JobRunQueuingEnabled', 'JobRunId', 'Arguments'],
      answers: [['JobRunId', { type: 'string', minLength: 1, values: null }]],
      errors: ['Glue.ConcurrentRunsExceededException'],
    })
  })

  test('has the ranges and values of its members, at any depth', () => {
    const getFunction = sdk('lambda', 'getFunction')
    expect([
      at(getFunction, 'output', 'Configuration.MemorySize'),
      at(getFunction, 'output', 'Configuration.State'),
      at(getFunction, 'output', 'Configuration.Layers.[].CodeSize'),
      at(getFunction, 'output', 'Tags.{}'),
      at(sdk('s3', 'getObject'), 'output', 'LastModified'),
      at(sdk('s3', 'getObject'), 'output', 'Body'),
    ]).toEqual([
      { type: 'number', min: 128, max: 32768 },
      expect.objectContaining({ values: expect.arrayContaining(['Pending', 'Active']) as unknown }),
      { type: 'number', min: null, max: null },
      { type: 'string', minLength: 0, values: null },
      { type: 'timestamp' },
      { type: 'string', minLength: 0, values: null },
    ])
  })

  test('that answers nothing has an answer without members, and one that takes nothing likewise', () => {
    const nothing = { type: 'object', members: new Map(), required: [] }
    expect(actionModel(sdk('sqs', 'deleteMessage'))?.output).toEqual(nothing)
    expect(actionModel(sdk('organizations', 'describeOrganization'))?.input).toEqual(nothing)
  })

  test('does not ask for what the SDK fills in by itself', () => {
    expect(actionModel(sdk('emrserverless', 'startJobRun'))?.input.required).toEqual([
      'ApplicationId',
      'ExecutionRoleArn',
    ])
  })

  test('may hold a shape that holds itself', () => {
    const value = at(sdk('dynamodb', 'getItem'), 'output', 'Item.{}')
    expect(at(sdk('dynamodb', 'getItem'), 'output', 'Item.{}.M.{}')).toBe(value)
  })
})

describe('an integration', () => {
  test('spells members its own way', () => {
    expect([...(actionModel(optimized('sqs', 'sendMessage'))?.output.members.keys() ?? [])][0]).toBe('MD5OfMessageBody')
    expect([...(actionModel(sdk('sqs', 'sendMessage'))?.output.members.keys() ?? [])][0]).toBe('Md5OfMessageBody')
    expect(actionModel(optimized('ecs', 'runTask'))?.input.members.has('EnableECSManagedTags')).toBe(true)
    expect(at(sdk('textract', 'startDocumentTextDetection'), 'input', 'NotificationChannel.SnsTopicArn')?.type).toBe(
      'string',
    )
  })

  test('names errors its own way', () => {
    expect(actionModel(optimized('dynamodb', 'putItem'))?.errors).toContain('DynamoDB.ConditionalCheckFailedException')
    expect(actionModel(sdk('dynamodb', 'putItem'))?.errors).toContain('DynamoDb.ConditionalCheckFailedException')
    expect(actionModel(sdk('s3', 'getObject'))?.errors).toContain('S3.NoSuchKeyException')
    expect(actionModel(sdk('rds', 'describeDBInstances'))?.errors).toEqual(['Rds.DbInstanceNotFoundException'])
    expect(actionModel(sdk('kms', 'encrypt'))?.errors).toContain('Kms.KmsInternalException')
  })

  test.each([
    ['sqs', 'sendMessage', 'MessageBody'],
    ['sns', 'publish', 'Message'],
    ['states', 'startExecution', 'Input'],
    ['bedrock', 'invokeModel', 'Body'],
    ['events', 'putEvents', 'Entries.[].Detail'],
    ['lambda', 'invoke', 'Payload'],
  ])('optimized %s:%s takes any JSON as %s; an SDK integration takes text', (service, action, member) => {
    const sdkNames: { readonly [name: string]: string } = {
      states: 'sfn',
      events: 'eventbridge',
      bedrock: 'bedrockruntime',
    }
    expect(at(optimized(service, action), 'input', member)).toEqual({ type: 'any' })
    expect(at(sdk(sdkNames[service] ?? service, action), 'input', member)?.type).toBe('string')
  })

  test('without a model of its own has none', () => {
    const none = [
      optimized('http', 'invoke'),
      optimized('apigateway', 'invoke'),
      optimized('eks', 'call'),
      optimized('elasticmapreduce', 'addStep'),
      sdk('glue', 'startJob'),
      sdk('nothing', 'listThings'),
      sdk('glue', 'constructor'),
      sdk('constructor', 'name'),
    ]
    expect(none.map(actionModel)).toEqual(none.map(() => null))
  })
})

describe('a service', () => {
  test('has its actions, those that stream among them', () => {
    const kinesis = sdkService('kinesis')
    expect([kinesis?.errorPrefix, kinesis?.actions.has('putRecord'), [...(kinesis?.streaming ?? [])]]).toEqual([
      'Kinesis',
      true,
      ['subscribeToShard'],
    ])
    expect(sdkService('Kinesis')).toBeNull()
  })

  test('is one of over four hundred', () => {
    expect([...sdkServiceIds()].length).toBeGreaterThan(400)
  })
})
