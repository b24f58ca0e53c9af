import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { HistoryEvent } from '@stepwright/runtime-mock'
import { expect, test } from 'vitest'
import { answerExecution } from './src/answer-execution.ts'
import type { Case } from './src/case.ts'
import type { OwnCase } from './src/own-case.ts'

const folder = join(dirname(fileURLToPath(import.meta.url)), 'cases')

test.each(readdirSync(folder))('%s', async (file) => {
  const own = JSON.parse(readFileSync(join(folder, file), 'utf8')) as OwnCase
  const kase = { ...own, id: file, suite: 'own', kind: 'execution', expected: {} } as unknown as Case
  const answer = await answerExecution(kase)
  const { id: _id, events, ...rest } = answer
  const times = events.map(({ timestamp }) => Date.parse(timestamp))
  const elapsedMs = (times.at(-1) ?? 0) - (times[0] ?? 0)
  expect({ ...rest, history: events.map(line), elapsedMs }).toEqual(own.expected)
})

function line(event: HistoryEvent): string {
  const iteration =
    event.mapIterationStartedEventDetails ??
    event.mapIterationSucceededEventDetails ??
    event.mapIterationFailedEventDetails ??
    event.mapIterationAbortedEventDetails
  const name = event.stateEnteredEventDetails?.name ?? event.stateExitedEventDetails?.name
  const what = iteration ? ` ${iteration.index}` : name === undefined ? '' : ` ${name}`
  return `${event.id}<${event.previousEventId} ${event.type}${what}`
}
