import fc from 'fast-check'
import { evaluateJsonata } from '@stepwright/asl'
import { expect, it, vi } from 'vitest'
import { printValue } from '../print/print-value.ts'
import { evaluatePrinted, prepare } from './testing/construct.ts'

// Opening a TypeScript project takes seconds on a busy machine.
vi.setConfig({ testTimeout: 60_000 })

const type = '{ xs: number[]; s: string; n: number }'

/** Functions for which JavaScript throws or has a number that JSON has not; the state fails. */
const failing: readonly (readonly [fn: string, input: { xs?: number[]; s?: string; n?: number }, failure: RegExp])[] = [
  ['(f) => f.xs.reduce((a, b) => a + b)', { xs: [] }, /returned nothing/],
  ['(f) => [f.xs.reduceRight((a, b) => a + b)]', { xs: [] }, /yields nothing/],
  ['(f) => f.xs.reduce((a, b) => a + b) > 1', { xs: [] }, /'f\.xs\.reduce\(\(a, b\) => a \+ b\)' is missing/],
  ['(f) => f.xs.with(2, 0)', { xs: [1, 2] }, /no such position/],
  ['(f) => f.xs.with(-3, 0)', { xs: [1, 2] }, /no such position/],
  ['(f) => f.xs.with(f.n, 0)', { xs: [], n: 0 }, /no such position/],
  ['(f) => Math.max(...f.xs)', { xs: [] }, /Math\.max of no numbers/],
  ['(f) => ({ low: Math.min(...f.xs) })', { xs: [] }, /Math\.min of no numbers/],
  ['(f) => new Date(f.s).toISOString()', { s: '2024-13-01' }, /no such date/],
  ['(f) => new Date(f.s).toISOString()', { s: 'yesterday' }, /D3110/],
  ['(f) => new Date(f.s).getTime()', { s: '2024-13-01' }, /no date in ISO 8601/],
  ['(f) => Date.parse(f.s) + 1', { s: '2024-01-01-01' }, /no date in ISO 8601/],
  ['(f) => new Date(f.s).getUTCDate()', { s: '2024-13-01' }, /D3030|number/],
  ['(f) => new Date(f.n).toISOString()', { n: 8.64e15 + 1 }, /no such date/],
  ['(f) => new Date(f.n).toISOString()', { n: 253_402_300_800_000 }, /year is not one of 0 to 9999/],
]

const prepared = await prepare(
  '',
  failing.map(([fn]) => ({ name: fn, type, fn, subject: fc.constant(null) })),
)

it.each(failing.map(([fn, input, failure], i) => ({ fn, input, failure, value: prepared[i]!.value })))(
  '$fn over $input fails the state',
  ({ value, input, failure }) => {
    const run = (): unknown => {
      const result = evaluatePrinted(value, input, {})
      if (result === undefined) throw new Error('The expression returned nothing.')
      return result
    }
    expect(run).toThrow(failure)
  },
)

/** The clock, by value. */
const nowMs = 1_700_000_000_123
const ofTheClock: readonly (readonly [fn: string, value: unknown])[] = [
  ['() => Date.now()', nowMs],
  ['() => new Date().getTime()', nowMs],
  ['() => new Date().valueOf() + 1', nowMs + 1],
  ['() => new Date().toISOString()', '2023-11-14T22:13:20.123Z'],
  ['() => new Date(Date.now()).toISOString()', '2023-11-14T22:13:20.123Z'],
  ['() => new Date().getUTCFullYear()', 2023],
  ['() => new Date().getUTCDay()', 2],
  ['() => { const now = new Date(); return now.getTime() - Date.now() }', 0],
  ['() => new Date(Date.now() + 86_400_000).toISOString()', '2023-11-15T22:13:20.123Z'],
  ["() => Date.now() - new Date('2023-11-14').getTime()", 80_000_123],
]

const timed = await prepare(
  '',
  ofTheClock.map(([fn]) => ({ name: fn, type, fn, subject: fc.constant(null) })),
)

it.each(ofTheClock.map(([fn, wanted], i) => ({ fn, wanted, value: timed[i]!.value })))(
  '$fn gives $wanted',
  ({ value, wanted }) => {
    const printed = printValue(value, { subject: 'input', resultAt: [] })
    if (typeof printed !== 'string') throw new TypeError('An expression is printed as text.')
    const outcome = evaluateJsonata(printed, {
      states: { input: null, context: {} },
      variables: {},
      random: () => 0.5,
      uuid: () => '00000000-0000-4000-8000-000000000000',
      nowMs,
    })
    expect(outcome).toEqual({ ok: true, value: wanted })
  },
)
