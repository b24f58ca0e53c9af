import { kinds, lambda, lowered, pipeline, startExecution } from '@stepwright/dsl'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { fails, runs, simulate } from './index.ts'

const File = z.object({ key: z.string().startsWith('raw/') })
type File = z.infer<typeof File>
/** `(file) => file`, as the compiler hands it over. */
const whole = lowered((file: File) => file, { kind: 'Subject', kinds: kinds.object }, null, 'flow.ts:1:1')
const count = lambda<(event: File) => Promise<{ rows: number }>>('count-rows')
const counting = pipeline('Counting', { input: File }).task('Count', count, whole).succeed()
const arn = 'arn:aws:states:us-east-1:123456789012:stateMachine:Counting'
const nightly = pipeline<File>('Nightly').task('Count all', startExecution(counting).sync, whole).succeed()
const input = { key: 'raw/a.csv' }
const params = { CountingArn: arn }

test('a nested pipeline runs with mocks of its own, and its output is the result of the task', async () => {
  const mocks = { 'Count all': runs(counting, { mocks: { Count: ({ key }) => ({ rows: key.length }) } }) }
  const run = await simulate(nightly, { input, params, mocks })
  expect(run).toSucceedWith({ rows: 9 })
  const [attempt] = run.state('Count all').attempts
  expect(attempt?.input).toEqual(input)
  expect(attempt?.nested).toMatchObject({ status: 'SUCCEEDED', path: ['Count'], output: { rows: 9 } })
  expect(attempt?.nested?.history[0]).toMatchObject({
    executionStartedEventDetails: { input: '{"key":"raw/a.csv"}', roleArn: expect.stringContaining('/Counting') },
  })
})

test('one that fails fails the task, as AWS tells it', async () => {
  const mocks = { 'Count all': [runs(counting, { mocks: { Count: fails('Broken', 'no such file') } })] }
  const run = await simulate(nightly, { input, params, mocks })
  expect(run).toFailWith('States.TaskFailed')
  expect(JSON.parse(run.cause ?? '')).toMatchObject({
    Status: 'FAILED',
    Error: 'Broken',
    Cause: 'no such file',
    Input: { key: 'raw/a.csv' },
    RedriveStatus: 'REDRIVABLE',
  })
})

test('its schema takes the input, also where the task knows its type alone', async () => {
  const blind = pipeline<File>('Blind').task('Count all', startExecution<typeof counting>(arn).sync, whole).succeed()
  const mocks = { 'Count all': runs(counting, { mocks: { Count: { rows: 1 } } }) }
  await expect(simulate(blind, { input: { key: 'b.csv' }, mocks })).rejects.toThrow(
    "The input does not fit the pipeline's schema at 'key'",
  )
})
