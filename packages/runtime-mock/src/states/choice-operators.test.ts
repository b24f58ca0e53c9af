import type { JsonValue } from '@stepwright/asl'
import { expect, test } from 'vitest'
import { simulate } from '../simulate/simulate.ts'

type Sample = readonly [value: JsonValue, operand: JsonValue, holds: boolean]

/** By suffix: whether it holds for a value before, like and after the operand. */
const orders: { readonly [suffix: string]: readonly [boolean, boolean, boolean] } = {
  Equals: [false, true, false],
  LessThan: [true, false, false],
  GreaterThan: [false, false, true],
  LessThanEquals: [true, true, false],
  GreaterThanEquals: [false, true, true],
}

/** By family: a value before the operand, like it, after it; the operand; and values of other types. */
const families: {
  readonly [family: string]: readonly [before: JsonValue, like: JsonValue, after: JsonValue, operand: JsonValue]
} = {
  String: ['10', '9', '9a', '9'],
  Numeric: [9, 10, 10.5, 10.0],
  Timestamp: [
    '2026-01-01T00:59:59.999+01:00',
    '2026-01-01T01:00:00+01:00',
    '2026-01-01T00:00:00.001Z',
    '2026-01-01T00:00:00Z',
  ],
}

const others: readonly JsonValue[] = [null, true, [], {}, 'no time']

const comparing: readonly (readonly [string, readonly Sample[]])[] = [
  ...Object.entries(families).flatMap(([family, [before, like, after, operand]]) =>
    Object.entries(orders).map(([suffix, [isBefore, isLike, isAfter]]): readonly [string, readonly Sample[]] => [
      `${family}${suffix}`,
      [
        [before, operand, isBefore],
        [like, operand, isLike],
        [after, operand, isAfter],
        ...others
          .filter((value) => family !== 'String' || typeof value !== 'string')
          .map((value): Sample => [value, operand, false]),
      ],
    ]),
  ),
  [
    'BooleanEquals',
    [
      [true, true, true],
      [false, false, true],
      [false, true, false],
      ['true', true, false],
      [null, false, false],
      [0, false, false],
    ],
  ],
]

const single: readonly (readonly [string, readonly Sample[]])[] = [
  [
    'StringMatches',
    [
      ['log-1.txt', 'log-*.txt', true],
      ['log-1.csv', 'log-*.txt', false],
      [1, '*', false],
    ],
  ],
  ['IsNull', typed(null)],
  ['IsString', [...typed('a'), ['2026-01-01T00:00:00Z', true, true]]],
  ['IsNumeric', typed(0)],
  ['IsBoolean', typed(false)],
  [
    'IsTimestamp',
    [...typed('2026-01-01T00:00:00Z'), ['2026-01-01', true, false], ['2026-02-30T00:00:00z', true, false]],
  ],
  [
    'IsPresent',
    [
      [null, true, true],
      [1, true, true],
      [1, false, false],
    ],
  ],
]

/** A value that is of the type, and values of other types; each asked both ways. */
function typed(value: JsonValue): readonly Sample[] {
  const unlike = [null, 'text', 1, true, [], {}].filter((other) => typeof other !== typeof value || other === null)
  return [
    [value, true, true],
    [value, false, false],
    ...unlike
      .filter((other) => (other === null) !== (value === null))
      .flatMap((other): Sample[] => [
        [other, true, false],
        [other, false, true],
      ]),
  ]
}

const operators: readonly (readonly [string, readonly Sample[]])[] = [
  ...comparing,
  ...comparing.map(([name, samples]) => [`${name}Path`, samples] as const),
  ...single,
]

test('these are the 39 operators of the States Language', () => {
  expect(new Set(operators.map(([name]) => name)).size).toBe(39)
})

test.each(operators)('%s', async (operator, samples) => {
  const rule = (operand: JsonValue): object => ({
    Variable: '$.value',
    [operator]: operator.endsWith('Path') ? '$.operand' : operand,
    Next: 'Yes',
  })
  const holds = async ([value, operand]: Sample): Promise<boolean> => {
    const definition = {
      StartAt: 'C',
      States: {
        C: { Type: 'Choice', Choices: [rule(operand)], Default: 'No' },
        Yes: { Type: 'Succeed' },
        No: { Type: 'Succeed' },
      },
    }
    const run = await simulate(definition, { input: { value, operand } })
    expect(run.status).toBe('SUCCEEDED')
    return run.path.includes('Yes')
  }
  const told = await Promise.all(samples.map(async (sample) => [...sample.slice(0, 2), await holds(sample)]))
  expect(told).toEqual(samples)
})
