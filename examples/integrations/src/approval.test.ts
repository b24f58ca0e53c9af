import type { InputOf, OutputOf, TasksOf } from 'stepwright'
import { compile, toAsl } from 'stepwright/compiler'
import { after, fails, simulate, type MocksOf } from 'stepwright/testing'
import { expect, expectTypeOf, test } from 'vitest'
import { approval, priceInEuros } from './approval.pipeline.ts'

const input = { id: 'o-1', total: 10, currency: 'USD' }
const params = {
  PriceInEurosArn: 'arn:aws:states:us-east-1:123456789012:stateMachine:price-in-euros',
  RatesConnectionArn: 'arn:aws:events:us-east-1:123456789012:connection/rates/1',
  ApprovalQueueUrl: 'https://sqs.us-east-1.amazonaws.com/123456789012/approvals',
  PackActivityArn: 'arn:aws:states:us-east-1:123456789012:activity:pack',
  TopicArn: 'arn:aws:sns:us-east-1:123456789012:orders',
}
const mocks = {
  Price: ({ total }) => ({ id: 'o-1', euros: total * 0.9 }),
  'Ask a person': after({ hours: 3 }, { approved: true, by: 'ann' }),
  Pack: { boxes: 2 },
  'Count it': 1,
  Remember: {},
  Announce: ({ Message }) => {
    expect(Message).toEqual({ id: 'o-1', boxes: 2 })
    return { MessageId: 'm-1' }
  },
  Ship: { parcel: 'p-1' },
} satisfies Required<MocksOf<typeof approval>>

test('an order goes through all hands', async () => {
  const run = await simulate(approval, { input, params, mocks })
  expect(run.output).toEqual({ parcel: 'p-1' })
  expect(run.elapsed.iso).toBe('PT3H')
})

test('the nested pipeline can stand in for its own task', async () => {
  const run = await simulate(approval, {
    input,
    params,
    mocks: {
      ...mocks,
      Price: async (order) => {
        const nested = await simulate(priceInEuros, {
          input: order,
          params,
          mocks: { 'Ask for the rate': { ResponseBody: { rate: 0.5 }, Headers: {}, StatusCode: 200 } },
        })
        return nested.output
      },
    },
  })
  expect(run.output).toEqual({ parcel: 'p-1' })
})

test('each answer that the pipeline waits for is held against its schema', async () => {
  const answers = { ...mocks, 'Ask a person': { approved: 'yes' } as never }
  await expect(simulate(approval, { input, params, mocks: answers })).rejects.toMatchObject({
    diagnostics: [
      { code: 'SW4014', message: expect.stringContaining("'Ask a person'") as string },
      { code: 'SW4014', message: expect.stringContaining("at 'by'") as string },
    ],
  })
  const rates = { 'Ask for the rate': { ResponseBody: { rate: -1 }, Headers: {}, StatusCode: 200 } }
  await expect(simulate(priceInEuros, { input, params, mocks: rates })).rejects.toThrow(
    "What the mock of 'Ask for the rate' gives does not fit the schema of its result at 'ResponseBody.rate'",
  )
})

test('an order that is there already fails', async () => {
  const { Announce: _announce, Ship: _ship, ...before } = mocks
  const run = await simulate(approval, {
    input,
    params,
    mocks: { ...before, Remember: fails('DynamoDB.ConditionalCheckFailedException') },
  })
  expect(run).toFailWith('OrderTwice')
})

test('the definition is plain ASL, with parameters for what deployment knows', () => {
  const { States } = toAsl(approval)
  expect({ Price: States['Price'], Ask: States['Ask a person'], Pack: States['Pack'] }).toMatchInlineSnapshot(`
    {
      "Ask": {
        "Arguments": {
          "MessageBody": {
            "euros": "{% $states.input.euros %}",
            "order": "{% $states.input.id %}",
            "token": "{% $states.context.Task.Token %}",
          },
          "QueueUrl": "\${ApprovalQueueUrl}",
        },
        "Catch": [
          {
            "ErrorEquals": [
              "States.Timeout",
            ],
            "Next": "NobodyAnswered",
          },
        ],
        "Next": "Pack",
        "Output": "{% $merge([$states.input, { 'by': $states.result.by }]) %}",
        "Resource": "arn:aws:states:::sqs:sendMessage.waitForTaskToken",
        "TimeoutSeconds": 86400,
        "Type": "Task",
      },
      "Pack": {
        "Arguments": {
          "id": "{% $states.input.id %}",
        },
        "HeartbeatSeconds": 600,
        "Next": "Count it",
        "Output": {
          "boxes": "{% $states.result.boxes %}",
          "id": "{% $states.input.id %}",
        },
        "Resource": "\${PackActivityArn}",
        "Type": "Task",
      },
      "Price": {
        "Arguments": {
          "Input": "{% $states.input %}",
          "StateMachineArn": "\${PriceInEurosArn}",
        },
        "Next": "Ask a person",
        "Output": "{% $states.result.Output %}",
        "Resource": "arn:aws:states:::states:startExecution.sync:2",
        "Type": "Task",
      },
    }
  `)
})

test('every parameter is told, that of an activity too', () => {
  const compiled = compile(approval)
  expect(compiled.ok && compiled.params).toEqual([
    { name: 'PriceInEurosArn', usedBy: ['Price'] },
    { name: 'ApprovalQueueUrl', usedBy: ['Ask a person'] },
    { name: 'PackActivityArn', usedBy: ['Pack'] },
    { name: 'TopicArn', usedBy: ['Announce'] },
  ])
})

test('the input is written as JSON Schema', () => {
  expect(approval.inputJsonSchema).toMatchObject({
    type: 'object',
    properties: { id: { type: 'string' }, total: { type: 'number' }, currency: { type: 'string', minLength: 3 } },
    required: ['id', 'total', 'currency'],
  })
})

test('the types of a pipeline can be asked for', () => {
  expectTypeOf<InputOf<typeof approval>>().toEqualTypeOf<{ id: string; total: number; currency: string }>()
  expectTypeOf<OutputOf<typeof approval>>().toEqualTypeOf<{ parcel: string }>()
  expectTypeOf<TasksOf<typeof approval>['Price']['result']>().toEqualTypeOf<{ id: string; euros: number }>()
})
