// Runs the tests of the lowering with one mutant after the other switched on. A process of its own, that may be killed at any time.
import { pathToFileURL } from 'node:url'
import '../fixed-seed.ts'
import { beginTest, registered } from './test-shim.ts'

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
  | { readonly kind: 'ran'; readonly mutant: number; readonly killedBy: string | null }

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
  registered.length = 0
  try {
    await import(`${pathToFileURL(file).href}?run=${imports++}`)
  } catch (error) {
    return `${file}: ${messageOf(error)}`
  }
  for (const { name, run } of [...registered]) {
    beginTest(`${file} ${name}`)
    try {
      await run()
    } catch (error) {
      return `${name}: ${messageOf(error)}`
    }
  }
  return null
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error)).slice(0, 300)

async function record(order: Extract<Order, { kind: 'record' }>): Promise<Answer> {
  covered = new Set()
  for (const source of order.sources) await import(pathToFileURL(source).href)
  const onLoad = [...covered]
  const failures: string[] = []
  const byTest: { test: string; covered: readonly number[]; ms: number }[] = []
  for (const test of order.tests) {
    covered = new Set()
    const startedMs = performance.now()
    const failure = await runFile(test)
    if (failure !== null) failures.push(failure)
    byTest.push({ test, covered: [...covered], ms: performance.now() - startedMs })
  }
  return { kind: 'recorded', onLoad, byTest, failures }
}

async function run({ mutant, tests }: Extract<Order, { kind: 'run' }>): Promise<Answer> {
  active = mutant
  for (const test of tests) {
    const failure = await runFile(test)
    if (failure !== null) return { kind: 'ran', mutant, killedBy: failure }
  }
  return { kind: 'ran', mutant, killedBy: null }
}

process.on('message', (order: Order) => {
  const work = order.kind === 'record' ? record(order) : run(order)
  void work.then((answer) => process.send?.(answer))
})
process.send?.({ kind: 'ready' } satisfies Answer)
