import fc from 'fast-check'

/** Text with everything that has tripped a lowering: nothing, quotes, marks of expressions and substitutions, characters outside the BMP. */
export const text: fc.Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: fc.string({ unit: 'binary', maxLength: 8 }) },
  { weight: 3, arbitrary: fc.string({ maxLength: 8 }) },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      '',
      ' ',
      '0',
      'a',
      'b',
      'false',
      'null',
      '😀',
      '😀a',
      'é',
      '{% 1 %}',
      '${X}',
      "it's",
      '"',
      '\\',
      '\n\t',
      '$',
      '`',
    ),
  },
)

/** Numbers that JSON has: whole, fractions, large, small, with 17 digits. */
export const number: fc.Arbitrary<number> = fc.oneof(
  fc.integer({ min: -5, max: 5 }),
  fc.integer(),
  fc.constantFrom(
    0,
    0.1 + 0.2,
    10 / 3,
    -2.5,
    0.5,
    1.5,
    2.5,
    1e15,
    123456789012345680,
    1e21,
    1e-7,
    0.1,
    1.005,
    Number.MAX_SAFE_INTEGER,
  ),
  fc.double({ min: -1e6, max: 1e6, noNaN: true }).map((value) => (value === 0 || Math.abs(value) < 1e-5 ? 0 : value)),
)

/** Numbers of up to 15 digits: those that can be written into a string. */
export const writableNumber: fc.Arbitrary<number> = number.map((value) => Number(value.toPrecision(15)))

export const flag: fc.Arbitrary<boolean> = fc.boolean()
export const small: fc.Arbitrary<number> = fc.integer({ min: -4, max: 4 })

/** Arrays with the short lengths that sequences get wrong made likely. */
export const list = <Item>(item: fc.Arbitrary<Item>): fc.Arbitrary<Item[]> =>
  fc.oneof(fc.array(item, { maxLength: 1 }), fc.array(item, { maxLength: 5 }))

/** A member that may be absent. */
export const absent = <Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Value | undefined> =>
  fc.option(value, { nil: undefined })

export const nullable = <Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Value | null> =>
  fc.option(value, { nil: null })

/** Any JSON, keys of Object.prototype among it. */
export const json: fc.Arbitrary<unknown> = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }),
  fc.constantFrom(null, [], {}, [[]], [[1]], [{}], { toString: 1 }, { constructor: [] }, 0, '', false),
)

/** JSON whose numbers have up to 15 digits. */
export const writableJson: fc.Arbitrary<unknown> = json.map((value): unknown =>
  JSON.parse(
    JSON.stringify(value, (_key, part: unknown) => (typeof part === 'number' ? Number(part.toPrecision(15)) : part)),
  ),
)

/** Keys, those of Object.prototype among them. */
const key: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom('a', 'b', 'toString', 'constructor', 'hasOwnProperty', 'with space', '--flag', 'Ünï', '$x', '0'),
  text.filter((name) => name !== '__proto__'),
)

/** An object of any keys. */
export const record = <Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Record<string, Value>> =>
  fc.dictionary(key, value, { maxKeys: 4 })
