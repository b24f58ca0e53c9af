import fc from 'fast-check'
import { compile, definitionText } from 'stepwright/compiler'
import { fails, simulate } from 'stepwright/testing'
import { expect, test } from 'vitest'
import type { Batch, IsShipped, StoreOrder } from './handlers.ts'
import { shipOrders, shipOrdersInJsonPath } from './ship-orders.pipeline.ts'

test('the JSONPath definition', async () => {
  const compiled = compile(shipOrdersInJsonPath)
  expect(compiled.diagnostics).toEqual([])
  if (!compiled.ok) throw new Error('It does not compile.')
  await expect(definitionText(compiled.definition)).toMatchFileSnapshot('./ship-orders.jsonpath.asl.json')
})

const word = fc.oneof(fc.string({ maxLength: 6 }), fc.constantFrom("it's", '{}', '\\', '"', '😀', 'skip', ''))
const batch: fc.Arbitrary<Batch> = fc.record(
  {
    id: word,
    priority: fc.integer({ min: 0, max: 9 }),
    express: fc.boolean(),
    note: word,
    delay: fc.integer({ min: 0, max: 1000 }),
    orders: fc.array(
      fc.record({
        id: word,
        total: fc.oneof(fc.integer({ min: -5, max: 50 }), fc.double({ min: 9, max: 11, noNaN: true })),
        kind: fc.constantFrom('gift' as const, 'sale' as const),
        tags: fc.array(word, { maxLength: 3 }),
      }),
      { maxLength: 5 },
    ),
    to: fc.record({ city: word, zip: word }),
  },
  { requiredKeys: ['id', 'priority', 'express', 'delay', 'orders', 'to'] },
)

/** What the functions answer depends on what they are asked, and on a number that is the same for both machines. */
function mocks(salt: number) {
  let asked = 0
  return {
    Store: ({ order }: Parameters<StoreOrder>[0]) => {
      if ((order.id.length + salt) % 3 === 0) return fails('Broken', `not stored: ${order.id}`)
      return { place: `shelf ${order.total > 20 ? 'A' : 'B'}` }
    },
    Ask: (_event: Parameters<IsShipped>[0]) => {
      const state = (['PACKING', 'SHIPPED', 'LOST', 'PACKING', 'PACKING'] as const)[(asked++ + salt) % 5] ?? 'LOST'
      return { state, truck: salt % 4 === 0 ? null : `truck ${salt}` }
    },
  }
}

test('both languages do the same with any batch', { timeout: 60_000 }, async () => {
  const ends = new Set<string>()
  await fc.assert(
    fc.asyncProperty(batch, fc.nat({ max: 30 }), async (input, salt) => {
      const [one, other] = await Promise.all(
        [shipOrders, shipOrdersInJsonPath].map((flow) =>
          simulate(flow, { input, mocks: mocks(salt), allowUnusedMocks: true }),
        ),
      )
      const outcome = (run: typeof one) =>
        run && [
          ...(run.status === 'SUCCEEDED' ? ['SUCCEEDED', run.output] : [run.status, run.error, run.cause]),
          ...[run.path, run.variables, run.elapsed.ms],
        ]
      expect(outcome(other)).toEqual(outcome(one))
      ends.add(one?.path.at(-1) ?? '')
    }),
    { numRuns: 150 },
  )
  expect([...ends].sort()).toEqual(['Late', 'Lost', 'Nothing to do', 'Report'])
})
