import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { JsonValue } from '@stepwright/asl'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { virtualClock } from '../clock/virtual-clock.ts'
import { fails, type MockCall } from '../mocks/mock.ts'
import { openMockBook } from '../mocks/mock-book.ts'
import { placesIn } from '../report/places.ts'
import { s3 } from '../s3/s3.ts'
import { readDefinition } from '../simulate/definition.ts'
import { identityOf } from '../simulate/identity.ts'
import { simulate } from '../simulate/simulate.ts'
import { machineOf } from './machine.ts'
import { newExecution, runExecution, type Journal } from './run-execution.ts'

/** More than a page has. */
const many = 10_050

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stepwright-map-run-'))
  const lines = Array.from({ length: many }, (_, n) => `${JSON.stringify({ n })}\n`).join('')
  await s3.folder(folder).put('raw', 'rows.jsonl', lines)
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const machine = (map: object, body: object = { Pass: { Type: 'Pass', End: true } }): object => ({
  QueryLanguage: 'JSONata',
  StartAt: 'All',
  States: {
    All: {
      Type: 'Map',
      ItemReader: {
        Resource: 'arn:aws:states:::s3:getObject',
        ReaderConfig: { InputType: 'JSONL' },
        Arguments: { Bucket: 'raw', Key: 'rows.jsonl' },
      },
      ...map,
      ItemProcessor: {
        ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
        StartAt: Object.keys(body)[0],
        States: body,
      },
      End: true,
    },
  },
})
const task = {
  Work: {
    Type: 'Task',
    Resource: 'arn:aws:states:::lambda:invoke',
    Arguments: { FunctionName: 'work', Payload: '{% $states.input %}' },
    Output: '{% $states.result.Payload %}',
    End: true,
  },
}
const toS3 = (config: object): object => ({
  ResultWriter: {
    Resource: 'arn:aws:states:::s3:putObject',
    Arguments: { Bucket: 'results', Prefix: 'run' },
    WriterConfig: config,
  },
})

async function written(file: string): Promise<string> {
  const store = s3.folder(folder)
  const [found] = (await store.list('results')).filter(({ key }) => key.endsWith(`/${file}`))
  return found ? ((await store.getText('results', found.key)) ?? '') : ''
}

test('items of several pages come to children once each, in their order, and batches go on over the end of a page', async () => {
  const run = await simulate(
    machine({
      ItemSelector: { n: '{% $states.context.Map.Item.Value.n %}', at: '{% $states.context.Map.Item.Index %}' },
      ItemBatcher: { MaxItemsPerBatch: 7 },
      Output: '{% $map($states.result.Items, function($item) { $item.n = $item.at ? $item.n : "wrong" }) %}',
    }),
    { s3: s3.folder(folder) },
  )
  expect(run.output).toEqual(Array.from({ length: many }, (_, n) => n))
})

test('results are in the order of the items, whichever child ends first', async () => {
  const run = await simulate(
    machine(
      {
        ItemBatcher: { MaxItemsPerBatch: 1000 },
        ...toS3({ Transformation: 'FLATTEN', OutputType: 'JSONL' }),
      },
      {
        Later: {
          Type: 'Wait',
          Seconds: '{% $states.input.Items[0].n % 3 %}',
          Output: '{% $states.input.Items.n %}',
          End: true,
        },
      },
    ),
    { s3: s3.folder(folder) },
  )
  expect(run.status).toBe('SUCCEEDED')
  expect(await written('SUCCEEDED_0.json')).toBe(Array.from({ length: many }, (_, n) => `${n}\n`).join(''))
  await rm(join(folder, 'results'), { recursive: true })
})

test('a run that fails lists what it never started, of all pages, and leaves no drafts', async () => {
  const run = await simulate(machine({ MaxConcurrency: 1, ...toS3({}) }, task), {
    s3: s3.folder(folder),
    mocks: { Work: fails('Broken') },
  })
  expect(run.error).toBe('States.ExceedToleratedFailureThreshold')
  const pending = JSON.parse(await written('PENDING_0.json')) as readonly { readonly Input: string }[]
  expect(pending.map(({ Input }) => Input)).toEqual(Array.from({ length: many - 1 }, (_, at) => `{"n":${at + 1}}`))
  expect(JSON.parse(await written('FAILED_0.json'))).toHaveLength(1)
  const names = await readdir(join(folder, 'results'), { recursive: true })
  expect(names.filter((name) => name.includes('unfinished'))).toEqual([])
  await rm(join(folder, 'results'), { recursive: true })
})

test('an execution that is stopped leaves nothing of the results that were written so far', async () => {
  const waiting = { Wait: { Type: 'Wait', Seconds: '{% $states.input.n < 3000 ? 0 : 100 %}', End: true } }
  const run = await simulate(machine(toS3({}), waiting), {
    s3: s3.folder(folder),
    stop: { after: { seconds: 50 } },
  })
  expect(run.status).toBe('ABORTED')
  const names = await readdir(join(folder, 'results'), { recursive: true }).catch(() => [])
  expect(names.filter((name) => /json|unfinished/.test(name))).toEqual([])
})

/** Runs over as many items, and keeps the histories of a few. */
async function journalOf(items: number, childHistories: number): Promise<{ journal: Journal; asked: number }> {
  const definition = readDefinition(machine({ ToleratedFailurePercentage: 100, MaxConcurrency: 3 }, task), {})
  const identity = identityOf({})
  const clock = virtualClock(identity.startMs)
  const surroundings = { clock, seed: 1, places: placesIn(definition, undefined), boundaries: {} }
  let asked = 0
  const Work = (_args: JsonValue, { mapIndex }: MockCall): unknown => {
    asked += 1
    return (mapIndex ?? 0) % 5 === 4 ? fails('Broken') : mapIndex
  }
  const tasks = openMockBook(definition, { Work }, { ...surroundings, leavesAnswersToTest: false })
  const rows = Array.from({ length: items }, (_, n) => `${n}\n`).join('')
  const world = { clock, tasks, s3: s3.memory({ 'raw/rows.jsonl': rows }), childHistories }
  return { journal: await runExecution(machineOf(definition), newExecution(identity, {}, '{}', 1), world), asked }
}

test('of many children the first and the failed ones are kept, and all are counted', async () => {
  const { journal, asked } = await journalOf(50, 4)
  expect(asked).toBe(50)
  expect(journal.execution.status).toBe('SUCCEEDED')
  expect(journal.children.map(({ index }) => index)).toEqual([0, 1, 2, 3, 4, 9, 14, 19])
  const counts = { running: 0, succeeded: 40, failed: 10, timedOut: 0, aborted: 0 }
  expect(journal.mapRuns.map(({ executions, items }) => ({ executions, items }))).toEqual([
    { executions: counts, items: counts },
  ])
})
