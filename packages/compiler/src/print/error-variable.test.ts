import fc from 'fast-check'
import { expect, it } from 'vitest'
import { evaluatePrinted, prepare } from '../lower/testing/construct.ts'
import { lowerSnippets } from '../lower/testing/lower-snippets.ts'
import { printValue } from './print-value.ts'

const vars = { type: '{ error: { n: number | null }; opt?: number }', value: fc.constant({}) }
const table = ['(_f, { vars }) => `${vars.error.n!}`', '(f) => `${f.x}`'].map((fn) => ({
  name: fn,
  type: '{ x: number }',
  fn,
  subject: fc.constant(null),
  vars,
}))

it('an expression that reads the variable error fails the state by another function', async () => {
  const [reading] = await prepare('', table)
  if (!reading) throw new Error('Nothing was lowered.')
  expect(printValue(reading.value, { subject: 'input', resultAt: [] })).toMatchInlineSnapshot(
    `"{% ($text := function($n){ $number($string($n)) = $n ? $string($n) : $assert(false, 'Round the number first: it has more than 15 digits.') }; $text($error.n != null ? $error.n : $assert(false, "'vars.error.n' is missing."))) %}"`,
  )
  expect(evaluatePrinted(reading.value, {}, { error: { n: 1.5 } })).toBe('1.5')
  expect(() => evaluatePrinted(reading.value, {}, { error: { n: 10 / 3 } })).toThrow(
    'D3141: Round the number first: it has more than 15 digits.',
  )
})

it('any other expression fails the state beside such a variable too', async () => {
  const [, other] = await prepare('', table)
  if (!other) throw new Error('Nothing was lowered.')
  expect(evaluatePrinted(other.value, { x: 1.5 }, { error: { n: 1 } })).toBe('1.5')
  expect(() => evaluatePrinted(other.value, { x: 10 / 3 }, { error: { n: 1 } })).toThrow('T1006')
})

it('where the variable may not be assigned, its name would be that of the function', () => {
  const code =
    "import type { Expr } from '@stepwright/dsl'\nexport const f: Expr<{}, { vars: { error?: string; assert: string } }, unknown> = "
  const found = ['(_f, { vars }) => vars.error ?? 1', '(_f, { vars }) => vars.assert'].map((fn) =>
    lowerSnippets(code + fn).diagnostics.map(({ code, message }) => `${code} ${message}`),
  )
  expect(found).toMatchInlineSnapshot(`
    [
      [
        "SW2008 The variable 'error' would hide JSONata's function '$error'.",
      ],
      [
        "SW2008 The variable 'assert' would hide JSONata's function '$assert'.",
      ],
    ]
  `)
})
