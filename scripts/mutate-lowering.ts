// Mutation testing of the lowering: how many small faults, put into its code one at a time, its tests notice.
//   pnpm mutate                               300 mutants, drawn by seed
//   pnpm mutate --sample 50 --seed 7          fewer, others
//   pnpm mutate --only print/division.ts      all those of one file
//   pnpm mutate --mutant 1234                 one of them, and what notices it
// All mutants are written into one copy of the compiler, each behind a switch, so that TypeScript is loaded once for hundreds of them. Stryker
// starts Vitest for each, which takes ten times as long.
import { fork, type ChildProcess } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { filesBelow } from './mutation/files.ts'
import type { Mutant } from './mutation/instrument.ts'
import { mutatedProject } from './mutation/project.ts'
import type { Answer, Order } from './mutation/worker.ts'

const { values: options } = parseArgs({
  options: {
    sample: { type: 'string', default: '300' },
    seed: { type: 'string', default: '20260418' },
    workers: { type: 'string', default: '2' },
    only: { type: 'string' },
    mutant: { type: 'string' },
    'time-limit-s': { type: 'string', default: '60' },
  },
})

const root = fileURLToPath(new URL('..', import.meta.url))
const workerFile = fileURLToPath(new URL('mutation/worker.ts', import.meta.url))
const limitMs = Number(options['time-limit-s']) * 1000
/** A process imports the tests once for each mutant, and keeps them all. */
const runsPerProcess = 50

const say = (line: string): void => void process.stdout.write(`${line}\n`)

/** The tests that say what the lowering does, apart from those that only compile whole programs slowly. */
const testFiles = ['lower', 'print']
  .flatMap((folder) => filesBelow(root, `packages/compiler/src/${folder}`, /\.test\.ts$/))
  .filter((file) => !readFileSync(join(root, file), 'utf8').includes("from '../transform/"))

const environment = (mutant: number | null): NodeJS.ProcessEnv => ({
  ...process.env,
  STEPWRIGHT_PROPERTY_RUNS: '15',
  STEPWRIGHT_RANDOM_PROGRAMS: '150',
  STEPWRIGHT_SHRINK: 'no',
  ...(mutant === null ? {} : { STEPWRIGHT_MUTANT: String(mutant) }),
})

interface Worker {
  readonly ask: (order: Order) => Promise<Answer | 'timeout' | 'crash'>
  readonly end: () => void
}

/** Starts a process; resolves when it listens, or with `null` when it could not load the tests' modules. */
function startWorker(mutant: number | null): Promise<Worker | null> {
  return new Promise((resolve) => {
    const child: ChildProcess = fork(workerFile, {
      env: environment(mutant),
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    })
    const failed = (): void => {
      resolve(null)
    }
    child.once('exit', failed)
    child.once('message', () => {
      child.off('exit', failed)
      resolve({ ask: (order) => ask(child, order), end: () => void child.kill('SIGKILL') })
    })
  })
}

function ask(child: ChildProcess, order: Order): Promise<Answer | 'timeout' | 'crash'> {
  return new Promise((resolve) => {
    const finish = (answer: Answer | 'timeout' | 'crash'): void => {
      clearTimeout(timer)
      child.off('exit', crashed)
      child.off('message', finish)
      resolve(answer)
    }
    const crashed = (): void => {
      finish('crash')
    }
    const timer = setTimeout(
      () => {
        child.kill('SIGKILL')
        finish('timeout')
      },
      order.kind === 'record' ? 600_000 : limitMs,
    )
    child.once('exit', crashed)
    child.once('message', finish)
    child.send(order)
  })
}

interface Result {
  readonly mutant: Mutant
  /** What noticed it; `null` when nothing did. */
  readonly killedBy: string | null
}

/** Which tests come across each mutant, the quickest first. */
interface Coverage {
  readonly onLoad: ReadonlySet<number>
  readonly tests: readonly { readonly test: string; readonly covered: ReadonlySet<number> }[]
}

async function recordCoverage(sources: readonly string[], tests: readonly string[]): Promise<Coverage> {
  const worker = await startWorker(null)
  const answer = await worker?.ask({ kind: 'record', sources, tests })
  worker?.end()
  if (typeof answer !== 'object' || answer.kind !== 'recorded')
    throw new Error('The tests cannot be run without a mutant.')
  if (answer.failures.length > 0) throw new Error(`Tests fail without a mutant:\n${answer.failures.join('\n')}`)
  const inOrder = [...answer.byTest].sort((left, right) => left.ms - right.ms)
  return {
    onLoad: new Set(answer.onLoad),
    tests: inOrder.map(({ test, covered }) => ({ test, covered: new Set(covered) })),
  }
}

/** Runs mutants in one process after the other, until there are none left. */
async function runMutants(
  take: () => Mutant | undefined,
  coverage: Coverage,
  done: (result: Result) => void,
): Promise<void> {
  let worker: Worker | null = null
  let runs = 0
  for (let mutant = take(); mutant; mutant = take()) {
    const { id } = mutant
    const covering = coverage.tests.filter(({ covered }) => covered.has(id)).map(({ test }) => test)
    // What only the loading of the modules comes across must be on before that, in a process of its own.
    const isStatic = covering.length === 0 && coverage.onLoad.has(id)
    if (covering.length === 0 && !isStatic) {
      done({ mutant, killedBy: null })
      continue
    }
    if (isStatic || runs >= runsPerProcess) {
      worker?.end()
      worker = null
    }
    if (!worker) {
      worker = await startWorker(isStatic ? id : null)
      runs = 0
    }
    const tests = isStatic ? coverage.tests.map(({ test }) => test) : covering
    const answer: Answer | 'timeout' | 'crash' = worker ? await worker.ask({ kind: 'run', mutant: id, tests }) : 'crash'
    runs++
    const killedBy = typeof answer === 'string' ? answer : answer.kind === 'ran' ? answer.killedBy : 'crash'
    done({ mutant, killedBy })
    if (isStatic || typeof answer === 'string') {
      worker?.end()
      worker = null
    }
  }
  worker?.end()
}

/** The same sample for the same seed. */
function drawn(mutants: readonly Mutant[], count: number, seed: number): readonly Mutant[] {
  const mixed = (id: number): number => {
    let value = Math.imul(id ^ seed, 0x9e3779b1) >>> 0
    value = Math.imul(value ^ (value >>> 15), 0x85ebca6b) >>> 0
    return (value ^ (value >>> 13)) >>> 0
  }
  return [...mutants].sort((left, right) => mixed(left.id) - mixed(right.id)).slice(0, count)
}

async function main(): Promise<number> {
  const project = await mutatedProject(join(root, '.stepwright', 'mutation'), ['lower', 'print'])
  const wanted = project.mutants.filter(({ file, id }) =>
    options.mutant === undefined
      ? options.only === undefined || file.includes(options.only)
      : id === Number(options.mutant),
  )
  const sample = options.only === undefined ? drawn(wanted, Number(options.sample), Number(options.seed)) : wanted
  say(`${project.mutants.length} mutants, ${sample.length} of them are run`)
  const coverage = await recordCoverage(project.sources, testFiles.map(project.testFile))
  const results: Result[] = []
  const left = [...sample]
  const startedMs = performance.now()
  const done = (result: Result): void => {
    results.push(result)
    if (result.killedBy === null || options.mutant !== undefined) say(describe(result))
    if (results.length % 25 === 0) say(`${results.length} of ${sample.length}, ${score(results)}`)
  }
  await Promise.all(
    Array.from({ length: Math.min(Number(options.workers), sample.length) }, () =>
      runMutants(() => left.shift(), coverage, done),
    ),
  )
  const survivors = results.filter(({ killedBy }) => killedBy === null)
  say(`\nSurvivors:\n${survivors.map(describe).join('\n')}`)
  say(`\n${score(results)}, ${((performance.now() - startedMs) / 1000).toFixed(0)} s, seed ${options.seed}`)
  return 0
}

function describe({ mutant, killedBy }: Result): string {
  const { id, file, line, column, kind, original, replacement } = mutant
  const what = `#${id} ${file}:${line}:${column} ${kind}: ${original}  →  ${replacement === '' ? '(nothing)' : replacement}`
  return killedBy === null ? what : `${what}\n    noticed by ${killedBy}`
}

function score(results: readonly Result[]): string {
  const killed = results.filter(({ killedBy }) => killedBy !== null).length
  return `${killed} of ${results.length} mutants noticed (${((killed / results.length) * 100).toFixed(1)} %)`
}

process.exitCode = await main()
