import fc from 'fast-check'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { JsonObject, JsonValue } from '../wire/json.ts'
import { evaluateJsonata, type JsonataOutcome, type JsonataScope } from './evaluate-jsonata.ts'

const input: JsonValue = { n: 5, name: 'pen', xs: [1, 2, 3], one: [1], none: [], rows: [{ v: 1 }, { v: 2 }] }

function scope(over: Partial<JsonataScope> = {}): JsonataScope {
  return {
    states: { input, context: { Execution: { Id: 'arn' } } },
    variables: { rate: 2 },
    random: () => 0.25,
    uuid: () => '00000000-0000-4000-8000-000000000000',
    nowMs: Date.UTC(2026, 3, 18, 12),
    ...over,
  }
}

const evaluate = (text: string, over: Partial<JsonataScope> = {}): JsonataOutcome => evaluateJsonata(text, scope(over))
/** A time that a busy machine does not run out of. */
const patient: Partial<JsonataScope> = { timeLimitMs: 20_000 }
const failure = (kind: string, tail: string): unknown => ({
  ok: false,
  error: 'States.QueryEvaluationError',
  kind,
  tail,
})

describe('values', () => {
  it.each<[string, JsonValue]>([
    ['{% $states.input.n + $rate %}', 7],
    ['{%$states.input.name & "!"%}', 'pen!'],
    ["{% $contains('hello$world', /^hello\\$/) %}", true],
    ['{% $states.context.Execution.Id %}', 'arn'],
    ['{% $states.input.rows.v %}', [1, 2]],
    ['{% $states.input.rows[v = 2].v %}', 2],
    ['{% $map($states.input.xs, function($x) { $x * 2 }) %}', [2, 4, 6]],
    ['{% $sort($states.input.rows, function($a, $b) { $a.v < $b.v }).v %}', [2, 1]],
    ['{% $states.input.rows^(>v).v %}', [2, 1]],
    ['{% null %}', null],
    ["{% {'a': $absent, 'b': 1} %}", { b: 1 }],
    ['{% [$absent] %}', []],
    ['{% $variable := 1 %}', 1],
    ['{% -0 %}', 0],
    ['{% 1/0 %}', 'Infinity'],
    ["{% {'k': [-1/0]} %}", { k: ['-Infinity'] }],
  ])('%s', (text, value) => {
    expect(evaluate(text)).toEqual({ ok: true, value })
  })

  it.each<[string, JsonValue]>([
    ['$partition([1,2,3,4], 3)', [[1, 2, 3], [4]]],
    ['$partition([1,2,3], 2.9)', [[1, 2], [3]]],
    ['$partition($states.input.none, 2)', []],
    ['$range(0, 6, 2)', [0, 2, 4, 6]],
    ['$range(5, 1, -2)', [5, 3, 1]],
    ['$range(1, 9, 9)', 1],
    ['$hash("input", "SHA-1")', '140f86aae51ab9e1cda9b4254fe98a74eb54c1a1'],
    ['$hash("abc", "MD5")', '900150983cd24fb0d6963f7d28e17f72'],
    ['$hash("abc", "SHA-256")', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
    ['$length($hash("abc", "SHA-384"))', 96],
    ['$length($hash("abc", "SHA-512"))', 128],
    ['$random(42)', 0.7275636800328681],
    ['$random(-1)', 0.26894263088050496],
    ['$random()', 0.25],
    ['$uuid()', '00000000-0000-4000-8000-000000000000'],
    ['$parse(\'{"a":[1]}\')', { a: [1] }],
    ['$parse("-0")', 0],
    ['$now()', '2026-04-18T12:00:00.000Z'],
    ['$now("[Y]/[M01]")', '2026/04'],
    ['$millis()', 1776513600000],
    ['$shuffle([1,2,3])', [2, 3, 1]],
  ])('%s', (text, value) => {
    expect(evaluate(text)).toEqual({ ok: true, value })
  })
})

describe('failures', () => {
  it.each([
    ['$absent', 'undefined', 'returned nothing (undefined).'],
    ['$states.input.absent', 'undefined', 'returned nothing (undefined).'],
    ['$states.input.constructor', 'undefined', 'returned nothing (undefined).'],
    ['$fn := function($x){$x}', 'unsupported', 'returned an unsupported result type.'],
    ['/a/', 'unsupported', 'returned an unsupported result type.'],
    ['[$sum]', 'unsupported', 'returned an unsupported result type.'],
    ['$nobody(1)', 'threw', 'threw an error during evaluation. T1006: Attempted to invoke a non-function'],
    ['$eval("1+1")', 'threw', 'threw an error during evaluation. T1006: Attempted to invoke a non-function'],
    [
      '$sum("a")',
      'threw',
      'threw an error during evaluation. T0412: Argument 1 of function "sum" must be an array of "numbers"',
    ],
    [
      '$formatNumber(1, "0.0.0")',
      'threw',
      "threw an error during evaluation. D3081: The sub-picture must not contain more than one instance of the 'decimal-separator' character",
    ],
    ['$error("stop")', 'threw', 'threw an error during evaluation. D3137: stop'],
    [
      '$formatNumber(1, "x")',
      'threw',
      "threw an internal error during evaluation: Cannot read properties of undefined (reading 'length')",
    ],
    [
      '$partition([1], 0)',
      'threw',
      'threw an error during evaluation: The second argument of function "partition" must be a positive number',
    ],
    [
      '$range(1, 2, 0)',
      'threw',
      'threw an error during evaluation: The third argument of function "range" must not be zero',
    ],
    [
      '$hash("a", "CRC32")',
      'threw',
      'threw an error during evaluation: The algorithm "CRC32" of function "hash" is not supported',
    ],
    ['$range(5, 1, 1)', 'undefined', 'returned nothing (undefined).'],
    ['1 +', 'threw', 'threw an error during evaluation: Unexpected end of expression'],
  ])('%s', (text, kind, tail) => {
    expect(evaluate(text)).toEqual(failure(kind, tail))
  })
})

describe('limits', () => {
  const time = failure(
    'limit',
    'threw an error during evaluation: Expression evaluation timeout: Check for infinite loop',
  )
  const memory = failure(
    'limit',
    'threw an error during evaluation: Expression evaluation memory limit exceeded: Check for excessive memory usage',
  )
  const depth = failure(
    'limit',
    'threw an error during evaluation: Stack overflow error: Check for non-terminating recursive function.  Consider rewriting as tail-recursive.',
  )

  it('stops a loop of tail calls', () => {
    expect(evaluate('($f := function($x){ $f($x + 1) }; $f(1))', patient)).toEqual(time)
  })

  it('counts steps, so that it does not depend on the machine', () => {
    const count = (times: number, stepLimit: number): JsonataOutcome =>
      evaluate(`($f := function($x){ $x < ${times} ? $f($x + 1) : $x }; $f(1))`, { ...patient, stepLimit })
    // Nine for each turn, and what is around them.
    expect(count(100, 9 * 100 + 1)).toEqual(time)
    expect(count(100, 9 * 100 + 2)).toEqual({ ok: true, value: 100 })
  })

  it.each([
    ['a built-in function that calls another', '$count($reduce([1..100000], $append))'],
    [
      'one that is given the same long text each time',
      '($s := $pad("", 6e6, "x"); $map([1..800000], $substring($s, ?)))',
    ],
    ['one that makes a long text each time', '$map([1..40], function($x){ $length($pad("", 6e6, "x")) })'],
    ['items that are compared with each other', '$count($distinct([1..17000]))'],
  ])('counts the work of built-in functions: %s', (_what, text) => {
    expect(evaluate(text, patient)).toEqual(time)
  })

  it('stops a pattern that backtracks', () => {
    expect(evaluate(`$contains("${'a'.repeat(40)}b", /^(a+)+$/)`, { timeLimitMs: 60 })).toEqual(time)
  })

  it('stops a comparison of values that share their parts', () => {
    const grow = '$reduce([1..40], function($a, $i) { {"l": $a, "r": $a} }, 1)'
    expect(evaluate(`($x := ${grow}; $y := ${grow}; $x = $y)`, { timeLimitMs: 60 })).toEqual(time)
    expect(evaluate(grow, patient)).toEqual(memory)
  })

  it('stops recursion and chains deeper than AWS evaluates', () => {
    expect(evaluate('($f := function($x){ 1 + $f($x + 1) }; $f(1))')).toEqual(depth)
    expect(evaluate(Array(95).fill('1').join('+'))).toEqual({ ok: true, value: 95 })
    expect(evaluate(Array(110).fill('1').join('+'))).toEqual(depth)
  })

  it('holds the memory limit measured on AWS', () => {
    expect(evaluate('[1..873782] ~> $count()', patient)).toEqual({ ok: true, value: 873782 })
    expect(evaluate('[1..873783] ~> $count()', patient)).toEqual(memory)
    expect(evaluate('$count($range(1, 360145, 1))', patient)).toEqual({ ok: true, value: 360145 })
    expect(evaluate('$count($range(1, 360146, 1))', patient)).toEqual(memory)
    expect(evaluate('$pad("x", 1e9)', patient)).toEqual(memory)
    const double = (times: number): string =>
      `($p := function($s, $n) { $n = 0 ? $s : $p($s & $s, $n - 1) }; $length($p("x", ${times})))`
    expect(evaluate(double(22), patient)).toEqual({ ok: true, value: 4_194_304 })
    expect(evaluate(double(23), patient)).toEqual(memory)
  })

  it('stops values that are not too large each, and would fill the memory together', () => {
    expect(evaluate('$count($map([1..600], function($x){ [[1..800000]] }))', patient)).toEqual(memory)
    // Two hundred thousand items a hundred times over may be: nothing holds them.
    expect(evaluate('$sum($map([1..100], function($x){ $count([1..200000]) }))', patient)).toEqual({
      ok: true,
      value: 20_000_000,
    })
  })

  it('sorts more items than the stack has room for', () => {
    const items = Array.from({ length: 20_000 }, (_, at) => (at * 7919) % 20_011)
    const sorted = evaluate('$sort($states.input)', { states: { input: items }, ...patient })
    expect(sorted).toEqual({ ok: true, value: items.toSorted((one, other) => one - other) })
  })
})

describe('the watchdog', () => {
  it('watches within what is watched', () => {
    const states: JsonObject = { input: Array.from({ length: 3000 }, (_, at) => at) }
    expect(evaluate('$contains("ab", /b/) ? $count($distinct($states.input))', { states, ...patient })).toEqual({
      ok: true,
      value: 3000,
    })
    const slow = `$count($distinct($states.input)) > 0 and $contains("${'a'.repeat(40)}b", /^(a+)+$/)`
    expect(evaluate(slow, { states, timeLimitMs: 150 })).toMatchObject({ ok: false, kind: 'limit' })
    expect(evaluate('1 + 1')).toEqual({ ok: true, value: 2 })
  })

  it('stops work that grows with the square of its items', () => {
    const states: JsonObject = { input: Array.from({ length: 60_000 }, (_, at) => at) }
    expect(evaluate('$distinct($states.input)', { states, timeLimitMs: 50 })).toMatchObject({
      ok: false,
      kind: 'limit',
    })
  })

  it('hands on what the watched work throws', () => {
    expect(evaluate('$match("a", /a/) & $error("stop")')).toEqual(
      failure('threw', 'threw an error during evaluation. D3137: stop'),
    )
  })
})

describe('laws', () => {
  it('never throws, whatever the text', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(fc.constantFrom(...pieces), { maxLength: 12 }).map((parts) => parts.join(' ')),
        ),
        (text) => {
          expect(typeof evaluate(text, { timeLimitMs: 200 }).ok).toBe('boolean')
        },
      ),
      { numRuns: 1000 },
    )
  })

  it('gives each value back as it is', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const json = JSON.parse(JSON.stringify(value)) as JsonValue
        expect(evaluate('$states.input', { states: { input: json } })).toEqual({ ok: true, value: json })
        expect(evaluate('$v', { variables: { v: json } })).toEqual({ ok: true, value: json })
      }),
    )
  })
})

const pieces = [
  '$states',
  '.input',
  '.xs',
  '$rate',
  '[',
  ']',
  '(',
  ')',
  '{',
  '}',
  '1',
  '"a"',
  ':',
  ',',
  '+',
  '&',
  '=',
  '?',
  '~>',
  '$map',
  '$sum',
  'function($x){$x}',
  ':=',
  ';',
  '$x',
  '*',
  '**',
  '%',
  '^',
  '|',
  '@',
  '#',
  '/a+/',
  '$string',
  '$eval',
]

describe('isolation', () => {
  it('never changes its input', () => {
    const states: JsonObject = { input: [[]] }
    evaluate('$states.input.{"v": $}.v[]', { states })
    expect(states).toEqual({ input: [[]] })
  })

  it('shares nothing with its input', () => {
    const states: JsonObject = { input: { list: [1] } }
    const outcome = evaluate('$states.input.list', { states })
    expect(outcome).toEqual({ ok: true, value: [1] })
    expect(outcome.ok && outcome.value).not.toBe((states['input'] as JsonObject)['list'])
  })

  it('lets a variable hide a function, as the engine does', () => {
    expect(evaluate('$count', { variables: { count: 3 } })).toEqual({ ok: true, value: 3 })
  })

  it('keeps members called __proto__ as data', () => {
    const odd = JSON.parse('{"__proto__": {"x": 1}}') as JsonValue
    const outcome = evaluate('$states.input', { states: { input: odd } })
    expect(outcome.ok && JSON.stringify(outcome.value)).toBe('{"__proto__":{"x":1}}')
  })
})

describe('the time zone of the machine', () => {
  afterEach(() => {
    vi.unstubAllEnvs()
  })

  it.each<[string, JsonValue]>([
    ["$toMillis('2026-01-31T10:00:00')", Date.UTC(2026, 0, 31, 10)],
    ["$toMillis('2026-07-31T10:00:00.250')", Date.UTC(2026, 6, 31, 10, 0, 0, 250)],
    ["$toMillis('2026-07-31T10:00:00Z')", Date.UTC(2026, 6, 31, 10)],
    ["$toMillis('2026-07-31T10:00:00+02:00')", Date.UTC(2026, 6, 31, 8)],
    ["$toMillis('2026-07-31')", Date.UTC(2026, 6, 31)],
    ["$toMillis('31.07.2026 10:00', '[D01].[M01].[Y0001] [H01]:[m01]')", Date.UTC(2026, 6, 31, 10)],
    ['$fromMillis(0)', '1970-01-01T00:00:00.000Z'],
    ["$fromMillis(0, '[H01]:[m01]')", '00:00'],
    ['$now()', '2026-04-18T12:00:00.000Z'],
  ])('%s does not depend on it', (text, value) => {
    vi.stubEnv('TZ', 'America/New_York')
    expect(new Date('2026-01-31T10:00:00').toISOString()).toBe('2026-01-31T15:00:00.000Z')
    expect(evaluate(text)).toEqual({ ok: true, value })
  })
})
