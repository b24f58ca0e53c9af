import { compile } from 'stepwright/compiler'
import { fails, simulate } from 'stepwright/testing'
import { expect, test } from 'vitest'
import { orderMachine } from './order-machine.pipeline.ts'

const order = {
  id: 'o1',
  lines: [
    { sku: 'a', quantity: 1 },
    { sku: 'b', quantity: 2 },
  ],
}

test('an order waits until it is in stock', async () => {
  const run = await simulate(orderMachine, {
    input: order,
    mocks: {
      'Check the stock': [{ order, inStock: false }, fails('Lambda.ServiceException'), { order, inStock: true }],
      Pick: ({ sku }) => ({ sku, shelf: `shelf of ${sku}` }),
    },
  })

  expect(run).toHaveSucceeded()
  expect(run.output).toEqual({ id: 'o1', shelves: ['shelf of a', 'shelf of b'] })
  expect(run.path).toEqual([
    'Check the stock',
    'In stock?',
    'Wait for the delivery',
    'Check the stock',
    'In stock?',
    'Pick all',
    'Pick',
    'Pick',
    'Packed',
  ])
})

test('a cancelled order ends at once', async () => {
  const run = await simulate(orderMachine, {
    input: order,
    mocks: { 'Check the stock': fails('OrderCancelled', 'the customer called') },
  })

  expect(run.output).toEqual({ cancelled: 'the customer called' })
})

test('nothing is to be said about it, and its places are those of its functions', () => {
  const compiled = compile(orderMachine)
  expect(compiled.diagnostics).toEqual([])
  if (!compiled.ok) throw new Error('It does not compile.')
  expect(compiled.definition).toMatchInlineSnapshot(`
    {
      "Comment": "From order to parcel",
      "QueryLanguage": "JSONata",
      "StartAt": "Check the stock",
      "States": {
        "Cancelled": {
          "Output": {
            "cancelled": "{% $why %}",
          },
          "Type": "Succeed",
        },
        "Check the stock": {
          "Arguments": {
            "FunctionName": "check-stock",
            "Payload": "{% $states.input %}",
          },
          "Catch": [
            {
              "Assign": {
                "why": "{% $states.errorOutput.Cause %}",
              },
              "ErrorEquals": [
                "OrderCancelled",
              ],
              "Next": "Cancelled",
            },
          ],
          "Next": "In stock?",
          "Output": "{% $states.result.Payload %}",
          "Resource": "arn:aws:states:::lambda:invoke",
          "Retry": [
            {
              "BackoffRate": 2,
              "ErrorEquals": [
                "Lambda.ClientExecutionTimeoutException",
                "Lambda.ServiceException",
                "Lambda.AWSLambdaException",
                "Lambda.SdkClientException",
                "Lambda.TooManyRequestsException",
              ],
              "IntervalSeconds": 2,
              "JitterStrategy": "FULL",
              "MaxAttempts": 2,
            },
          ],
          "Type": "Task",
        },
        "In stock?": {
          "Choices": [
            {
              "Condition": "{% $states.input.inStock %}",
              "Next": "Pick all",
              "Output": "{% $states.input.order %}",
            },
          ],
          "Default": "Wait for the delivery",
          "Output": "{% $states.input.order %}",
          "Type": "Choice",
        },
        "Packed": {
          "Output": "{% $states.input %}",
          "Type": "Succeed",
        },
        "Pick all": {
          "ItemProcessor": {
            "ProcessorConfig": {
              "Mode": "INLINE",
            },
            "StartAt": "Pick",
            "States": {
              "Pick": {
                "Arguments": {
                  "FunctionName": "pick",
                  "Payload": "{% $states.input %}",
                },
                "End": true,
                "Output": "{% $states.result.Payload %}",
                "Resource": "arn:aws:states:::lambda:invoke",
                "Retry": [
                  {
                    "BackoffRate": 2,
                    "ErrorEquals": [
                      "Lambda.ClientExecutionTimeoutException",
                      "Lambda.ServiceException",
                      "Lambda.AWSLambdaException",
                      "Lambda.SdkClientException",
                      "Lambda.TooManyRequestsException",
                    ],
                    "IntervalSeconds": 2,
                    "JitterStrategy": "FULL",
                    "MaxAttempts": 6,
                  },
                ],
                "Type": "Task",
              },
            },
          },
          "Items": "{% $states.input.lines %}",
          "MaxConcurrency": 5,
          "Next": "Packed",
          "Output": {
            "id": "{% $states.input.id %}",
            "shelves": "{% [$map($states.result, function($one){ $one.shelf })] %}",
          },
          "Type": "Map",
        },
        "Wait for the delivery": {
          "Next": "Check the stock",
          "Seconds": 3600,
          "Type": "Wait",
        },
      },
      "TimeoutSeconds": 86400,
    }
  `)
})
