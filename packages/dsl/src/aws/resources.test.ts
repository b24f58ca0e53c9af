import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { param } from '../param.ts'
import { pipeline } from '../pipeline.ts'
import { lowered } from '../lowered.ts'
import { kinds } from '../ir/expression.ts'
import { thrownBy } from '../testing/thrown-by.ts'
import { activity } from './activity.ts'
import { apiGateway, bedrockAgentCore, http, kubernetes } from './endpoints.ts'
import { lambda } from './lambda.ts'
import { startExecution } from './start-execution.ts'
import { resourceNode } from './task-resource.ts'
import { schemasOf } from './task-schemas.ts'

const at = { file: 'flow.ts', line: 3, column: 5 }
const node = (resource: unknown) => resourceNode(resource, "the task 'A'", at)
const issuesOf = async (schema: ReturnType<typeof schemasOf>['result'], value: unknown) =>
  ((await schema?.['~standard'].validate(value))?.issues ?? []).map(({ path }) => path)

const Table = z.object({ table: z.string() })
const check = pipeline('quality-check', { input: Table })
  .pass(
    'Score',
    lowered(() => 1, { kind: 'Literal', value: 1, kinds: kinds.number }, null, 'flow.ts:1:1'),
  )
  .succeed()

describe('startExecution', () => {
  test('gives the arguments as the input and takes the output out of the description', () => {
    const envelope = {
      fixed: [{ key: 'StateMachineArn', value: { kind: 'Param', name: 'QualityCheckArn' } }],
      payloadKey: 'Input',
    }
    const nested = startExecution(check)
    expect([node(nested), node(nested.sync), node(nested.waitForTaskToken<string>())]).toEqual([
      { resource: 'arn:aws:states:::states:startExecution', envelope, resultAt: [] },
      { resource: 'arn:aws:states:::states:startExecution.sync:2', envelope, resultAt: ['Output'] },
      { resource: 'arn:aws:states:::states:startExecution.waitForTaskToken', envelope, resultAt: [] },
    ])
    expect(schemasOf(node(nested.sync))).toEqual({ args: Table, result: null })
  })

  test.each([
    [startExecution(check, param('Other')), { kind: 'Param', name: 'Other' }],
    [startExecution<typeof check>(param('Other')), { kind: 'Param', name: 'Other' }],
    [
      startExecution<typeof check>('arn:aws:states:eu-west-1:1:stateMachine:q'),
      { kind: 'Json', value: 'arn:aws:states:eu-west-1:1:stateMachine:q' },
    ],
  ])('takes the ARN of the state machine', (nested, value) => {
    expect(node(nested).envelope?.fixed).toEqual([{ key: 'StateMachineArn', value }])
  })

  test('refuses what is no pipeline', () => {
    expect(thrownBy(() => startExecution<typeof check>('quality-check'))).toEqual({
      code: 'SW1011',
      message:
        "'startExecution' takes a pipeline, or a state machine's ARN or param(), and was given the text 'quality-check'.",
      at: 'resources.test.ts',
    })
  })
})

describe('activity', () => {
  test('is its ARN', () => {
    const arn = 'arn:aws:states:eu-west-1:1:activity:scan'
    expect(node(activity(arn))).toEqual({ resource: arn, envelope: null, resultAt: [] })
    expect(node(activity(param('Scan')))).toEqual({ resource: '${Scan}', envelope: null, resultAt: [] })
  })

  test('refuses another text', () => {
    expect(thrownBy(() => activity('scan')).message).toBe(
      "'activity' takes an ARN, or a param(), and was given the text 'scan'.",
    )
  })
})

test.each([
  [http.invoke, 'http:invoke'],
  [http.invoke<string>(), 'http:invoke'],
  [apiGateway.invoke, 'apigateway:invoke'],
  [apiGateway.invoke<string>(), 'apigateway:invoke'],
  [apiGateway.invoke.waitForTaskToken<string>(), 'apigateway:invoke.waitForTaskToken'],
  [kubernetes.call<string>(), 'eks:call'],
  [kubernetes.runJob, 'eks:runJob'],
  [kubernetes.runJob.sync, 'eks:runJob.sync'],
  [bedrockAgentCore.invokeHarness, 'bedrockagentcore:invokeHarness'],
])('an endpoint is called as it is written', (resource, call) => {
  expect(node(resource)).toEqual({ resource: `arn:aws:states:::${call}`, envelope: null, resultAt: [] })
})

describe('schemas', () => {
  test('are kept beside the node, where JSON does not see them', () => {
    const of = node(lambda('count', { args: Table, result: z.number() }))
    expect(JSON.parse(JSON.stringify(of))).toEqual(node(lambda('count', { args: Table, result: z.number() })))
    expect(Object.keys(of)).toEqual(['resource', 'envelope', 'resultAt'])
    expect(schemasOf(of).args).toBe(Table)
    expect(Object.isFrozen(of)).toBe(true)
  })

  test("a callback's own result is not the function's", () => {
    const counted = lambda('count', { args: Table, result: z.number() })
    expect(schemasOf(node(counted.waitForTaskToken))).toEqual({ args: Table, result: null })
    const answer = z.object({ approved: z.boolean() })
    expect(schemasOf(node(counted.waitForTaskToken(answer)))).toEqual({ args: Table, result: answer })
    // The resource itself is not changed by that.
    expect(schemasOf(node(counted.waitForTaskToken)).result).toBeNull()
  })

  test("an endpoint's is that of the answer's body", async () => {
    const { result } = schemasOf(node(http.invoke(z.object({ rate: z.number() }))))
    expect(await issuesOf(result, { ResponseBody: { rate: 1 } })).toEqual([])
    expect(await issuesOf(result, { ResponseBody: { rate: 'x' } })).toEqual([['ResponseBody', 'rate']])
    expect(await issuesOf(result, 'x')).toEqual([['ResponseBody']])
  })

  test.each([
    () => lambda('count', { args: 'no schema', result: Table } as never),
    () => activity(param('A'), 'no schemas' as never),
    () => http.invoke('no schema' as never),
  ])('anything else is refused', (call) => {
    expect(thrownBy(call).code).toBe('SW1011')
  })
})
