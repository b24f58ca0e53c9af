import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import aslValidator from 'asl-validator'
import { compile, definitionText, validate } from 'stepwright/compiler'
import { fails, s3, simulate, type MocksOf, type ObjectStore } from 'stepwright/testing'
import { afterEach, describe, expect, test } from 'vitest'
import { compareWithInput } from './audit/compare-with-input.ts'
import { dailyTransactions } from './daily-transactions.pipeline.ts'
import { fileWithImpossibleAmount, malformedFile, messyFile, stateCodesFile } from './data/messy-file.ts'
import { readStateCodes, readStrikeReports } from './data/strike-reports.ts'
import { localParams, localPlatform, type LocalPlatform } from './local/local-platform.ts'
import { objectCreated } from './local/object-created.ts'

const september = await readStrikeReports('2000-09')
const goodFile = messyFile(september, 2000)
const states = stateCodesFile(await readStateCodes())
const event = objectCreated({ bucket: 'raw', key: 'strikes.csv' }, goodFile.length)
const throttled = fails('Glue.ConcurrentRunsExceededException', 'Concurrent runs exceeded for deduplicate-and-enrich')

let platform: LocalPlatform
afterEach(() => platform.warehouse.close())

/** S3 when a file has landed. */
const landed = (file: string) => s3.memory({ 'raw/strikes.csv': file, 'reference/states.csv': states })

/** Runs the flow with the real handlers, except for the tasks that a test answers itself. */
async function run(bucket: ObjectStore, mocks: (p: LocalPlatform) => MocksOf<typeof dailyTransactions> = () => ({})) {
  platform = await localPlatform(bucket)
  return simulate(dailyTransactions, {
    input: event,
    params: localParams,
    mocks: { ...platform.mocks, ...mocks(platform) },
    // The tests share the platform's mocks, and none needs them all.
    allowUnusedMocks: true,
  })
}

/** The letter that the flow sent to the dead-letter queue. */
function deadLetter(): unknown {
  const [message, ...others] = platform.outbox.messages
  expect(others).toEqual([])
  expect(message?.to).toBe(localParams.DeadLetterQueueUrl)
  return JSON.parse(message?.text ?? '')
}

test('a good file ends up in the warehouse, and a summary says so', async () => {
  const execution = await run(landed(goodFile))

  expect(execution).toHaveSucceeded()
  expect(execution).toHaveVisited(
    'Validate the schema',
    'Deduplicate and enrich',
    'Load a partition',
    'Check the quality',
  )
  expect(execution.output).toEqual({ rows: 140, amount: 256530, days: 30, failedDays: [] })
  expect(await platform.warehouse.query('SELECT count(*)::INTEGER AS rows FROM transactions')).toEqual([{ rows: 140 }])
  expect(platform.outbox.messages).toEqual([
    { to: localParams.SummaryTopicArn, text: '{"rows":140,"amount":256530,"failedDays":[]}' },
  ])
})

test('a malformed file is refused: its sender is told, and nothing is loaded', async () => {
  const execution = await run(landed(malformedFile(september)))

  expect(execution).toFailWith('SchemaInvalid', /^The header 'id;flight_date;airport_name;cost' lacks/)
  expect(execution.path.slice(-2)).toEqual(['SchemaInvalid', 'File rejected'])
  expect(execution).not.toHaveVisited('Deduplicate and enrich')
  expect(platform.outbox.messages).toEqual([
    { to: localParams.AlertTopicArn, text: `s3://raw/strikes.csv was rejected. ${execution.cause}` },
  ])
})

test('a busy Glue job is tried again until it has room', async () => {
  const execution = await run(landed(goodFile), ({ mocks }) => ({
    'Deduplicate and enrich': [throttled, throttled, mocks['Deduplicate and enrich']],
  }))

  expect(execution).toHaveSucceeded()
  const { attempts } = execution.state('Deduplicate and enrich')
  expect(attempts.map(({ outcome }) => outcome)).toEqual(['failed', 'failed', 'succeeded'])
  // One minute before the second attempt, two more before the third; no test waits for them.
  expect(attempts.map(({ startedMs }) => startedMs)).toEqual([0, 60_000, 180_000])
})

test('a Glue job that stays busy sends the event to the dead-letter queue', async () => {
  const execution = await run(landed(goodFile), () => ({ 'Deduplicate and enrich': throttled }))

  expect(execution).toFailWith(
    'Glue.ConcurrentRunsExceededException',
    'Concurrent runs exceeded for deduplicate-and-enrich',
  )
  expect(execution.state('Deduplicate and enrich').attempts).toHaveLength(4)
  expect(deadLetter()).toEqual({
    event,
    error: 'Glue.ConcurrentRunsExceededException',
    cause: 'Concurrent runs exceeded for deduplicate-and-enrich',
  })
})

test('a partition that fails is noted, and the others are loaded', async () => {
  const execution = await run(landed(fileWithImpossibleAmount(september, 2000, '2000-09-13')))

  expect(execution).toHaveSucceeded()
  const failedDay = {
    date: '2000-09-13',
    rows: 0,
    failure: expect.stringContaining('Could not cast value 9999999999999 to DECIMAL(12,2)'),
  }
  expect(execution.state('Note the failed partition').visits.map(({ input }) => input)).toEqual([failedDay])
  expect(execution.output).toEqual({ rows: 131, amount: 256530, days: 29, failedDays: [failedDay] })
  expect(await platform.warehouse.query(`SELECT * FROM transactions WHERE date = '2000-09-13'`)).toEqual([])
})

test('a busy Lambda function is tried again, one partition by itself', async () => {
  const execution = await run(landed(goodFile), ({ mocks }) => ({
    'Load a partition': (partition, { attempt }) =>
      partition.date === '2000-09-02' && attempt === 1
        ? fails('Lambda.TooManyRequestsException')
        : mocks['Load a partition'](partition),
  }))

  expect(execution).toHaveSucceeded()
  const tries = execution.state('Load a partition').visits.map(({ attempts }) => attempts.length)
  expect(tries).toEqual([1, 2, ...Array<number>(28).fill(1)])
})

test('a warehouse that does not hold what was loaded sends the event to the dead-letter queue', async () => {
  const execution = await run(landed(goodFile), () => ({ 'Load the warehouse': { rows: 0 } }))

  expect(execution).toFailWith('QualityCheckFailed', 'The warehouse holds 0 rows, 140 were loaded.')
  expect(deadLetter()).toEqual({ event, error: execution.error, cause: execution.cause })
})

test('a file that is gone sends the event to the dead-letter queue', async () => {
  const execution = await run(s3.memory())

  expect(execution).toFailWith('NoSuchKey', /The bucket 'raw' has no object 'strikes.csv'/)
  expect(deadLetter()).toEqual({ event, error: execution.error, cause: execution.cause })
})

test('the warehouse holds what a separate SQL query finds in the raw file', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'daily-transactions-'))
  const bucket = s3.folder(folder)
  await bucket.put('reference', 'states.csv', states)
  await bucket.put('raw', 'strikes.csv', fileWithImpossibleAmount(september, 2000, '2000-09-13'))
  await run(bucket)

  const { expected, actual, differences } = await compareWithInput(platform.warehouse, {
    raw: join(folder, 'raw', 'strikes.csv'),
    states: join(folder, 'reference', 'states.csv'),
  })
  await rm(folder, { recursive: true })
  expect(differences).toEqual([])
  expect(actual).toEqual(expected)
  expect(actual).toEqual({ rows: 131, amount: 256530 })
})

describe('the definition', () => {
  const compiled = compile(dailyTransactions)
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.diagnostics))

  test('is flow.asl.json (vitest -u writes it anew)', async () => {
    await expect(definitionText(compiled.definition)).toMatchFileSnapshot('flow.asl.json')
  })

  test('is accepted by two validators', () => {
    expect(compiled.diagnostics).toEqual([])
    expect(validate(compiled.definition)).toEqual([])
    // A copy: asl-validator writes into what it reads.
    expect(aslValidator(structuredClone(compiled.definition))).toMatchObject({ isValid: true, errors: [] })
  })
})
