import fc from 'fast-check'
import { test } from 'vitest'
import { checkMachine } from './check-machine.ts'
import { randomMachine } from './machine.ts'

test('any machine ends, runs again to the same history, leaves no timer, and keeps the laws of histories', async () => {
  await fc.assert(
    fc.asyncProperty(randomMachine(), async (machine) => {
      await checkMachine(machine)
    }),
    { numRuns: 300 },
  )
})
