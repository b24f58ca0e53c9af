import { expect, test } from 'vitest'
import { z } from 'zod'
import { pipeline } from '../pipeline.ts'
import { stateMachine } from '../record/state-machine.ts'
import { thrownBy } from '../testing/thrown-by.ts'
import type { InputSchema } from '../types/input-schema.ts'

const File = z.object({ key: z.string(), rows: z.number().default(0) })

test('a pipeline gives the JSON Schema of its input, as it arrives', () => {
  const chain = pipeline('P', { input: File }).succeed('Done')
  const record = stateMachine('P', { input: File, startAt: 'Done', states: { Done: { type: 'Succeed' } } })
  for (const { inputJsonSchema } of [chain, record]) {
    expect(inputJsonSchema).toEqual({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      type: 'object',
      // What has a default need not arrive.
      properties: { key: { type: 'string' }, rows: { default: 0, type: 'number' } },
      required: ['key'],
    })
  }
})

test('without a schema there is none', () => {
  expect(pipeline<string>('P').succeed('Done').inputJsonSchema).toBeUndefined()
})

test('a schema that has no JSON Schema is told when it is asked for', () => {
  const bare: InputSchema<string> = { '~standard': { version: 1, vendor: 'home-made', validate: () => ({}) } }
  expect(thrownBy(() => pipeline('P', { input: bare }).succeed('Done').inputJsonSchema)).toMatchObject({
    code: 'SW1016',
    message: "The input schema of 'P' cannot be written as JSON Schema: schemas of 'home-made' have no JSON Schema.",
  })
  const dated = pipeline('P', { input: z.object({ on: z.date() }) }).succeed('Done')
  expect(thrownBy(() => dated.inputJsonSchema)).toMatchObject({
    code: 'SW1016',
    message: "The input schema of 'P' cannot be written as JSON Schema: Date cannot be represented in JSON Schema.",
  })
  // Whoever prints or compares a pipeline does not ask.
  expect(Object.keys(dated)).toEqual(['name', 'inputSchema'])
})
