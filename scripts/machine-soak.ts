// Proof of the runtime by random machines: each ends, runs again to the same history, leaves no timer, and keeps the laws of histories.
//   pnpm soak:machines                                  10,000 machines
//   pnpm soak:machines --machines 500 --seed 7          fewer, of another seed
//   pnpm soak:machines --seed 7 --replay 41             one batch, shrunk to the smallest machine that is wrong
import { fork, type ChildProcess } from 'node:child_process'
import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import {
  addSeen,
  checkBatch,
  describeSeen,
  emptyTotals,
  neverSeen,
  type BatchResult,
} from '../packages/runtime-mock/src/testing/random-machine/batch.ts'

const { values: options } = parseArgs({
  options: {
    machines: { type: 'string', default: '10000' },
    seed: { type: 'string', default: '20261122' },
    workers: { type: 'string', default: String(Math.min(4, availableParallelism())) },
    /** How deep Maps, Parallels and Choices nest. */
    depth: { type: 'string', default: '2' },
    replay: { type: 'string' },
  },
})
const [machines, seed, workers, depth] = [options.machines, options.seed, options.workers, options.depth].map(
  Number,
) as [number, number, number, number]

/** Machines of one task of a worker. */
const batchSize = 50
/** A batch takes seconds: one that takes so long hangs in a turn that no clock of its own could end. */
const longestMs = 120_000

const say = (line: string): void => void process.stdout.write(`${line}\n`)

if (process.send) {
  process.on('message', ({ batch, count }: Task) => {
    void checkBatch({ seed: seed + batch, count, depth }).then((result) => process.send?.(result))
  })
} else if (options.replay === undefined) process.exitCode = await soak()
else {
  const { finding } = await checkBatch({ seed: seed + Number(options.replay), count: batchSize, depth })
  say(finding ?? 'Nothing is wrong with it.')
  process.exitCode = finding === null ? 0 : 1
}

interface Task {
  readonly batch: number
  readonly count: number
}

/** Deals the machines out to processes. */
async function soak(): Promise<number> {
  const totals = emptyTotals()
  const findings: string[] = []
  const batches = Math.ceil(machines / batchSize)
  const startedMs = performance.now()
  let next = 0
  let told = 0
  const takeTask = (): Task | null => {
    if (next >= batches) return null
    const batch = next++
    return { batch, count: Math.min(batchSize, machines - batch * batchSize) }
  }
  const done = ({ batch }: Task, { seen, finding }: BatchResult): void => {
    addSeen(totals, seen)
    if (finding !== null) findings.push(`── --seed ${seed} --depth ${depth} --replay ${batch}, shrunk:\n${finding}`)
    const tenths = Math.floor((totals.machines / machines) * 10)
    if (tenths === told) return
    told = tenths
    say(`${totals.machines} machines, ${findings.length} findings`)
  }
  await Promise.all(Array.from({ length: workers }, () => work(takeTask, done)))
  for (const finding of findings.slice(0, 3)) say(`\n${finding}`)
  say(`\n${describeSeen(totals)}`)
  const missing = machines >= 2000 ? neverSeen(totals) : []
  if (missing.length > 0) say(`Never seen: ${missing.join(', ')}`)
  say(`${((performance.now() - startedMs) / 1000).toFixed(0)} s, ${workers} workers, seed ${seed}, depth ${depth}`)
  const wrong = findings.length + missing.length
  say(`${totals.machines} passed, ${wrong} failed`)
  return wrong > 0 ? 1 : 0
}

/** One process after another, until there are no tasks: one that hangs is ended, and told. */
async function work(takeTask: () => Task | null, done: (task: Task, result: BatchResult) => void): Promise<void> {
  let child: ChildProcess | null = null
  for (let task = takeTask(); task; task = takeTask()) {
    child ??= fork(fileURLToPath(import.meta.url), process.argv.slice(2))
    const result = await answerOf(child, task)
    if (result === null) child = null
    done(task, result ?? { seen: emptyTotals(), finding: `a machine of this batch hangs, or its process died` })
  }
  child?.disconnect()
}

function answerOf(child: ChildProcess, task: Task): Promise<BatchResult | null> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => child.kill('SIGKILL'), longestMs)
    const end = (result: BatchResult | null): void => {
      clearTimeout(timer)
      child.removeAllListeners()
      resolve(result)
    }
    child.on('message', (result: BatchResult) => end(result))
    child.on('exit', () => end(null))
    child.send(task)
  })
}
