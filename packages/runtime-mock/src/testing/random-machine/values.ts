import type { JsonObject, JsonValue } from '@stepwright/asl'
import fc from 'fast-check'

/** An item of the input's `items`. */
const item: fc.Arbitrary<JsonObject> = fc.record({ n: fc.integer({ min: -3, max: 9 }), s: fc.string({ maxLength: 3 }) })

/**
 * What machines are started with, and what most of their states hand on: a value whose members the grammar's expressions know. They are
 * there nearly always, so that most machines get somewhere.
 */
export const subject: fc.Arbitrary<JsonObject> = fc.record({
  n: fc.oneof(fc.integer({ min: -2, max: 5 }), fc.constantFrom(1.5, -0.25, 1e21)),
  s: fc.oneof(fc.string({ maxLength: 4 }), fc.constantFrom('a,b', 'ü🙂', '2026-01-01T00:00:10Z', '', '{"a":[1]}')),
  b: fc.boolean(),
  t: fc.oneof(
    {
      arbitrary: fc.constantFrom('2026-01-01T00:00:30Z', '2026-01-01T01:00:20+01:00', '2025-12-31T23:59:59.999Z'),
      weight: 9,
    },
    fc.constant('soon'),
  ),
  secs: fc.oneof({ arbitrary: fc.nat(12), weight: 12 }, fc.constantFrom<JsonValue>(-1, 1.5, '3', null)),
  items: fc.array(item, { maxLength: 3 }),
  list: fc.array(fc.integer({ min: -5, max: 5 }), { maxLength: 4 }),
  deep: fc.record({ down: fc.record({ n: fc.nat(3) }) }),
  nothing: fc.constant(null),
})

/** Any JSON at all. */
export const anything: fc.Arbitrary<JsonValue> = fc.jsonValue({ maxDepth: 2 }).map(plain)

/** A result: most are like the subject, some are anything, a few are too large for Step Functions. */
export const result: fc.Arbitrary<JsonValue> = fc.oneof(
  { arbitrary: subject, weight: 24 },
  { arbitrary: anything, weight: 5 },
  { arbitrary: fc.constant('x'.repeat(262_143)), weight: 1 },
)

/** fast-check makes `-0` and objects without a prototype, which JSON text does not know. */
function plain(value: unknown): JsonValue {
  return JSON.parse(JSON.stringify(value)) as JsonValue
}

/** The value in one of so many cases, else null. */
export function sometimes<T>(value: fc.Arbitrary<T>, oneIn: number): fc.Arbitrary<T | null> {
  return fc.oneof({ arbitrary: fc.constant(null), weight: oneIn - 1 }, { arbitrary: value, weight: 1 })
}
