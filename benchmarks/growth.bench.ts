import { simulate } from '@stepwright/runtime-mock'
import { alternate } from './harness/alternate.ts'
import { row, type Benchmark, type Row } from './harness/benchmark.ts'
import { comparison, sampleOf } from './harness/sample.ts'
import { jsonPathLoop } from './machines/counting-loop.ts'

const [few, many] = [10_000, 100_000]
const turns = { warmUps: 1, rounds: 5 }
/** How much dearer an item of the large Map may be: what grows with the square would be ten times as dear. */
const mostGrowth = 2
const mostBytesPerEvent = 600

const map = {
  StartAt: 'Each',
  States: {
    Each: {
      Type: 'Map',
      ItemProcessor: {
        ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
        StartAt: 'Take',
        States: { Take: { Type: 'Pass', End: true } },
      },
      ResultPath: null,
      OutputPath: null,
      End: true,
    },
  },
}

/** The processor's time for a Map over so many items, which does not count how busy the machine is. */
async function timeOver(items: number): Promise<number> {
  const input = Array.from({ length: items }, (_, at) => at)
  const before = process.cpuUsage()
  const run = await simulate(map, { input })
  const { user, system } = process.cpuUsage(before)
  if (run.status !== 'SUCCEEDED') throw new Error(`The Map ended ${run.status}: ${String(run.cause)}`)
  return (user + system) / 1000
}

async function growth(): Promise<readonly Row[]> {
  const times = await alternate({ few: () => timeOver(few), many: () => timeOver(many) }, turns)
  const perItem = (rounds: readonly number[], items: number): readonly number[] => rounds.map((ms) => ms / items)
  const name = `${few.toLocaleString('en-US')} items`
  const facts = { what: `${many.toLocaleString('en-US')}-item Map, distributed`, unit: 'CPU ms per item' }
  const compared = comparison(facts, perItem(times.many, many), { name, rounds: perItem(times.few, few) })
  const ratio = compared.ratio ?? Number.NaN
  return [compared, row({ what: 'growth per item', unit: '', ours: sampleOf([ratio]), budget: mostGrowth })]
}

/** What a run keeps in memory for each event of its history: the event, its place, and the run around them. */
async function memory(): Promise<Row> {
  const runs: Awaited<ReturnType<typeof simulate>>[] = []
  const heap = (): number => {
    globalThis.gc?.()
    globalThis.gc?.()
    return process.memoryUsage().heapUsed
  }
  await simulate(jsonPathLoop, { input: {} })
  const before = heap()
  for (let at = 0; at < 20; at += 1) runs.push(await simulate(jsonPathLoop, { input: {} }))
  const events = runs.reduce((sum, run) => sum + run.history.length, 0)
  const bytes = (heap() - before) / events
  return row({
    what: 'memory of a finished run',
    unit: 'bytes per event',
    ours: sampleOf([bytes]),
    budget: mostBytesPerEvent,
    notes: ['Memory: the loop of 1,000 transitions, whose states carry an object of one number.'],
  })
}

export const benchmark: Benchmark = {
  title: 'How time grows with the items of a Map, and memory with the events of a history',
  async run() {
    return [await memory(), ...(await growth())]
  },
}
