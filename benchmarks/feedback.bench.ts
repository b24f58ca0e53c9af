import { spawn } from 'node:child_process'
import { mkdir, rm, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { alternate } from './harness/alternate.ts'
import { row, type Benchmark, type Row } from './harness/benchmark.ts'
import { timeNode } from './harness/command.ts'
import { repository, scratch } from './harness/repository.ts'
import { sampleOf } from './harness/sample.ts'
import { longPipeline } from './machines/long-pipeline.ts'

const folder = join(scratch, 'feedback')
const packages = join(repository, 'packages')
const bin = join(packages, 'stepwright', 'bin', 'stepwright.js')
const vitest = join(packages, 'stepwright', 'node_modules', 'vitest', 'vitest.mjs')
const turns = { warmUps: 1, rounds: 5 }
const states = 30
const edits = { warmUps: 8, rounds: 12 }

const json = (value: object): string => JSON.stringify(value, null, 2)
const testOf = (module: string): string => `import { expect, test } from 'vitest'
import { flow } from './${module}.ts'
test('is there', () => expect(flow).toBeTypeOf('object'))
`
const plainTest = `import { expect, test } from 'vitest'
test('adds', () => expect(1 + 1).toBe(2))
`
const config = (plugin: boolean): string =>
  `${plugin ? "import { stepwright } from 'stepwright/vite'\n" : ''}export default { plugins: [${plugin ? 'stepwright()' : ''}] }\n`

/** A project as a user has it, with the built packages installed. */
async function makeProject(): Promise<void> {
  await rm(folder, { recursive: true, force: true })
  await mkdir(join(folder, 'node_modules'), { recursive: true })
  await symlink(join(packages, 'stepwright'), join(folder, 'node_modules', 'stepwright'))
  await symlink(join(packages, 'stepwright', 'node_modules', 'vitest'), join(folder, 'node_modules', 'vitest'))
  const compilerOptions = { strict: true, target: 'es2023', module: 'nodenext', noEmit: true, types: [] }
  const files = {
    'package.json': json({ name: 'feedback', type: 'module' }),
    'tsconfig.json': json({ compilerOptions: { ...compilerOptions, allowImportingTsExtensions: true } }),
    'long.pipeline.ts': longPipeline(states, 0),
    'flow.test.ts': testOf('long.pipeline'),
    'compiled.test.ts': testOf('compiled'),
    'plain.test.ts': plainTest,
    'with.config.mjs': config(true),
    'without.config.mjs': config(false),
  }
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text)
  // What the plugin gives, made beforehand: to load and execute it takes as long without the plugin.
  const { createTransform } = (await import(pathToFileURL(join(packages, 'compiler', 'dist', 'index.js')).href)) as {
    createTransform: (options: object) => (code: string, file: string) => Promise<{ code: string } | null>
  }
  const source = join(folder, 'long.pipeline.ts')
  const compiled = await createTransform({ root: folder, cacheFolder: false })(longPipeline(states, 0), source)
  await writeFile(join(folder, 'compiled.ts'), compiled?.code ?? '')
}

const run = (test: string, name: string) => (): Promise<number> =>
  timeNode({ args: [vitest, 'run', test, '--config', name], cwd: folder, env: { CI: 'true' } })

/** The milliseconds from each edit of the pipeline to its definition being written, as the command itself tells the end. */
async function rebuilds(): Promise<{ readonly times: readonly number[]; readonly memoryMb: number }> {
  const args = [bin, 'build', 'long.pipeline.ts', '--watch']
  const child = spawn(process.execPath, args, { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] })
  let said = ''
  let wake = (): void => undefined
  child.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString()
    wake()
  })
  const until = async (pattern: RegExp): Promise<void> => {
    while (!pattern.test(said)) {
      if (child.exitCode !== null) throw new Error(`The watch ended:\n${said}`)
      await new Promise<void>((resolve) => (wake = resolve))
    }
  }
  try {
    await until(/Watching/)
    // What is prepared after the first build is not part of a rebuild.
    await new Promise((resolve) => setTimeout(resolve, 6000))
    const times: number[] = []
    let memoryMb = 0
    for (let edit = 1; edit <= edits.warmUps + edits.rounds; edit++) {
      said = ''
      const started = performance.now()
      await writeFile(join(folder, 'long.pipeline.ts'), longPipeline(states, edit))
      await until(/Built 1 pipeline in .*\n/)
      if (edit > edits.warmUps) times.push(performance.now() - started)
      memoryMb = Number(/, (\d+) MB/.exec(said)?.[1] ?? Number.NaN)
      await until(/Watching/)
      await new Promise((resolve) => setTimeout(resolve, 200))
    }
    return { times, memoryMb }
  } finally {
    child.kill('SIGINT')
  }
}

async function measure(say: (progress: string) => void): Promise<readonly Row[]> {
  await makeProject()
  say(`${edits.rounds} rebuilds of ${states} states`)
  const { times, memoryMb } = await rebuilds()

  await writeFile(join(folder, 'long.pipeline.ts'), longPipeline(states, 0))
  say(`${turns.rounds} rounds of Vitest with and without the plugin`)
  const rounds = await alternate(
    {
      flowWith: run('flow.test.ts', 'with.config.mjs'),
      flowWithout: run('compiled.test.ts', 'without.config.mjs'),
      plainWith: run('plain.test.ts', 'with.config.mjs'),
      plainWithout: run('plain.test.ts', 'without.config.mjs'),
    },
    turns,
  )
  const added = (withPlugin: readonly number[], without: readonly number[]): number[] =>
    withPlugin.map((ms, round) => ms - (without[round] ?? Number.NaN))
  const unit = 'ms'
  return [
    row({
      what: `rebuild of ${states} states after an edit`,
      unit,
      ours: sampleOf(times),
      budget: 200,
      notes: [
        `Rebuilds: from the write of the file to the message that the definition is written, after ${edits.warmUps} edits; a first edit takes longer.`,
      ],
    }),
    row({ what: `memory of the watch, ${states} states`, unit: 'MB', ours: sampleOf([memoryMb]) }),
    row({
      what: 'Vitest: what the plugin adds to a test of a pipeline, warm',
      unit,
      ours: sampleOf(added(rounds.flowWith, rounds.flowWithout)),
      budget: 300,
      notes: [
        'Vitest: beside the same run of what the plugin gives, compiled beforehand; the pipeline is in the cache.',
      ],
    }),
    row({
      what: 'Vitest: what the plugin adds to a test without a pipeline',
      unit,
      ours: sampleOf(added(rounds.plainWith, rounds.plainWithout)),
      notes: ['A difference of two runs of Vitest, each a process: near zero it is noise.'],
    }),
  ]
}

export const benchmark: Benchmark = {
  title: 'From an edit to its result: the watch, and the Vite plugin in Vitest',
  run: measure,
}
