import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { brokenLaws, type Event } from '../packages/runtime-mock/src/testing/random-machine/history-laws.ts'

const shared = resolve(import.meta.dirname, '..', process.env['STEPWRIGHT_SHARED'] ?? '../shared')
const cases = join(shared, 'conformance', 'cases')

/** Recordings that are no whole history: one was taken before its end, one is in reverse. */
const notWhole = ['base_scenarios.test_max_concurrency_path_negative', 'sfn_api.test_get_execution_history_reversed']

/** The histories that were recorded with their ids. */
function* recordedHistories(): Generator<readonly [string, readonly Event[]]> {
  for (const suite of readdirSync(cases)) {
    for (const file of readdirSync(join(cases, suite))) {
      if (notWhole.some((name) => file.startsWith(name))) continue
      const { expected } = JSON.parse(readFileSync(join(cases, suite, file), 'utf8')) as {
        readonly expected?: { readonly events?: readonly Event[]; readonly eventsNormalized?: string }
      }
      const events = expected?.events
      const isWhole = events && expected.eventsNormalized === undefined && events.every((event) => 'id' in event)
      if (isWhole) yield [file, events]
    }
  }
}

test.skipIf(!existsSync(cases))(
  'the laws that random machines are held against are those of the recorded histories',
  () => {
    const histories = [...recordedHistories()]
    expect(histories.length).toBeGreaterThan(300)
    const broken = histories.flatMap(([file, events]) => brokenLaws(events).map((law) => `${file}: ${law}`))
    expect(broken).toEqual([])
  },
)
