import { expect, test } from 'vitest'
import { fails } from './mock.ts'
import { simulate } from '../simulate/simulate.ts'
import { runtimeError } from '../diagnostics/runtime-error.ts'

const definition = {
  QueryLanguage: 'JSONata',
  StartAt: 'Ask',
  States: {
    Ask: {
      Type: 'Task',
      Resource: 'arn:aws:states:::http:invoke',
      Arguments: { ApiEndpoint: 'https://a.b/', Method: 'GET', RequestBody: '{% $states.input %}' },
      Output: '{% $states.result.ResponseBody %}',
      End: true,
    },
  },
}
const boundaries = {
  Ask: {
    argumentsOf: (args: unknown) => Promise.resolve((args as { RequestBody: string }).RequestBody),
    resultOf: (given: unknown) => ({ ResponseBody: given as string, StatusCode: 200 }),
  },
}

test('a boundary makes what the mock sees, and what the service answers', async () => {
  const run = await simulate(definition, {
    input: 'hello',
    boundaries,
    mocks: { Ask: (body: unknown) => `${String(body)}!` },
  })
  expect(run.output).toBe('hello!')
  expect(run.history.find(({ type }) => type === 'TaskSucceeded')).toMatchObject({
    taskSucceededEventDetails: { output: '{"ResponseBody":"hello!","StatusCode":200}' },
  })
})

test('a failure passes it by', async () => {
  const run = await simulate(definition, { input: 'hello', boundaries, mocks: { Ask: fails('States.Http.Socket') } })
  expect(run.error).toBe('States.Http.Socket')
})

test.each(['argumentsOf', 'resultOf'] as const)('what %s refuses ends the simulation', async (member) => {
  const refuse = (): never => {
    throw runtimeError('SW4014', 'It does not fit.')
  }
  const run = simulate(definition, {
    input: 'hello',
    boundaries: { Ask: { ...boundaries.Ask, [member]: refuse } },
    mocks: { Ask: 'x' },
  })
  await expect(run).rejects.toThrow('SW4014 It does not fit.')
})

test('other states have none', async () => {
  const run = await simulate(definition, {
    input: 'x',
    boundaries: { Other: boundaries.Ask },
    mocks: { Ask: { ResponseBody: 1 } },
  })
  expect(run.output).toBe(1)
})
