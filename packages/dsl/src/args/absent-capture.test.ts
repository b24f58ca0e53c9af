import { describe, expect, test } from 'vitest'
import { kinds, type ExpressionNode } from '../ir/expression.ts'
import { lowered } from '../lowered.ts'
import { thrownBy } from '../testing/thrown-by.ts'
import { allowsAbsent } from './absent-capture.ts'
import { expressionValue } from './value.ts'

const at = { file: 'flow.ts', line: 3, column: 5 }
const region = (known: number): ExpressionNode => ({ kind: 'Capture', name: 'config.region', kinds: known })
const or = (left: ExpressionNode): ExpressionNode => ({
  kind: 'Logical',
  operator: '??',
  left,
  right: { kind: 'Literal', value: 'eu', kinds: kinds.string },
  kinds: kinds.string,
})
const optional = or(region(kinds.string | kinds.undefined))

describe('a captured value that is absent', () => {
  test('is embedded as absent where its type allows it', () => {
    const fn = lowered(
      () => 'eu',
      optional,
      () => ({ 'config.region': undefined }),
      'flow.ts:3:5',
    )
    expect(expressionValue(fn, 'the output', at)).toStrictEqual({ kind: 'Lowered', body: optional, captures: {}, at })
  })

  test.each<[string, ExpressionNode]>([
    ['whose type says that it is there', or(region(kinds.string))],
    ['of which nothing is known', or(region(127))],
    [
      'that is claimed to be there',
      { kind: 'Present', operand: region(kinds.string | kinds.undefined), text: 'config.region', kinds: kinds.string },
    ],
  ])('is refused when it is one %s', (_, body) => {
    const fn = lowered(
      () => 'eu',
      body,
      () => ({ 'config.region': undefined }),
      'flow.ts:3:5',
    )
    expect(thrownBy(() => expressionValue(fn, "the output of 'A'", at))).toEqual({
      code: 'SW1002',
      message: "The value 'config.region' that the output of 'A' captures is undefined, which is not plain JSON.",
      hint: 'An expression can hold strings, finite numbers, booleans, null, arrays and plain objects: convert the value before the expression.',
      at: 'flow.ts',
    })
  })

  test('is looked for by its own name', () => {
    expect([allowsAbsent(optional, 'config.region'), allowsAbsent(optional, 'config')]).toStrictEqual([true, false])
  })
})
