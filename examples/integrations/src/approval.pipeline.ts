import type * as DynamoDbSdk from '@aws-sdk/client-dynamodb'
import type * as SnsSdk from '@aws-sdk/client-sns'
import type * as SqsSdk from '@aws-sdk/client-sqs'
import { param, pipeline } from 'stepwright'
import { activity, apiGateway, http, lambda, sdk, startExecution } from 'stepwright/aws'
import { z } from 'zod'

const dynamodb = sdk<typeof DynamoDbSdk>('dynamodb')
const sns = sdk<typeof SnsSdk>('sns')
const sqs = sdk<typeof SqsSdk>('sqs')

const Order = z.object({ id: z.string(), total: z.number(), currency: z.string().length(3) })
const Rate = z.object({ rate: z.number().positive() })
const Decision = z.object({ approved: z.boolean(), by: z.string() })

/** A pipeline of its own: the price of an order in euros. */
export const priceInEuros = pipeline('price-in-euros', { input: Order })
  .task('Ask for the rate', http.invoke(Rate), (order) => ({
    ApiEndpoint: 'https://rates.example.com/latest',
    Method: 'GET',
    InvocationConfig: { ConnectionArn: param('RatesConnectionArn') },
    QueryParameters: { from: order.currency, to: 'EUR' },
  }))
  .retry(['States.Http.StatusCode.429', 'States.Http.Socket'], { interval: { seconds: 1 }, maxAttempts: 3 })
  .output((answer, { input }) => ({ id: input.id, euros: input.total * answer.ResponseBody.rate }))
  .succeed()

/** Asks a person by a queue, a worker by an activity, and an API; each answer is awaited. */
export const approval = pipeline('Approval', { input: Order })
  .task('Price', startExecution(priceInEuros).sync, (order) => order)
  .task('Ask a person', sqs.sendMessage.waitForTaskToken(Decision), (priced, { context }) => ({
    QueueUrl: param('ApprovalQueueUrl'),
    MessageBody: { order: priced.id, euros: priced.euros, token: context.Task.Token },
  }))
  .timeout({ hours: 24 })
  .catch('States.Timeout', (late) => late.fail('NobodyAnswered'))
  .output((decision, { input }) => ({ ...input, by: decision.by }))
  .task('Pack', activity<{ id: string }, { boxes: number }>(param('PackActivityArn')), (priced) => ({ id: priced.id }))
  .heartbeat({ minutes: 10 })
  .output((packed, { input }) => ({ id: input.id, boxes: packed.boxes }))
  .task('Count it', lambda('count-order', { args: z.object({ id: z.string() }), result: z.number() }), ({ id }) => ({
    id,
  }))
  .retry('Lambda.TooManyRequestsException', { maxAttempts: 3 })
  .output((_count, { input }) => input)
  .task('Remember', dynamodb.putItem, (packed) => ({
    TableName: 'orders',
    Item: { id: { S: packed.id }, boxes: { N: `${packed.boxes}` } },
    ConditionExpression: 'attribute_not_exists(id)',
  }))
  .catch('DynamoDB.ConditionalCheckFailedException', (failed) => failed.fail('OrderTwice'))
  .output((_stored, { input }) => input)
  .task('Announce', sns.publish, (packed) => ({ TopicArn: param('TopicArn'), Message: packed }))
  .output((_sent, { input }) => input)
  .task('Ship', apiGateway.invoke.waitForTaskToken<{ parcel: string }>(), (packed, { context }) => ({
    ApiEndpoint: 'abc123.execute-api.eu-west-1.amazonaws.com',
    Method: 'POST',
    Path: '/parcels',
    AuthType: 'IAM_ROLE',
    RequestBody: { ...packed, token: context.Task.Token },
  }))
  .timeout({ hours: 1 })
  .succeed()
