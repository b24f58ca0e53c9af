import { readFile, rm } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { after, fails, s3, simulate, timeline, type MocksOf, type Run } from 'stepwright/testing'
import { build } from './demo/build.ts'
import { heading, paint, say } from './demo/paint.ts'
import { table, written } from './demo/table.ts'
import { compareWithInput } from './src/audit/compare-with-input.ts'
import type { dailyTransactions } from './src/daily-transactions.pipeline.ts'
import { fileWithImpossibleAmount, malformedFile, messyFile, stateCodesFile } from './src/data/messy-file.ts'
import { readStateCodes, readStrikeReports } from './src/data/strike-reports.ts'
import { localParams, localPlatform, type LocalPlatform } from './src/local/local-platform.ts'
import { objectCreated } from './src/local/object-created.ts'

const startedMs = performance.now()
const folder = fileURLToPath(new URL('.', import.meta.url))
const fromHere = (path: string): string => relative(process.cwd(), path)
const s3Folder = join(folder, '.stepwright', 's3')
const seed = 2000

/** Whether everything so far is as it should be; the exit code says it at the end. */
const findings: boolean[] = []
function check(holds: boolean, finding: string): void {
  findings.push(holds)
  say(`${holds ? paint.green('✓') : paint.red('✗')} ${finding}`)
}

/** How long the services take, in virtual time: nobody waits for it. */
const paced = ({ mocks }: LocalPlatform) => ({
  ...mocks,
  'Validate the schema': after({ milliseconds: 900 }, mocks['Validate the schema']),
  'Deduplicate and enrich': after({ minutes: 4 }, mocks['Deduplicate and enrich']),
  'Partition by date': after({ seconds: 6 }, mocks['Partition by date']),
  'Load a partition': after({ milliseconds: 700 }, mocks['Load a partition']),
  'Load the warehouse': after({ seconds: 3 }, mocks['Load the warehouse']),
  'Check the quality': after({ milliseconds: 500 }, mocks['Check the quality']),
})

interface Execution {
  readonly run: Run
  readonly platform: LocalPlatform
  /** Where the file that landed lies on this disk. */
  readonly file: string
}

/** Lands a file in the bucket and executes the ASL on it. */
async function execute(
  asl: string,
  key: string,
  text: string,
  instead: (mocks: ReturnType<typeof paced>) => MocksOf<typeof dailyTransactions> = () => ({}),
): Promise<Execution> {
  const bucket = s3.folder(s3Folder)
  await bucket.put('raw', key, text)
  const platform = await localPlatform(bucket)
  const mocks = paced(platform)
  const run = await simulate(asl, {
    name: 'DailyTransactions',
    input: objectCreated({ bucket: 'raw', key }, Buffer.byteLength(text)),
    params: localParams,
    mocks: { ...mocks, ...instead(mocks) },
    // Not every execution gets to every task.
    allowUnusedMocks: true,
  })
  say(...timeline(run), '')
  return { run, platform, file: join(s3Folder, 'raw', key) }
}

/** What is in the warehouse, and whether it is what SQL finds in the raw file. */
async function inspect({ platform: { warehouse }, file }: Execution): Promise<void> {
  const rows = await warehouse.query(`
    SELECT state, state_fips, count(*)::INTEGER AS reports, count(*) FILTER (amount > 0)::INTEGER AS costly, sum(amount)::DOUBLE AS dollars
    FROM transactions GROUP BY ALL ORDER BY dollars DESC LIMIT 5`)
  say(
    'The warehouse, by what the strikes cost in each state:',
    '',
    ...table(
      ['state', 'code', 'reports', 'with cost', 'dollars'],
      rows.map((row) => [
        String(row['state']),
        String(row['state_fips']),
        Number(row['reports']),
        Number(row['costly']),
        Number(row['dollars']),
      ]),
    ),
    paint.dim('…'),
    '',
  )
  const compared = await compareWithInput(warehouse, { raw: file, states: join(s3Folder, 'reference', 'states.csv') })
  const { expected, actual, differences } = compared
  check(
    actual.rows > 0 && differences.length === 0,
    differences.length === 0
      ? `All ${written(actual.rows)} rows (${written(actual.amount)} dollars) are what a separate SQL query finds in the raw file.`
      : `The warehouse has ${written(actual.rows)} rows, SQL finds ${written(expected.rows)} in the raw file; ${differences.length} differ: ${differences
          .slice(0, 3)
          .map(({ reportId, side }) => `${reportId} (${side})`)
          .join(', ')}.`,
  )
}

/** The summary that was published, without the stack traces in it. */
function inWords(text: string): string {
  const { rows, amount, failedDays } = JSON.parse(text) as {
    readonly rows: number
    readonly amount: number
    readonly failedDays: readonly { readonly date: string }[]
  }
  const failed = failedDays.map(({ date }) => date).join(', ')
  return `${written(rows)} rows, ${written(amount)} dollars; not loaded: ${failed === '' ? 'nothing' : failed}`
}

const sentTo = ({ platform }: Execution, to: string): readonly string[] =>
  platform.outbox.messages.filter((message) => message.to === to).map(({ text }) => text)

async function demo(): Promise<void> {
  await rm(s3Folder, { recursive: true, force: true })
  const reports = await readStrikeReports('2000')
  await s3.folder(s3Folder).put('reference', 'states.csv', stateCodesFile(await readStateCodes()))

  heading('1. The pipeline, from TypeScript to the Amazon States Language')
  const pipeline = 'src/daily-transactions.pipeline.ts'
  say(paint.cyan(`$ stepwright build ${pipeline} --out-dir .stepwright/asl`))
  const aslFile = await build(folder, pipeline, '.stepwright/asl')
  if (aslFile === null) {
    findings.push(false)
    return
  }
  const asl = await readFile(aslFile, 'utf8')
  say(fromHere(aslFile), paint.dim('This very file runs below, and is what `stepwright deploy` would send to AWS.'))

  heading('2. A good file, while Glue is busy')
  const good = messyFile(reports, seed)
  say(
    `A CSV file lands: ${written(good.split('\n').length - 2)} lines for ${written(reports.length)} reports of wildlife strikes in 2000,`,
    'some sent twice, some with a missing or garbled amount. Twice, Glue has no room for the job.',
    'Each state with the virtual time it was entered at (nobody waits for it), how it ended, and how long it took:',
    '',
  )
  const busy = fails('Glue.ConcurrentRunsExceededException', 'Concurrent runs exceeded for deduplicate-and-enrich')
  const first = await execute(asl, 'strikes-2000.csv', good, (mocks) => ({
    'Deduplicate and enrich': [busy, busy, mocks['Deduplicate and enrich']],
  }))
  await inspect(first)
  check(
    first.run.status === 'SUCCEEDED' && first.run.state('Deduplicate and enrich').attempts.length === 3,
    `Succeeded, at Glue's third attempt, after ${readable(first)} of virtual time.`,
  )

  heading('3. A malformed file')
  say('The same reports, exported with semicolons and other names in the header.', '')
  const second = await execute(asl, 'strikes-2000-export.csv', malformedFile(reports))
  const alerts = sentTo(second, localParams.AlertTopicArn)
  say('What the sender was told:', ...alerts.map((text) => paint.dim(text)), '')
  check(
    second.run.error === 'SchemaInvalid' && alerts.length === 1 && !second.run.path.includes('Deduplicate and enrich'),
    'Refused with SchemaInvalid before Glue was asked, and its sender was told.',
  )

  heading('4. A day that cannot be loaded')
  const day = '2000-09-13'
  say(`One more report, of ${day}, claims 9,999,999,999,999 dollars. The warehouse's DECIMAL(12, 2) refuses that.`, '')
  const third = await execute(asl, 'strikes-2000-slip.csv', fileWithImpossibleAmount(reports, seed, day))
  const summaries = sentTo(third, localParams.SummaryTopicArn)
  say('The summary:', ...summaries.map((text) => paint.dim(inWords(text))), '')
  await inspect(third)
  check(
    third.run.status === 'SUCCEEDED' && summaries.length === 1 && summaries.every((text) => text.includes(day)),
    `Succeeded without ${day}; the summary names the day, and the other ${first.run.state('Load a partition').visits.length - 1} are loaded.`,
  )

  heading('5. Glue stays busy')
  const fourth = await execute(asl, 'strikes-2000.csv', good, () => ({ 'Deduplicate and enrich': busy }))
  const letters = sentTo(fourth, localParams.DeadLetterQueueUrl)
  check(
    fourth.run.error === 'Glue.ConcurrentRunsExceededException' && letters.length === 1,
    'Failed after four attempts, and the event is in the dead-letter queue.',
  )
}

const readable = ({ run }: Execution): string => `${Math.round(run.elapsed.ms / 60_000)} minutes`

await demo()
const failed = findings.filter((holds) => !holds).length
const seconds = ((performance.now() - startedMs) / 1000).toFixed(1)
heading(
  failed === 0
    ? paint.green('Everything went as it should.')
    : paint.red(`${failed} of ${findings.length} checks failed.`),
)
say(
  paint.dim(
    `${seconds} s on the clock. What to read next: ${fromHere(join(folder, 'README.md'))}, and then the pipeline and its tests.`,
  ),
)
process.exitCode = failed === 0 ? 0 : 1
