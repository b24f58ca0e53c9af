import { spawn } from 'node:child_process'
import { createWriteStream } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { pathToFileURL } from 'node:url'
import { row, type Benchmark, type Row } from './harness/benchmark.ts'
import { repository, scratch } from './harness/repository.ts'
import { sampleOf } from './harness/sample.ts'
import type { RowsRun } from './machines/rows-process.ts'

const sizes = [100_000, 1_000_000] as const
/** What a run may take, whatever the number of rows. */
const budgetMib = 600
const note =
  'Rows: a distributed Map over a CSV file in a folder, a child for each row, results written to a file; a process for each run.'

function* csv(rows: number): Generator<string> {
  yield 'id,amount,day\n'
  for (let at = 0; at < rows; at += 1)
    yield `row-${at},${(at * 7) % 1000},2026-01-${String(1 + (at % 28)).padStart(2, '0')}\n`
}

/** Runs over so many rows, in a process of its own. */
async function runOver(rows: number): Promise<RowsRun> {
  const folder = join(scratch, `rows-${rows}`)
  await rm(folder, { recursive: true, force: true })
  await mkdir(join(folder, 'raw'), { recursive: true })
  await pipeline(Readable.from(csv(rows)), createWriteStream(join(folder, 'raw', 'rows.csv')))
  try {
    // What was printed is a RowsRun.
    return JSON.parse(await printedBy(join(repository, 'benchmarks', 'machines', 'rows-process.ts'), folder)) as RowsRun
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

function printedBy(file: string, folder: string): Promise<string> {
  const loader = pathToFileURL(createRequire(join(repository, 'package.json')).resolve('tsx/esm')).href
  const env = { ...process.env, NODE_OPTIONS: '' }
  const child = spawn(process.execPath, ['--import', loader, file, folder], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  const printed = { stdout: '', stderr: '' }
  child.stdout.on('data', (chunk: Buffer) => (printed.stdout += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (printed.stderr += chunk.toString()))
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => {
      if (code === 0) resolve(printed.stdout)
      else reject(new Error(`The run over rows ended with ${code ?? 'nothing'}: ${printed.stderr.slice(-2000)}`))
    })
  })
}

export const benchmark: Benchmark = {
  title: 'A distributed Map over the rows of a CSV file, in bounded memory',
  async run(say) {
    const rows: Row[] = []
    for (const size of sizes) {
      const { seconds, peakMib, resultBytes } = await runOver(size)
      say(`${size} rows: ${seconds.toFixed(1)} s, ${Math.round(resultBytes / 2 ** 20)} MiB of results`)
      const what = `Map over ${size.toLocaleString('en-US')} CSV rows`
      const notes = [note]
      rows.push(row({ what, unit: 'MiB at most', ours: sampleOf([peakMib]), budget: budgetMib, notes }))
      rows.push(row({ what, unit: 'ms per row', ours: sampleOf([(seconds * 1000) / size]), notes }))
    }
    return rows
  },
}
