import { expect, test } from 'vitest'
import { simulate } from '../simulate/simulate.ts'

const pass = { StartAt: 'P', States: { P: { Type: 'Pass', End: true } } }
const distributed = { ...pass, ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' } }
const why =
  "An error occurred while executing the state 'S' (entered at the event id #2). MaxConcurrency cannot be negative."

test.each<[string, object]>([
  ['inline', { ItemsPath: '$.items', MaxConcurrencyPath: '$.limit', ItemProcessor: pass }],
  ['distributed', { ItemsPath: '$.items', MaxConcurrencyPath: '$.limit', ItemProcessor: distributed }],
  [
    'inline, in JSONata',
    {
      QueryLanguage: 'JSONata',
      Items: '{% $states.input.items %}',
      MaxConcurrency: '{% $states.input.limit %}',
      ItemProcessor: pass,
    },
  ],
])('a %s Map that asks for fewer than no iterations at once fails, and does not wait for ever', async (_, fields) => {
  const definition = { StartAt: 'S', States: { S: { Type: 'Map', ...fields, End: true } } }
  const run = await simulate(definition, { input: { items: [1, 2], limit: -1 } })
  expect([run.status, run.error, run.cause]).toEqual(['FAILED', 'States.Runtime', why])
  expect((await simulate(definition, { input: { items: [1, 2], limit: 0 } })).output).toEqual([1, 2])
})
