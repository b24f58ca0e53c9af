import { expect, test } from 'vitest'
import { machine, only, printed } from './testing/printed.ts'

const invoke = {
  Type: 'Task',
  Resource: 'arn:aws:states:::lambda:invoke',
  Parameters: { FunctionName: 'f' },
  End: true,
}

test('Lambda throttles: a task that does not retry it is a warning', () => {
  expect(printed(only(invoke))).toMatchInlineSnapshot(`
    [
      "SW3195 warning /States/A State 'A' invokes a Lambda function and does not retry when it is throttled. → Retry 'Lambda.TooManyRequestsException', 'Lambda.ServiceException', 'Lambda.AWSLambdaException' and 'Lambda.SdkClientException'.",
    ]
  `)
  expect(printed(only({ ...invoke, Retry: [{ ErrorEquals: ['Lambda.ServiceException'] }] }))).toHaveLength(1)
  expect(printed(only({ ...invoke, Retry: [{ ErrorEquals: ['Lambda.TooManyRequestsException'] }] }))).toEqual([])
  const branches = [machine({ Invoke: invoke })]
  expect(printed(only({ Type: 'Parallel', Branches: branches, Retry: [{ ErrorEquals: ['States.ALL'] }] }))).toEqual([])
})

test('a Result is passed as it stands', () => {
  expect(printed(only({ Type: 'Pass', Result: { list: [{ 'a.$': '$.a' }], 'b.$': 1, c: '$.c' } })))
    .toMatchInlineSnapshot(`
    [
      "SW3194 warning /States/A/Result/list/0/a.$ 'Result.list[0]' of state 'A' has 'a.$', but 'Result' is passed as it stands. → Use 'Parameters', which evaluates paths.",
    ]
  `)
})
