import { describe, expect, test } from 'vitest'
import { fails, type MockCall } from '../mocks/mock.ts'
import { s3 } from '../s3/s3.ts'
import { simulate } from '../simulate/simulate.ts'

const distributed = (map: object, more: object = {}): object => ({
  QueryLanguage: 'JSONata',
  StartAt: 'Load all',
  States: {
    'Load all': {
      Type: 'Map',
      ...map,
      ItemProcessor: {
        ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
        StartAt: 'Load',
        States: {
          Load: {
            Type: 'Task',
            Resource: 'arn:aws:states:::lambda:invoke',
            Arguments: { FunctionName: 'load', Payload: '{% $states.input %}' },
            Output: '{% $states.result.Payload %}',
            End: true,
          },
        },
      },
      ...more,
      End: true,
    },
  },
})
const reader = (config: object): object => ({
  ItemReader: {
    Resource: 'arn:aws:states:::s3:getObject',
    ReaderConfig: config,
    Arguments: { Bucket: 'raw', Key: '{% $states.input.key %}' },
  },
})
const echo = (args: unknown): unknown => args

describe('a distributed Map', () => {
  test('reads a CSV file, and each row becomes a child execution', async () => {
    const run = await simulate(distributed(reader({ InputType: 'CSV', CSVHeaderLocation: 'FIRST_ROW' })), {
      input: { key: 'tx.csv' },
      s3: s3.memory({ 'raw/tx.csv': 'id,amount\n1,"10,5"\n2\n' }),
      mocks: { Load: echo },
    })
    expect(run.output).toEqual([
      { id: '1', amount: '10,5' },
      { id: '2', amount: '' },
    ])
    expect(run.path).toEqual(['Load all'])
    expect(run.state('Load').visits.map(({ mapIndex, depth }) => ({ mapIndex, depth }))).toEqual([
      { mapIndex: 0, depth: 1 },
      { mapIndex: 1, depth: 1 },
    ])
  })

  test('batches items by count and by size, and hands on what all batches share', async () => {
    const batcher = { MaxItemsPerBatch: 3, MaxInputBytesPerBatch: 60, BatchInput: { day: '{% $states.input.day %}' } }
    const run = await simulate(distributed({ Items: '{% $states.input.items %}', ItemBatcher: batcher }), {
      input: { day: 'monday', items: ['a', 'b', 'c', 'd', 'x'.repeat(40), 'e'] },
      mocks: { Load: echo },
    })
    const shared = { BatchInput: { day: 'monday' } }
    expect(run.output).toEqual([
      { ...shared, Items: ['a', 'b', 'c'] },
      { ...shared, Items: ['d'] },
      { ...shared, Items: ['x'.repeat(40)] },
      { ...shared, Items: ['e'] },
    ])
  })

  test('lists objects', async () => {
    const listing = {
      ItemReader: { Resource: 'arn:aws:states:::s3:listObjectsV2', Arguments: { Bucket: 'raw', Prefix: 'day/' } },
      ItemSelector: { key: '{% $states.context.Map.Item.Value.Key %}', from: '{% $states.context.Map.Item.Source %}' },
    }
    const run = await simulate(distributed(listing), {
      s3: s3.memory({ 'raw/day/b.csv': '', 'raw/day/a.csv': '', 'raw/other.csv': '' }),
      mocks: { Load: echo },
    })
    expect(run.output).toEqual([
      { key: 'day/a.csv', from: 'S3://raw' },
      { key: 'day/b.csv', from: 'S3://raw' },
    ])
  })

  test('an Express child ends after five minutes, a Standard one goes on', async () => {
    const machine = (ExecutionType: 'STANDARD' | 'EXPRESS'): object => ({
      StartAt: 'All',
      States: {
        All: {
          Type: 'Map',
          ItemProcessor: {
            ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType },
            StartAt: 'Rest',
            States: { Rest: { Type: 'Wait', SecondsPath: '$', End: true } },
          },
          ToleratedFailureCount: 1,
          End: true,
        },
      },
    })
    const input = [299, 301]
    const standard = await simulate(machine('STANDARD'), { input })
    expect([standard.output, standard.elapsed.ms]).toEqual([[299, 301], 301_000])
    const express = await simulate(machine('EXPRESS'), { input })
    expect([express.output, express.elapsed.ms]).toEqual([[299], 300_000])
  })

  test('fails when a child does, unless so many failures are tolerated', async () => {
    const Load = (_args: unknown, { mapIndex }: MockCall): unknown => (mapIndex === 1 ? fails('Broken') : mapIndex)
    const items = { Items: [0, 1, 2, 3] }

    const strict = await simulate(distributed(items), { mocks: { Load } })
    expect([strict.error, strict.cause]).toEqual([
      'States.ExceedToleratedFailureThreshold',
      'The specified tolerated failure threshold was exceeded',
    ])
    expect(strict.history.map(({ type }) => type).slice(-3)).toEqual([
      'MapRunFailed',
      'MapStateFailed',
      'ExecutionFailed',
    ])

    for (const tolerance of [{ ToleratedFailureCount: 1 }, { ToleratedFailurePercentage: 25 }]) {
      const tolerant = await simulate(distributed({ ...items, ...tolerance }), { mocks: { Load } })
      expect(tolerant.output).toEqual([0, 2, 3])
    }
    const over = await simulate(distributed({ ...items, ToleratedFailurePercentage: 24 }), { mocks: { Load } })
    expect(over.error).toBe('States.ExceedToleratedFailureThreshold')
  })

  test('runs as many children at once as it may', async () => {
    let [running, most] = [0, 0]
    const Load = async (args: unknown): Promise<unknown> => {
      most = Math.max(most, (running += 1))
      await Promise.resolve()
      running -= 1
      return args
    }
    const run = await simulate(distributed({ Items: [1, 2, 3, 4, 5], MaxConcurrency: 2 }), { mocks: { Load } })
    expect(run.output).toEqual([1, 2, 3, 4, 5])
    expect(most).toBe(2)
  })

  test('that cannot read its items fails, and can be caught', async () => {
    const caught = { Catch: [{ ErrorEquals: ['States.ItemReaderFailed'], Next: 'Handled' }] }
    const definition = distributed(reader({ InputType: 'JSON' }), caught) as { readonly States: object }
    const states = { ...definition.States, Handled: { Type: 'Pass', End: true } }
    const run = await simulate({ ...definition, States: states }, { input: { key: 'none.json' }, s3: s3.memory() })
    expect(run.output).toEqual({
      Error: 'States.ItemReaderFailed',
      Cause: 'The specified key does not exist: s3://raw/none.json',
    })
  })
})

test('a Map Run whose ItemSelector fails has failed, before the Map has', async () => {
  const map = distributed({ Items: [1], ItemSelector: '{% $error("no") %}' })
  const run = await simulate(map)
  expect([run.error, run.history.map(({ type }) => type)]).toEqual([
    'States.QueryEvaluationError',
    [
      'ExecutionStarted',
      'MapStateEntered',
      'MapStateStarted',
      'MapRunStarted',
      'MapRunFailed',
      'EvaluationFailed',
      'MapStateFailed',
      'ExecutionFailed',
    ],
  ])
})

test('a reader reads the version it asks for', async () => {
  const definition = {
    QueryLanguage: 'JSONata',
    StartAt: 'M',
    States: {
      M: {
        Type: 'Map',
        ItemReader: {
          Resource: 'arn:aws:states:::s3:getObject',
          ReaderConfig: { InputType: 'JSON' },
          Arguments: { Bucket: 'raw', Key: 'it.json', VersionId: '{% $states.input.version %}' },
        },
        ItemProcessor: {
          ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
          StartAt: 'P',
          States: { P: { Type: 'Pass', End: true } },
        },
        End: true,
      },
    },
  }
  const store = s3.memory({ 'raw/it.json': '["new"]', 'raw/it.json?versionId=v1': '["old"]' })
  expect((await simulate(definition, { input: { version: 'v1' }, s3: store })).output).toEqual(['old'])
  expect(await simulate(definition, { input: { version: 'v2' }, s3: store })).toMatchObject({
    error: 'States.ItemReaderFailed',
    cause: 'The specified version does not exist: s3://raw/it.json?versionId=v2',
  })
})
