import fc from 'fast-check'
import { expect, test } from 'vitest'
import { virtualClock } from './virtual-clock.ts'

test('runs deadlines by due time, then insertion, each at its own time', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(50), { maxLength: 60 }), (delays) => {
      const clock = virtualClock(1000)
      const ran: { readonly order: number; readonly dueMs: number; readonly nowMs: number }[] = []
      for (const [order, delay] of delays.entries()) {
        const dueMs = 1000 + delay
        clock.schedule(dueMs, () => ran.push({ order, dueMs, nowMs: clock.now() }))
      }
      while (clock.goToNext());
      const expected = delays
        .map((delay, order) => ({ order, dueMs: 1000 + delay, nowMs: 1000 + delay }))
        .sort((one, other) => one.dueMs - other.dueMs || one.order - other.order)
      expect(ran).toEqual(expected)
    }),
  )
})

test('time does not go to a deadline that was called off', () => {
  const clock = virtualClock(0)
  const cancel = clock.schedule(5000, () => expect.unreachable())
  clock.schedule(9000, () => undefined)
  cancel()
  cancel()
  expect(clock.nextDeadline()).toBe(9000)
  expect(clock.goToNext()).toBe(true)
  expect(clock.now()).toBe(9000)
  expect(clock.goToNext()).toBe(false)
})

test('advance runs what falls due on the way, what it schedules included, and ends at its own time', () => {
  const clock = virtualClock(0)
  const times: number[] = []
  const every = (): void => {
    times.push(clock.now())
    clock.schedule(clock.now() + 10, every)
  }
  clock.schedule(10, every)
  clock.advance(35)
  expect(times).toEqual([10, 20, 30])
  expect(clock.now()).toBe(35)
})

test('a deadline in the past is due at once, not before', () => {
  const clock = virtualClock(100)
  const times: number[] = []
  clock.schedule(40, () => times.push(clock.now()))
  expect(clock.goToNext()).toBe(true)
  expect(times).toEqual([100])
})
