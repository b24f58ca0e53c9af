import type { Random } from './random.ts'
import {
  boolean,
  decimal,
  enumType,
  iso,
  list,
  literal,
  nullType,
  number,
  object,
  record,
  string,
  tuple,
  union,
  type MemberType,
  type ValueType,
} from './value-type.ts'

/** Names of members, with those that need quotes, or that every object inherits. */
const names = ['a', 'b', 'c', 'items', 'name', 'size', 'tags', 'count', 'in', 'with space', '--flag', 'toString', '1']
const words = ['a', 'b', 'csv', 'on', '', "it's"]

const primitives = (random: Random): ValueType =>
  random.pick([
    number,
    number,
    number,
    string,
    string,
    string,
    boolean,
    decimal,
    iso,
    enumType,
    union(...words.slice(0, random.integer(2, 4)).map(literal)),
    union(literal(1), literal(2), literal(0)),
  ])

/** A type of JSON data, at most so deep. */
export function randomType(random: Random, depth: number): ValueType {
  const choice = depth <= 0 ? 0 : random.integer(0, 19)
  const inner = (): ValueType => randomType(random, depth - 1)
  if (choice <= 7) return primitives(random)
  if (choice <= 11) return list(inner())
  if (choice === 12) return list(randomObject(random, depth - 1))
  if (choice <= 14) return randomObject(random, depth)
  if (choice === 15) return union(inner(), nullType)
  if (choice === 16) return record(inner())
  if (choice === 17) return tuple(inner(), inner())
  if (choice === 18) return union(primitives(random), primitives(random), nullType)
  return discriminated(random, depth)
}

/** An interface: some members, some of them optional. */
export function randomObject(random: Random, depth: number, least = 1): Extract<ValueType, { kind: 'object' }> {
  const count = random.integer(least, least + 3)
  const free = [...names]
  const members = Array.from({ length: count }, (): MemberType => {
    const name = free.splice(random.integer(0, free.length - 1), 1)[0] ?? 'z'
    // An absent member of such a name is a function in JavaScript: data is taken for its own members only.
    const optional = !(name in {}) && random.chance(0.3)
    return { name, type: randomType(random, depth - 1), optional }
  })
  return object(...members)
}

/** A union of objects that one member tells apart. */
function discriminated(random: Random, depth: number): ValueType {
  return union(
    ...['a', 'b', 'c']
      .slice(0, random.integer(2, 3))
      .map((kind) =>
        object({ name: 'kind', type: literal(kind), optional: false }, ...randomObject(random, depth - 1).members),
      ),
  )
}
