// `npm run bench`: measures Stepwright beside its peers and prints the ratios. `--help` tells the options.
import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { format, resolveConfig } from 'prettier'
import type { Result } from './harness/benchmark.ts'
import { buildPackages } from './harness/build-packages.ts'
import { runInChild } from './harness/in-child.ts'
import { describeMachine } from './harness/machine.ts'
import { readOptions, usage, type Options } from './harness/options.ts'
import { markdownReport, shortcomings, textReport, type Report } from './harness/report.ts'
import { repository } from './harness/repository.ts'

const folder = join(repository, 'benchmarks')
const suffix = '.bench.ts'
const say = (line: string): void => void process.stderr.write(`${line}\n`)

async function main(): Promise<number> {
  const names = (await readdir(folder))
    .filter((file) => file.endsWith(suffix))
    .map((file) => file.slice(0, -suffix.length))
  const options = readOptions(process.argv.slice(2), names)
  if (options.help || options.list) {
    process.stdout.write(options.help ? usage : `${names.join('\n')}\n`)
    return 0
  }
  const machine = describeMachine()
  say('Compiling the packages …')
  const complaints = await buildPackages()
  if (complaints !== null)
    say(`!! The packages do not compile; what was emitted is measured all the same.\n${complaints}`)

  const results: Result[] = []
  for (const name of names.filter((name) => options.only.length === 0 || options.only.includes(name))) {
    say(`${name} …`)
    results.push(await measure(name))
  }
  const report: Report = { machine, results }
  process.stdout.write(`\n${textReport(report)}`)
  await record(report, options)
  return shortcomings(report).length === 0 ? 0 : 1
}

async function measure(name: string): Promise<Result> {
  try {
    const measured = await runInChild(join(folder, `${name}${suffix}`), (progress) => say(`  ${progress}`))
    return { name, ...measured }
  } catch (error) {
    return { name, title: name, rows: [], error: error instanceof Error ? error.message : String(error) }
  }
}

async function record(report: Report, options: Options): Promise<void> {
  if (options.json !== null) {
    const file = resolve(options.json)
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, `${JSON.stringify(report, null, 2)}\n`)
    say(`Written to ${file}.`)
  }
  if (options.write) {
    const file = join(folder, 'RESULTS.md')
    const style = await resolveConfig(file)
    await writeFile(file, await format(markdownReport(report), { ...style, filepath: file }))
    say(`Written to ${file}.`)
  }
}

try {
  process.exitCode = await main()
} catch (error) {
  say(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`)
  process.exitCode = 2
}
