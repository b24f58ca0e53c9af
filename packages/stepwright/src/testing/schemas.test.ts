import { isStepwrightError } from '@stepwright/asl'
import {
  activity,
  athenaManifest,
  block,
  csv,
  jsonPairs,
  jsonl,
  kinds,
  lambda,
  lowered,
  param,
  pipeline,
  startExecution,
  stateMachine,
} from '@stepwright/dsl'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { after, fails, s3, sequence, simulate } from './index.ts'

const File = z.object({ key: z.string(), date: z.iso.date() })
const Counted = z.object({ rows: z.number(), errors: z.array(z.object({ line: z.number() })) })
type File = z.infer<typeof File>

/** `(file) => file`, as the compiler hands it over. */
const whole = <Subject>() =>
  lowered((subject: Subject) => subject, { kind: 'Subject', kinds: kinds.object }, null, 'flow.ts:1:1')
const count = lambda('count-rows', { args: z.object({ key: z.string().startsWith('raw/') }), result: Counted })
const counting = pipeline('Counting', { input: File }).task('Count', count, whole<File>()).succeed()
const input = { key: 'raw/a.csv', date: '2026-04-18' }
const good = { rows: 1, errors: [] }

async function refusal(run: Promise<unknown>): Promise<unknown> {
  const error: unknown = await run.then(
    () => null,
    (thrown: unknown) => thrown,
  )
  return isStepwrightError(error) ? error.diagnostics.map(({ code, message }) => `${code} ${message}`) : error
}

describe('schemas are held against', () => {
  test('what fits', async () => {
    const run = await simulate(counting, { input, mocks: { Count: sequence(good) } })
    expect(run.output).toEqual(good)
  })

  test('the input', async () => {
    expect(await refusal(simulate(counting, { input: { ...input, date: 'today' }, mocks: { Count: good } }))).toEqual([
      "SW4014 The input does not fit the pipeline's schema at 'date': Invalid ISO date.",
    ])
  })

  test("a task's arguments, whatever its mock is", async () => {
    const said = [
      "SW4014 The arguments of the task 'Count' do not fit their schema at 'key': Invalid string: must start with \"raw/\".",
    ]
    const wrong = { ...input, key: 'a.csv' }
    for (const mock of [good, () => good, fails('Broken')]) {
      expect(await refusal(simulate(counting, { input: wrong, mocks: { Count: mock } }))).toEqual(said)
    }
  })

  test("a mock's result, each thing that is wrong with it", async () => {
    const wrong = { rows: '1', errors: [{ line: 2 }, { line: 'x' }] } as never
    for (const mock of [wrong, () => wrong, after({ minutes: 1 }, wrong)]) {
      expect(await refusal(simulate(counting, { input, mocks: { Count: mock } }))).toEqual([
        "SW4014 What the mock of 'Count' gives does not fit the schema of its result at 'rows': Invalid input: expected number, received string.",
        "SW4014 What the mock of 'Count' gives does not fit the schema of its result at 'errors.1.line': Invalid input: expected number, received string.",
      ])
    }
  })

  test('a failure is no result', async () => {
    expect(await simulate(counting, { input, mocks: { Count: fails('Broken') } })).toFailWith('Broken')
  })
})

describe('a nested pipeline', () => {
  const parent = pipeline<File>('Parent').task('Count all', startExecution(counting).sync, whole<File>()).succeed()

  test('is mocked by its output, and its mock takes its input', async () => {
    const run = await simulate(parent, {
      input,
      params: { CountingArn: 'arn:aws:states:us-east-1:123456789012:stateMachine:Counting' },
      mocks: { 'Count all': (file) => ({ rows: file.key.length, errors: [] }) },
    })
    expect(run.output).toEqual({ rows: 9, errors: [] })
  })

  test('checks its input by its own schema', async () => {
    const wrong = simulate(parent, {
      input: { ...input, date: 'today' },
      params: { CountingArn: 'arn:aws:states:us-east-1:123456789012:stateMachine:Counting' },
      mocks: { 'Count all': good },
    })
    expect(await refusal(wrong)).toEqual([
      "SW4014 The arguments of the task 'Count all' do not fit their schema at 'date': Invalid ISO date.",
    ])
  })
})

test("an activity's worker is held against its schemas", async () => {
  const flow = pipeline<File>('Scan')
    .task('Scan', activity(param('ScanArn'), { args: File, result: z.object({ clean: z.boolean() }) }), whole<File>())
    .timeout({ minutes: 1 })
    .succeed()
  const params = { ScanArn: 'arn:aws:states:us-east-1:123456789012:activity:scan' }
  const run = await simulate(flow, { input, params, mocks: { Scan: { clean: true } } })
  expect(run.output).toEqual({ clean: true })
  expect(await refusal(simulate(flow, { input, params, mocks: { Scan: { clean: 'yes' } as never } }))).toEqual([
    "SW4014 What the mock of 'Scan' gives does not fit the schema of its result at 'clean': Invalid input: expected boolean, received string.",
  ])
})

describe("a distributed map's items are held against the schema of their reader", () => {
  const Order = z.object({ id: z.string(), total: z.number() })
  const score = lambda<(order: { id: string; total: number }) => Promise<number>>('score')
  const scoring = (reader: 'from' | 'fromEach') =>
    pipeline('Scoring')
      .distributedMap(
        'Score all',
        reader === 'from'
          ? jsonl({ item: Order }).from({ Bucket: 'raw', Key: 'day/1.jsonl' })
          : jsonl({ item: Order }).fromEach({ Bucket: 'raw', Prefix: 'day/' }),
        (order) => order.task('Score', score, whole<z.infer<typeof Order>>()),
      )
      .succeed()
  const fits = '{"id":"a","total":1}\n{"id":"b","total":2}\n'
  const mocks = { Score: ({ total }: { total: number }) => total * 2 }

  test('those that fit', async () => {
    const run = await simulate(scoring('from'), { input: {}, s3: s3.memory({ 'raw/day/1.jsonl': fits }), mocks })
    expect(run.output).toEqual([2, 4])
  })

  test('the first that does not, before any child runs', async () => {
    let calls = 0
    const counted = { Score: () => (calls += 1) }
    const files = { 'raw/day/1.jsonl': fits, 'raw/day/2.jsonl': '{"id":"c","total":3}\n{"id":4,"total":"5"}\n{}\n' }
    expect(await refusal(simulate(scoring('fromEach'), { input: {}, s3: s3.memory(files), mocks: counted }))).toEqual([
      "SW4014 Item 3 that 'Score all' reads does not fit its schema at 'id': Invalid input: expected string, received number.",
      "SW4014 Item 3 that 'Score all' reads does not fit its schema at 'total': Invalid input: expected number, received string.",
    ])
    expect(calls).toBe(0)
  })

  test('through a manifest too, and of a machine written out', async () => {
    const files = athenaManifest(csv({ headers: ['id'], item: z.object({ id: z.string().startsWith('o-') }) }))
    const flow = stateMachine('Listing', {
      startAt: 'List',
      states: {
        List: {
          type: 'Map',
          itemReader: files.from({ Bucket: 'raw', Key: 'manifest.csv' }),
          itemProcessor: block({ startAt: 'Row', states: { Row: { type: 'Pass', end: true } } }),
          end: true,
        },
      },
    })
    const store = s3.memory({ 'raw/manifest.csv': 's3://raw/part\n', 'raw/part': '"o-1"\n"x-2"\n' })
    expect(await refusal(simulate(flow, { input: {}, s3: store }))).toEqual([
      "SW4014 Item 1 that 'List' reads does not fit its schema at 'id': Invalid string: must start with \"o-\".",
    ])
  })
})

test("the members of an object in a file are a distributed map's items", async () => {
  const Price = z.object({ Key: z.string(), Value: z.object({ net: z.number() }) })
  const total = lambda<(price: { of: string; is: { net: number } }) => Promise<string>>('total')
  const of = { kind: 'Property', object: { kind: 'Subject', kinds: kinds.object }, kinds: kinds.string } as const
  /** `({ Key, Value }) => ({ of: Key, is: Value })` */
  const apart = lowered(
    ({ Key, Value }: z.infer<typeof Price>) => ({ of: Key, is: Value }),
    {
      kind: 'Object',
      members: [
        { kind: 'Member', key: 'of', value: { ...of, key: 'Key' } },
        { kind: 'Member', key: 'is', value: { ...of, key: 'Value', kinds: kinds.object } },
      ],
      kinds: kinds.object,
    },
    null,
    'flow.ts:1:1',
  )
  const flow = pipeline('Prices')
    .distributedMap(
      'Each',
      jsonPairs<{ net: number }>({ itemsPointer: '/prices', item: Price }).from({ Bucket: 'raw', Key: 'prices.json' }),
      (price) => price.itemSelector(apart).task('Total', total, whole<{ of: string; is: { net: number } }>()),
    )
    .succeed()
  const stored = (prices: object) => s3.memory({ 'raw/prices.json': JSON.stringify({ prices }) })
  const mocks = { Total: (price: { of: string; is: { net: number } }) => `${price.of} ${price.is.net}` }
  const run = await simulate(flow, { input: {}, s3: stored({ tea: { net: 3 }, coffee: { net: 5 } }), mocks })
  expect(run.output).toEqual(['tea 3', 'coffee 5'])
  expect(await refusal(simulate(flow, { input: {}, s3: stored({ tea: { net: '3' } }), mocks }))).toEqual([
    "SW4014 Item 0 that 'Each' reads does not fit its schema at 'Value.net': Invalid input: expected number, received string.",
  ])
})
