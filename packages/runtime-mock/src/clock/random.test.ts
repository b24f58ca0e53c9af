import fc from 'fast-check'
import { expect, test } from 'vitest'
import { randomSource } from './random.ts'

test('a source goes on from its state, gives numbers from 0 to 1 and proper version 4 UUIDs', () => {
  fc.assert(
    fc.property(fc.integer(), fc.nat(20), (seed, drawn) => {
      const source = randomSource(seed)
      for (let count = 0; count < drawn; count += 1) source.next()
      const copy = randomSource(source.state())
      const number = source.next()
      expect(number).toBeGreaterThanOrEqual(0)
      expect(number).toBeLessThan(1)
      expect(copy.next()).toBe(number)
      const uuid = source.uuid()
      expect(uuid).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
      expect(copy.uuid()).toBe(uuid)
    }),
  )
})
