// Proof of the lowering by random programs: each is run in JavaScript and as the JSONata it is lowered to, and both must give the same JSON.
//   pnpm soak:lowering                                  100,000 programs
//   pnpm soak:lowering --programs 2000 --seed 7         fewer, of another seed
//   pnpm soak:lowering --from 40000                     those from there on
//   pnpm soak:lowering --seed 7 --replay 1234           one program, with all it is made of
import { fork } from 'node:child_process'
import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import {
  addSummary,
  checkPrograms,
  checkRange,
  emptySummary,
  type Summary,
} from '../packages/compiler/src/lower/testing/random-programs/check.ts'
import { missingConstructs } from '../packages/compiler/src/lower/testing/random-programs/coverage.ts'
import { generateProgram, textOf } from '../packages/compiler/src/lower/testing/random-programs/program.ts'
import { describeFinding, describeSummary } from '../packages/compiler/src/lower/testing/random-programs/report.ts'
import { shrink } from '../packages/compiler/src/lower/testing/random-programs/shrink.ts'

const { values: options } = parseArgs({
  options: {
    programs: { type: 'string', default: '100000' },
    from: { type: 'string', default: '0' },
    seed: { type: 'string', default: '20260418' },
    inputs: { type: 'string', default: '4' },
    workers: { type: 'string', default: String(Math.min(4, availableParallelism())) },
    /** How many findings are shrunk and printed. */
    show: { type: 'string', default: '5' },
    replay: { type: 'string' },
    constructs: { type: 'boolean', default: false },
  },
})
const [programs, begin, seed, inputs, workers, show] = [
  options.programs,
  options.from,
  options.seed,
  options.inputs,
  options.workers,
  options.show,
].map(Number) as [number, number, number, number, number, number]

/** Programs of one file of TypeScript. */
const batchSize = 250
/** A worker is replaced after so many batches: what the compiler keeps for all it ever parsed would fill the memory. */
const batchesPerWorker = 40

const say = (line: string): void => void process.stdout.write(`${line}\n`)

if (process.send) {
  process.on('message', ({ from, count }: Task) => {
    process.send?.(checkRange(seed, from, count, inputs))
  })
} else if (options.replay !== undefined) replay(Number(options.replay))
else process.exitCode = report(await soak())

interface Task {
  readonly from: number
  readonly count: number
}

/** Deals the programs out to processes, a file's worth at a time. */
async function soak(): Promise<Summary> {
  const total = emptySummary()
  const startedMs = performance.now()
  let next = begin
  let told = 0
  const takeTask = (): Task | null => {
    if (next >= programs) return null
    const task = { from: next, count: Math.min(batchSize, programs - next) }
    next += task.count
    return task
  }
  const done = (part: Summary): void => {
    addSummary(total, part)
    const tenths = Math.floor((total.programs / (programs - begin)) * 10)
    if (tenths === told) return
    told = tenths
    const perSecond = total.programs / ((performance.now() - startedMs) / 1000)
    say(`${total.programs} programs, ${total.findings.length} findings, ${perSecond.toFixed(0)} a second`)
  }
  await Promise.all(Array.from({ length: workers }, () => workUntilDone(takeTask, done)))
  say(`${((performance.now() - startedMs) / 1000).toFixed(0)} s, ${workers} workers, seed ${seed}`)
  return total
}

async function workUntilDone(takeTask: () => Task | null, done: (part: Summary) => void): Promise<void> {
  for (let task = takeTask(); task;) task = await work(task, takeTask, done)
}

/** One process; gives the task that the next one begins with. */
function work(first: Task, takeTask: () => Task | null, done: (part: Summary) => void): Promise<Task | null> {
  return new Promise((resolve, reject) => {
    const child = fork(fileURLToPath(import.meta.url), process.argv.slice(2))
    let left = batchesPerWorker
    let current: Task | null = first
    child.on('message', (part: Summary) => {
      done(part)
      left--
      current = takeTask()
      if (current && left > 0) child.send(current)
      else child.disconnect()
    })
    child.on('error', reject)
    child.on('exit', (code, signal) => {
      if (code === 0) resolve(current)
      else reject(new Error(`A worker ended with ${signal ?? code} at ${JSON.stringify(current)}.`))
    })
    child.send(first)
  })
}

function report(summary: Summary): number {
  for (const finding of summary.findings.slice(0, show)) {
    say(
      `\n── program ${finding.program.index} (--seed ${seed} --inputs ${inputs} --replay ${finding.program.index}), shrunk:`,
    )
    say(describeFinding(shrink(finding)))
  }
  say(`\n${describeSummary(summary)}`)
  const missing = missingConstructs(summary.constructs)
  if (options.constructs) {
    for (const [name, count] of Object.entries(summary.constructs).sort(([, a], [, b]) => b - a))
      say(`${count}  ${name}`)
  }
  if (missing.length > 0) say(`Never compared: ${missing.join(', ')}`)
  const isIllTyped = summary.illTyped > summary.programs / 10
  if (isIllTyped) say('More than a tenth of the programs do not type-check: the grammar is wrong somewhere.')
  const isWrong = summary.findings.length > 0 || isIllTyped || (programs >= 2000 && missing.length > 0)
  say(`${summary.programs - summary.findings.length} passed, ${summary.findings.length} failed`)
  return isWrong ? 1 : 0
}

function replay(index: number): void {
  const program = generateProgram(seed, index, inputs)
  say(textOf(program))
  const summary = checkPrograms([program])
  for (const finding of summary.findings) say(describeFinding(shrink(finding)))
  say(describeSummary(summary))
}
