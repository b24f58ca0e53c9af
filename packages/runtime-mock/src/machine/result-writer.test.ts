import type { JsonValue } from '@stepwright/asl'
import { describe, expect, test } from 'vitest'
import { after, fails, type MockCall } from '../mocks/mock.ts'
import { s3 } from '../s3/s3.ts'
import { simulate } from '../simulate/simulate.ts'
import type { ObjectStore } from '../s3/object-store.ts'

const machine = (map: object): object => ({
  QueryLanguage: 'JSONata',
  StartAt: 'Score all',
  States: {
    'Score all': {
      Type: 'Map',
      Items: '{% $states.input.items %}',
      Label: 'scores',
      ...map,
      ItemProcessor: {
        ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
        StartAt: 'Score',
        States: {
          Score: {
            Type: 'Task',
            Resource: 'arn:aws:states:::lambda:invoke',
            Arguments: { FunctionName: 'score', Payload: '{% $states.input %}' },
            Output: '{% $states.result.Payload %}',
            End: true,
          },
        },
      },
      End: true,
    },
  },
})
const toS3 = (config?: object): object => ({
  ResultWriter: {
    Resource: 'arn:aws:states:::s3:putObject',
    Arguments: { Bucket: 'results', Prefix: "{% 'runs/' & $states.input.day %}" },
    ...(config === undefined ? {} : { WriterConfig: config }),
  },
})
const input = { day: 'monday', items: [1, 2, 3] }
const Score = (item: unknown, { mapIndex }: MockCall): unknown =>
  mapIndex === 1 ? fails('Broken', 'no score') : [item]

/** What a store holds, by the last step of its keys. */
async function filesIn(store: ObjectStore): Promise<{ readonly [file: string]: string }> {
  const listed = await store.list('results')
  const files = await Promise.all(
    listed.map(async ({ key }) => [key.split('/').at(-1) ?? '', (await store.getText('results', key)) ?? ''] as const),
  )
  return Object.fromEntries(files)
}
const parsed = (text = 'null'): JsonValue => JSON.parse(text) as JsonValue

describe('a ResultWriter with a place', () => {
  test('writes each child in full, and a manifest that the Map gives the place of', async () => {
    const store = s3.memory()
    const run = await simulate(machine({ ...toS3(), ToleratedFailureCount: 1 }), { input, s3: store, mocks: { Score } })

    const [manifest] = (await store.list('results')).filter(({ key }) => key.endsWith('/manifest.json'))
    const folder = manifest?.key.replace('/manifest.json', '') ?? ''
    const output = run.output as { readonly MapRunArn: string }
    expect(output).toEqual({
      MapRunArn: output.MapRunArn,
      ResultWriterDetails: { Bucket: 'results', Key: manifest?.key },
    })
    expect(output.MapRunArn.endsWith(`/scores:${folder.split('/').at(-1) ?? ''}`)).toBe(true)
    expect(folder.startsWith('runs/monday/')).toBe(true)
    const files = await filesIn(store)
    expect(Object.keys(files).sort()).toEqual(['FAILED_0.json', 'SUCCEEDED_0.json', 'manifest.json'])
    expect(parsed(files['manifest.json'])).toEqual({
      DestinationBucket: 'results',
      MapRunArn: output.MapRunArn,
      ResultFiles: {
        FAILED: [{ Key: `${folder}/FAILED_0.json`, Size: Buffer.byteLength(files['FAILED_0.json'] ?? '') }],
        PENDING: [],
        SUCCEEDED: [{ Key: `${folder}/SUCCEEDED_0.json`, Size: Buffer.byteLength(files['SUCCEEDED_0.json'] ?? '') }],
      },
    })
    expect(parsed(files['SUCCEEDED_0.json'])).toMatchObject([
      { Input: '1', Output: '[1]', Status: 'SUCCEEDED', RedriveStatus: 'NOT_REDRIVABLE' },
      { Input: '3', Output: '[3]', Status: 'SUCCEEDED', RedriveStatus: 'NOT_REDRIVABLE' },
    ])
    expect(parsed(files['FAILED_0.json'])).toMatchObject([
      { Input: '2', Status: 'FAILED', Error: 'Broken', Cause: 'no score', RedriveStatus: 'REDRIVABLE_BY_MAP_RUN' },
    ])
    expect(run.history.map(({ type }) => type).slice(-4)).toEqual([
      'MapRunSucceeded',
      'MapStateSucceeded',
      'MapStateExited',
      'ExecutionSucceeded',
    ])
  })

  test.each([
    [{ Transformation: 'COMPACT' }, '[[1],[2],[3]]'],
    [{ Transformation: 'FLATTEN' }, '[1,2,3]'],
    [{ Transformation: 'FLATTEN', OutputType: 'JSONL' }, '1\n2\n3\n'],
  ])('writes %j', async (config, text) => {
    const store = s3.memory()
    await simulate(machine(toS3(config)), { input, s3: store, mocks: { Score: (item: unknown) => [item] } })
    expect((await filesIn(store))['SUCCEEDED_0.json']).toBe(text)
  })

  test('writes what became of every child before the Map fails', async () => {
    const store = s3.memory()
    const mocks = {
      Score: (_item: unknown, { mapIndex }: MockCall) => (mapIndex === 1 ? fails('Broken') : after({ hours: 1 }, 1)),
    }
    const run = await simulate(machine({ ...toS3(), MaxConcurrency: 2 }), { input, s3: store, mocks })

    expect(run.error).toBe('States.ExceedToleratedFailureThreshold')
    expect(run.elapsed.ms).toBe(0)
    const files = await filesIn(store)
    expect(parsed(files['FAILED_0.json'])).toMatchObject([
      { Input: '1', Status: 'ABORTED' },
      { Input: '2', Status: 'FAILED', Error: 'Broken' },
    ])
    expect(parsed(files['PENDING_0.json'])).toMatchObject([{ Input: '3', Status: 'PENDING' }])
    expect(files['SUCCEEDED_0.json']).toBeUndefined()
  })

  test('leaves a manifest of nothing for no items', async () => {
    const store = s3.memory()
    await simulate(machine(toS3()), {
      input: { day: 'monday', items: [] },
      s3: store,
      allowUnusedMocks: true,
      mocks: { Score: 1 },
    })
    expect(Object.keys(await filesIn(store))).toEqual(['manifest.json'])
  })

  test('needs a store', async () => {
    const error: unknown = await simulate(machine(toS3()), { input, mocks: { Score: 1 } }).catch(
      (thrown: unknown) => thrown,
    )
    expect(String(error)).toMatch(
      "State 'Score all' writes its results to 's3://results', and the simulation has no store.",
    )
  })
})

describe('a ResultWriter without a place gives the result another form', () => {
  const inPlace = (Transformation: string): object =>
    machine({ ResultWriter: { WriterConfig: { Transformation } }, ToleratedFailureCount: 1 })

  test('COMPACT', async () => {
    expect((await simulate(inPlace('COMPACT'), { input, mocks: { Score } })).output).toEqual([[1], [3]])
  })
  test('FLATTEN', async () => {
    expect((await simulate(inPlace('FLATTEN'), { input, mocks: { Score } })).output).toEqual([1, 3])
  })
  test('NONE', async () => {
    expect((await simulate(inPlace('NONE'), { input, mocks: { Score } })).output).toMatchObject([
      { Input: '1', Output: '[1]', Status: 'SUCCEEDED' },
      { Input: '3', Output: '[3]', Status: 'SUCCEEDED' },
    ])
  })
})
