// Runs the tests of the lowering with one mutant after the other switched on. A process of its own, that may be killed at any time.
import { readFileSync, writeFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import '../fixed-seed.ts'
import {
  beginTest,
  expectSnapshots,
  NeedsVitest,
  recordSnapshots,
  takeRegistered,
  type Registered,
} from './test-shim.ts'

/** What the process is to do. */
export type Order =
  /** Runs the tests without a mutant, and tells which mutants each file comes across. */
  | { readonly kind: 'record'; readonly sources: readonly string[]; readonly tests: readonly string[] }
  /** Runs the tests with a mutant, until one fails. */
  | { readonly kind: 'run'; readonly mutant: number; readonly tests: readonly string[] }

export type Answer =
  | { readonly kind: 'ready' }
  | {
      readonly kind: 'recorded'
      /** Come across while the modules were loaded. */
      readonly onLoad: readonly number[]
      readonly byTest: readonly { readonly test: string; readonly covered: readonly number[]; readonly ms: number }[]
      readonly failures: readonly string[]
    }
  | { readonly kind: 'ran'; readonly mutant: number; readonly failed: Failure | null }

/** The first test that failed, and its file. */
export interface Failure {
  readonly test: string
  readonly message: string
}

let active = Number(process.env['STEPWRIGHT_MUTANT'] ?? -1)
let covered = new Set<number>()
Object.assign(globalThis, {
  __mutant: (id: number): boolean => {
    covered.add(id)
    return id === active
  },
})

let imports = 0

/** Runs a test file; gives the name of the first test that fails. */
async function runFile(file: string): Promise<string | null> {
  takeRegistered()
  try {
    await import(`${pathToFileURL(file).href}?run=${imports++}`)
  } catch (error) {
    return messageOf(error)
  }
  const all = takeRegistered()
  try {
    await each(all.beforeAll)
    return await runTests(file, all)
  } catch (error) {
    return `hook: ${messageOf(error)}`
  } finally {
    await each(all.afterAll)
  }
}

async function runTests(file: string, { tests, beforeEach, afterEach }: Registered): Promise<string | null> {
  for (const [index, { name, run }] of tests.entries()) {
    beginTest(file, name, index)
    try {
      await each(beforeEach)
      await run()
    } catch (error) {
      if (error instanceof NeedsVitest) continue
      return `${name}: ${messageOf(error)}`
    } finally {
      await each(afterEach)
    }
  }
  return null
}

async function each(hooks: readonly (() => unknown)[]): Promise<void> {
  for (const hook of hooks) await hook()
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error)).slice(0, 300)

/** Where inline snapshots are kept, for the processes that run mutants: what they hold with a mutant says nothing. */
const snapshotFile = process.env['STEPWRIGHT_SNAPSHOTS'] ?? ''

async function record(order: Extract<Order, { kind: 'record' }>): Promise<Answer> {
  const snapshots = recordSnapshots()
  covered = new Set()
  for (const source of order.sources) await import(pathToFileURL(source).href)
  const onLoad = [...covered]
  const failures: string[] = []
  const byTest: { test: string; covered: readonly number[]; ms: number }[] = []
  for (const test of order.tests) {
    covered = new Set()
    const startedMs = performance.now()
    const failure = await runFile(test)
    if (failure !== null) failures.push(`${test}, ${failure}`)
    byTest.push({ test, covered: [...covered], ms: performance.now() - startedMs })
  }
  writeFileSync(snapshotFile, JSON.stringify(snapshots))
  return { kind: 'recorded', onLoad, byTest, failures }
}

let areLoaded = false
function loadSnapshots(): void {
  if (!areLoaded) expectSnapshots(JSON.parse(readFileSync(snapshotFile, 'utf8')) as Record<string, string>)
  areLoaded = true
}

async function run({ mutant, tests }: Extract<Order, { kind: 'run' }>): Promise<Answer> {
  active = mutant
  loadSnapshots()
  for (const test of tests) {
    const failure = await runFile(test)
    if (failure !== null) return { kind: 'ran', mutant, failed: { test, message: failure } }
  }
  return { kind: 'ran', mutant, failed: null }
}

process.on('message', (order: Order) => {
  const work = order.kind === 'record' ? record(order) : run(order)
  void work.then((answer) => process.send?.(answer))
})
process.send?.({ kind: 'ready' } satisfies Answer)
