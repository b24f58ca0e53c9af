import { describe, expect, test } from 'vitest'
import type { HistoryEvent } from '../../history/event.ts'
import { simulate } from '../../simulate/simulate.ts'
import { brokenLaws } from './history-laws.ts'

const machine = {
  StartAt: 'All',
  States: {
    All: {
      Type: 'Map',
      ItemsPath: '$',
      ItemProcessor: { StartAt: 'One', States: { One: { Type: 'Pass', End: true } } },
      Next: 'Last',
    },
    Last: { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', Parameters: { FunctionName: 'f' }, End: true },
  },
}

async function history(): Promise<readonly HistoryEvent[]> {
  return (await simulate(machine, { input: [1, 2], mocks: { Last: {} } })).history
}

test('the history of a run keeps them', async () => {
  expect(brokenLaws(await history())).toEqual([])
})

describe('what is wrong with a history is told:', () => {
  const broken = async (change: (events: HistoryEvent[]) => readonly HistoryEvent[]): Promise<readonly string[]> =>
    brokenLaws(change([...(await history())]))
  const at = (events: readonly HistoryEvent[], type: string): number => events.findIndex((event) => event.type === type)
  const without = (type: string) => (events: readonly HistoryEvent[]) =>
    events.filter((_, place) => place !== at(events, type)).map((event, place) => ({ ...event, id: place + 1 }))

  test('a hole in the ids', async () => {
    expect(await broken((events) => events.map((event) => (event.id === 4 ? { ...event, id: 40 } : event)))).toContain(
      'event 4, MapIterationStarted, has the id 40',
    )
  })

  test('no end', async () => {
    expect(await broken((events) => events.slice(0, -1))).toEqual([
      'it ends with TaskStateExited, and has 0 events that end an execution',
    ])
  })

  test('a link that AWS does not make', async () => {
    const wrong = await broken((events) =>
      events.map((event) => (event.type === 'TaskSucceeded' ? { ...event, previousEventId: 2 } : event)),
    )
    expect(wrong).toEqual([
      'TaskSucceeded 17 links to MapStateEntered',
      "TaskStateExited 18 of 'Last' comes from no entry of it",
    ])
  })

  test('a state that is never left', async () => {
    expect(await broken(without('PassStateExited'))).toContain(
      "Pass 'One' was entered and never left, though nothing failed",
    )
  })

  test('an iteration without an end', async () => {
    expect(await broken(without('MapIterationSucceeded'))).toContain('iteration: 2 began, and 1 ended')
  })

  test('time that goes back', async () => {
    const wrong = await broken((events) =>
      events.map((event) => (event.id === 3 ? { ...event, timestamp: '2025-01-01T00:00:00.000Z' } : event)),
    )
    expect(wrong).toEqual(['time goes back at event 3'])
  })
})
