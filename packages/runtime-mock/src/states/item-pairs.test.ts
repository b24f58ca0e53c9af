import type { JsonValue } from '@stepwright/asl'
import { expect, test } from 'vitest'
import { s3 } from '../s3/s3.ts'
import { simulate } from '../simulate/simulate.ts'

interface Fields {
  readonly [field: string]: JsonValue
}

const over = (fields: Fields, mode: 'DISTRIBUTED' | 'INLINE' = 'DISTRIBUTED') => ({
  StartAt: 'Each',
  States: {
    Each: {
      Type: 'Map',
      ItemProcessor: {
        ProcessorConfig: { Mode: mode, ...(mode === 'DISTRIBUTED' && { ExecutionType: 'STANDARD' }) },
        StartAt: 'One',
        States: { One: { Type: 'Pass', End: true } },
      },
      End: true,
      ...fields,
    },
  },
})
const input = { prices: { b: 2, a: { net: 1 } } }
const apart = { 'n.$': '$$.Map.Item.Index', 'of.$': '$$.Map.Item.Key', 'is.$': '$$.Map.Item.Value' }
const jsonata = { QueryLanguage: 'JSONata' }
const ofJsonata = {
  Items: '{% $states.input.prices %}',
  ItemSelector: { of: '{% $states.context.Map.Item.Key %}', is: '{% $states.context.Map.Item.Value %}' },
}
const pairs = [
  { Key: 'b', Value: 2 },
  { Key: 'a', Value: { net: 1 } },
]

test('a distributed Map goes over the members of an object', async () => {
  expect((await simulate(over({ ItemsPath: '$.prices' }), { input })).output).toEqual(pairs)
  expect((await simulate(over({ ItemsPath: '$.prices', ItemSelector: apart }), { input })).output).toEqual([
    { n: 0, of: 'b', is: 2 },
    { n: 1, of: 'a', is: { net: 1 } },
  ])
  const selected = { ...over(ofJsonata), ...jsonata }
  expect((await simulate(selected, { input })).output).toEqual([
    { of: 'b', is: 2 },
    { of: 'a', is: { net: 1 } },
  ])
  expect((await simulate({ ...over({}), ...jsonata }, { input: input.prices })).output).toEqual(pairs)
})

test('an inline Map does not', async () => {
  expect(await simulate(over({ ItemsPath: '$.prices' }, 'INLINE'), { input })).toMatchObject({
    status: 'FAILED',
    error: 'States.Runtime',
  })
  const { Items } = ofJsonata
  expect(await simulate({ ...over({ Items }, 'INLINE'), ...jsonata }, { input })).toMatchObject({
    status: 'FAILED',
    error: 'States.QueryEvaluationError',
  })
})

test('the members of an object in a file are gone over where ItemsPointer leads to it', async () => {
  const reading = (config: Fields, fields: Fields = {}) =>
    over({
      ItemReader: {
        Resource: 'arn:aws:states:::s3:getObject',
        ReaderConfig: { InputType: 'JSON', ...config },
        Parameters: { Bucket: 'raw', Key: 'prices.json' },
      },
      ...fields,
    })
  const store = s3.memory({ 'raw/prices.json': JSON.stringify(input) })
  const pointed = { ItemsPointer: '/prices' }
  expect((await simulate(reading(pointed), { s3: store })).output).toEqual(pairs)
  expect((await simulate(reading({ ...pointed, MaxItems: 1 }, { ItemSelector: apart }), { s3: store })).output).toEqual(
    [{ n: 0, of: 'b', is: 2 }],
  )
  expect(await simulate(reading({}), { s3: store })).toMatchObject({
    status: 'FAILED',
    error: 'States.ItemReaderFailed',
    cause: 'Attempting to map over non-iterable node.',
  })
})
