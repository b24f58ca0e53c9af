import type { JsonObject, JsonValue } from '@stepwright/asl'
import type { Random } from './random.ts'
import { enumMembers, type MemberType, type ValueType } from './value-type.ts'

const numbers = [0, 1, -1, 2, 3, 0.5, -2.5, 0.1, 1.005, 1e15, 1e-7, 1e21, 123456789012345680, Number.MAX_SAFE_INTEGER]
/** Fractions of more than 15 digits. */
const longFractions = [0.1 + 0.2, 10 / 3, -0.1 - 0.2]
const strings = [
  ...['', ' ', 'a', 'b', 'ab', 'aba', 'A', '0', '5', '-1.5', 'csv', 'false', 'null', 'a/b', 'a,b,c', 'x-y', '\n\t'],
  ...[
    '😀',
    '😀a',
    'a😀b',
    '👩‍👧',
    'é',
    'ß',
    'İ',
    '{% 1 %}',
    '${X}',
    "it's",
    '"',
    '\\',
    '$',
    '$1',
    '$&',
    '`',
    '.*',
    '[a]',
  ],
  ...[' a b ', '\u00a0x\ufeff', '1e3', '0x10'],
]
const decimals = ['0', '1', '-1', '12.5', '1e3', '0.1', '-0', '100000000000000000000']
const instants = [
  '2026-04-18T12:00:00.000Z',
  '2026-04-18T12:00:00Z',
  '1970-01-01T00:00:00.000Z',
  '2024-02-29T23:59:59.999Z',
  '1969-12-31T23:59:59.001Z',
]
const keys = ['a', 'b', 'c', '1', '0', '10', 'with space', 'toString', 'constructor', '$x', '', 'Ünï', '😀']

/** A value of a type, as JSON: hostile ones are likely. */
export function randomValue(type: ValueType, random: Random): JsonValue {
  return values[type.kind](type as never, random)
}

type Values = {
  readonly [Kind in ValueType['kind']]: (type: Extract<ValueType, { readonly kind: Kind }>, random: Random) => JsonValue
}

const values: Values = {
  number: (_, random) => {
    if (random.chance(0.65)) return random.integer(-4, 6)
    if (random.chance(0.08)) return random.pick(longFractions)
    return random.chance(0.5) ? random.pick(numbers) : random.integer(-100_000, 100_000) / random.pick([1, 10, 100, 8])
  },
  boolean: (_, random) => random.chance(0.5),
  null: () => null,
  undefined: () => null,
  string: ({ form }, random) =>
    form === 'iso'
      ? random.pick(instants)
      : form === 'decimal'
        ? random.pick(decimals)
        : random.pick(strings) + (random.chance(0.2) ? random.pick(strings) : ''),
  literal: ({ value }) => value,
  enum: (_, random) => random.pick(Object.values(enumMembers)),
  array: ({ item }, random) => items(random, () => randomValue(item, random)),
  tuple: (type, random) => type.items.map((item) => randomValue(item, random)),
  record: ({ value }, random) =>
    ownMembers(items(random, () => [random.pick(keys), randomValue(value, random)] as const)),
  object: ({ members }, random) =>
    ownMembers(
      members
        .filter(({ optional }) => !optional || random.chance(0.5))
        .map(({ name, type }: MemberType) => [name, randomValue(type, random)] as const),
    ),
  union: ({ parts }, random) => randomValue(random.pick(parts), random),
  variable: ({ name }) => {
    throw new TypeError(`'${name}' is no type of a value.`)
  },
}

/** Members in the order JSON has them. */
const ownMembers = (members: readonly (readonly [string, JsonValue])[]): JsonObject => Object.fromEntries(members)

/** The short lengths that sequences get wrong are the likely ones. */
function items<Item>(random: Random, item: () => Item): Item[] {
  return Array.from({ length: random.pick([0, 1, 1, 2, 2, 3, 5]) }, item)
}
