// Mutation testing of the lowering: how many small faults, put into its code one at a time, its tests notice.
//   pnpm mutate                               300 mutants, drawn by seed
//   pnpm mutate --sample 50 --seed 7          fewer, others
//   pnpm mutate --only print/division.ts      all those of one file
//   pnpm mutate --mutant 1234                 one of them, and what notices it
//   pnpm mutate --tests                       and how long each test file takes
// All mutants are written into one copy of the compiler, each behind a switch, so that TypeScript is loaded once for hundreds of them. Stryker
// starts Vitest for each, which takes ten times as long.
import { fork, type ChildProcess } from 'node:child_process'
import { join, relative } from 'node:path'
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
    tests: { type: 'boolean', default: false },
    'time-limit-s': { type: 'string', default: '60' },
  },
})

const root = fileURLToPath(new URL('..', import.meta.url))
const workerFile = fileURLToPath(new URL('mutation/worker.ts', import.meta.url))
/** A mutant that goes on for ever is noticed; a machine that is busy must not be taken for one. */
let limitMs = Number(options['time-limit-s']) * 1000
/** A process imports the tests once for each mutant, and keeps them all. */
const runsPerProcess = 50

const say = (line: string): void => void process.stdout.write(`${line}\n`)

/** The tests that say what the lowering does. Those of `transform/` open projects of a user's, as only whole files are found in. */
const testFolders = ['lower', 'print', 'emit', 'passes', 'transform']

/**
 * Tests that run what `emitted-text.test.ts` compares word for word, in their folder: where that finds no difference, they can find none.
 * Vitest runs them; here they would only take time.
 */
const leftOut = new Set(
  [
    'lower/constructs.test.ts',
    'lower/collection-constructs.test.ts',
    'lower/helper-constructs.test.ts',
    'print/jsonpath/never-wrong.test.ts',
    'print/jsonpath/sayable.test.ts',
    'lower/corner-constructs.test.ts',
    // Of what is kept on disk, not of what is lowered.
    'transform/cache.test.ts',
  ].map((file) => `packages/compiler/src/${file}`),
)

const testFiles = testFolders
  .flatMap((folder) => filesBelow(root, `packages/compiler/src/${folder}`, /(?<!\.types)\.test\.ts$/))
  .filter((file) => !leftOut.has(file))

const snapshotFile = join(root, '.stepwright', 'mutation-snapshots.json')

const environment = (mutant: number | null): NodeJS.ProcessEnv => ({
  ...process.env,
  STEPWRIGHT_PROPERTY_RUNS: '15',
  STEPWRIGHT_RANDOM_PROGRAMS: '150',
  STEPWRIGHT_SHRINK: 'no',
  STEPWRIGHT_SNAPSHOTS: snapshotFile,
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

/** Which tests come across each mutant. */
interface Coverage {
  readonly onLoad: ReadonlySet<number>
  readonly tests: readonly TestFile[]
}

interface TestFile {
  readonly test: string
  readonly covered: ReadonlySet<number>
  readonly ms: number
}

/** Mutants that each test noticed so far: what notices much in little time comes first. */
const noticedBy = new Map<string, number>()
const inOrder = (tests: readonly TestFile[]): readonly string[] => {
  const worth = ({ test, ms }: TestFile): number => ((noticedBy.get(test) ?? 0) + 0.5) / (ms + 50)
  return [...tests].sort((left, right) => worth(right) - worth(left)).map(({ test }) => test)
}

async function recordCoverage(sources: readonly string[], tests: readonly string[]): Promise<Coverage> {
  const worker = await startWorker(null)
  const answer = await worker?.ask({ kind: 'record', sources, tests })
  worker?.end()
  if (typeof answer !== 'object' || answer.kind !== 'recorded')
    throw new Error('The tests cannot be run without a mutant.')
  if (answer.failures.length > 0) throw new Error(`Tests fail without a mutant:\n${answer.failures.join('\n')}`)
  limitMs = Math.max(limitMs, 4 * answer.byTest.reduce((total, { ms }) => total + ms, 0))
  if (options.tests) for (const { test, ms } of answer.byTest) say(`${ms.toFixed(0)} ms ${relative(root, test)}`)
  return {
    onLoad: new Set(answer.onLoad),
    tests: answer.byTest.map((file) => ({ ...file, covered: new Set(file.covered) })),
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
    const covering = coverage.tests.filter(({ covered }) => covered.has(id))
    // What the loading of the modules comes across must be on before that, and what a module keeps must not outlast it: in a process of its own.
    const isStatic = coverage.onLoad.has(id) || (mutant.keepsState && covering.length > 0)
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
    const tests = inOrder(coverage.onLoad.has(id) ? coverage.tests : covering)
    const answer: Answer | 'timeout' | 'crash' = worker ? await worker.ask({ kind: 'run', mutant: id, tests }) : 'crash'
    runs++
    const failed = typeof answer !== 'string' && answer.kind === 'ran' ? answer.failed : null
    if (failed) noticedBy.set(failed.test, (noticedBy.get(failed.test) ?? 0) + 1)
    const killedBy = typeof answer === 'string' ? answer : failed && `${relative(root, failed.test)}, ${failed.message}`
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
  const endless = results.filter(({ killedBy }) => killedBy === 'timeout').length
  const share = ((killed / results.length) * 100).toFixed(1)
  return `${killed} of ${results.length} mutants noticed (${share} %), ${endless} of them by their time`
}

process.exitCode = await main()
