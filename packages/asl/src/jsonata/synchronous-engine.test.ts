import fc from 'fast-check'
import jsonata from 'jsonata'
import { describe, expect, it } from 'vitest'
import { synchronousEngine } from './synchronous-engine.ts'

const input = {
  n: 5,
  s: 'pen',
  empty: [],
  one: [1],
  xs: [3, 1, 2],
  nested: [[1], [2, [3]]],
  rows: [
    { k: 'a', v: 1, tags: ['x', 'y'] },
    { k: 'b', v: 2 },
    { k: 'a', v: 3, tags: [] },
  ],
  account: {
    orders: [
      {
        id: 1,
        lines: [
          { p: 2, q: 3 },
          { p: 4, q: 1 },
        ],
      },
      { id: 2, lines: [{ p: 5, q: 2 }] },
    ],
  },
}

/** The value, or the code of the error, of the engine as npm has it. */
async function asynchronous(text: string): Promise<unknown> {
  try {
    return plain(await jsonata(text).evaluate(structuredClone(input), { i: structuredClone(input) }))
  } catch (error) {
    return codeOf(error)
  }
}

function synchronous(text: string): unknown {
  try {
    return plain(synchronousEngine()(text).evaluate(structuredClone(input), { i: structuredClone(input) }))
  } catch (error) {
    return codeOf(error)
  }
}

function plain(value: unknown): unknown {
  if (value === undefined) return 'nothing'
  const isFunction =
    typeof value === 'function' || (typeof value === 'object' && value !== null && '_jsonata_lambda' in value)
  return isFunction ? 'function' : (JSON.parse(JSON.stringify(value)) as unknown)
}

const codeOf = (error: unknown): unknown => ({ thrown: (error as { code?: string }).code ?? (error as Error).message })

describe('the engine in one turn is the engine', () => {
  it.each([
    'n',
    '$i.rows.v',
    'rows[v > 1].k',
    'rows[0].tags[1]',
    'rows.tags',
    'rows.tags[]',
    'xs[-1]',
    'empty',
    'one[]',
    '$sort(xs)',
    '$sort(rows, function($a, $b) { $a.v < $b.v }).v',
    'rows^(>v).v',
    'rows^(k, >v).v',
    'rows{k: $sum(v)}',
    'account.orders.lines.(p * q)',
    '$sum(account.orders.lines.(p * q))',
    'account.orders.lines.{"id": %.id, "p": p}',
    'account.orders@$o.lines@$l.{"id": $o.id, "p": $l.p}',
    'account.orders#$n.lines.{"n": $n, "p": p}',
    'account.**.p',
    'account.*.id',
    '$map(xs, function($x, $n, $all) { $x + $n + $count($all) })',
    '$filter(xs, function($x) { $x > 1 })',
    '$reduce(xs, function($a, $b) { $a * $b })',
    '$sift(account.orders[0], function($v, $k) { $k = "id" })',
    '$each(rows[0], function($v, $k) { $k })',
    '$single(xs, function($x) { $x = 2 })',
    '$single(xs, function($x) { $x > 1 })',
    '$merge([rows[0], {"z": 1}])',
    '$spread(rows[1])',
    '$keys(rows)',
    '$lookup(rows, "k")',
    '$zip(xs, [4,5,6])',
    '$distinct(rows.k)',
    '$append(xs, nested)',
    '$reverse(xs)',
    '[1..5]',
    '[1..0]',
    '[[1..2], 3]',
    'xs ~> $sum',
    '($f := $substring(?, 0, 1); $f("abc"))',
    '($twice := function($f) { function($x) { $f($f($x)) } }; $twice(function($x) { $x * 2 })(3))',
    '($f := function($n) { $n <= 1 ? 1 : $n * $f($n - 1) }; $f(10))',
    '($even := function($n) { $n = 0 ? true : $odd($n - 1) }; $odd := function($n) { $n = 0 ? false : $even($n - 1) }; $even(50))',
    '$uppercase ~> $length',
    '"abc" ~> $uppercase ~> $substring(1)',
    '$match("ab12cd", /[0-9]+/)',
    '$replace("John Smith", /(\\w+)\\s(\\w+)/, "$2, $1")',
    '$replace("abc", /[ab]/, function($m) { $uppercase($m.match) })',
    '$split("a, b; c", /[,;]\\s*/)',
    '$contains("abc", /B/i)',
    '$formatNumber(12345.678, "#,##0.00")',
    '$formatInteger(2789, "w")',
    '$fromMillis(0, "[Y0001]-[M01]-[D01]")',
    '$toMillis("2026-04-18T12:00:00Z")',
    'account ~> |orders|{"seen": true}, "lines"|',
    '$string({"a": [1, "x", null]})',
    '$number("0x1F")',
    '$round(2.5) & $round(3.5)',
    '$type(null)',
    'n in xs',
    'n > 3 and s = "pen" or false',
    '$boolean([0])',
    '$not(empty)',
    '-n % 3',
    '"a" & 1 & true & null',
    's + 1',
    '$sum("x")',
    '$nobody(1)',
    '{"a": 1, "a": 2}',
    '{1: 2}',
    'rows.v > "a"',
    '$error("stop")',
    '$assert(false, "no")',
    '$power(10, 400)',
    '1 / 0',
    'xs[',
    '$eval("1 + 1")',
  ])('%s', async (text) => {
    expect(synchronous(text)).toEqual(await asynchronous(text))
  })

  it('on expressions made at random', async () => {
    await fc.assert(
      fc.asyncProperty(expressions(), async (text) => {
        // Where two parts of an expression fail, npm's engine reports the one that fails in fewer turns.
        expect(withoutCode(synchronous(text))).toEqual(withoutCode(await asynchronous(text)))
      }),
      { numRuns: 400 },
    )
  })
})

const withoutCode = (result: unknown): unknown =>
  typeof result === 'object' && result !== null && 'thrown' in result ? 'thrown' : result

/** Expressions over the input above: most evaluate, some fail, some find nothing. */
function expressions(): fc.Arbitrary<string> {
  const { tree } = fc.letrec<{ tree: string; leaf: string; node: string }>((tie) => ({
    tree: fc.oneof({ maxDepth: 4, depthSize: 'small' }, tie('leaf'), tie('node')),
    leaf: fc.constantFrom(
      'n',
      's',
      'xs',
      'one',
      'empty',
      'rows',
      'rows.v',
      'nested',
      '$i.rows.tags',
      '1',
      '-2.5',
      '"x"',
      'true',
      'null',
      '[]',
      'absent',
    ),
    node: fc.oneof(
      fc
        .tuple(tie('tree'), fc.constantFrom('+', '-', '*', '&', '=', '!=', '<', '>=', 'in', 'and', 'or'), tie('tree'))
        .map(([left, operator, right]) => `(${left} ${operator} ${right})`),
      fc
        .tuple(tie('tree'), tie('tree'), tie('tree'))
        .map((parts) => `(${parts.join(' ? ').replace(/ \? (?=[^?]*$)/, ' : ')})`),
      fc.array(tie('tree'), { maxLength: 3 }).map((items) => `[${items.join(', ')}]`),
      fc
        .array(tie('tree'), { maxLength: 3 })
        .map((items) => `{${items.map((item, at) => `"k${at}": ${item}`).join(', ')}}`),
      fc
        .tuple(
          fc.constantFrom(
            '$count',
            '$string',
            '$sum',
            '$boolean',
            '$keys',
            '$reverse',
            '$exists',
            '$distinct',
            '$sort',
            '$type',
          ),
          tie('tree'),
        )
        .map(([name, argument]) => `${name}(${argument})`),
      fc
        .tuple(fc.constantFrom('$map', '$filter'), tie('tree'), tie('tree'))
        .map(([name, list, body]) => `${name}(${list}, function($v) { ${body} })`),
      fc
        .tuple(tie('tree'), fc.constantFrom('[0]', '[-1]', '[]', '.v', '.($)', '[$ > 1]', '^($)'))
        .map(([base, step]) => `(${base})${step}`),
      fc.tuple(tie('tree'), tie('tree')).map(([value, body]) => `($t := ${value}; [$t, ${body}])`),
    ),
  }))
  return tree
}
