import { describe, expect, it } from 'vitest'
import { builtInFunctions } from './built-in-functions.ts'
import { checkJsonata, type JsonataPlace } from './check-jsonata.ts'
import { parseJsonata, type JsonataExpression } from './parse-jsonata.ts'
import { synchronousEngine } from './synchronous-engine.ts'

const inside: JsonataPlace = { allowed: { result: false, errorOutput: false }, variables: new Set(['x', 'total']) }

function parsed(text: string): JsonataExpression {
  const result = parseJsonata(text)
  if (!result.ok) throw new Error(result.error.message)
  return result.expression
}

const check = (text: string, place: JsonataPlace = inside): unknown => checkJsonata(parsed(text), place)
/** The findings as `kind name` and the text they point at. */
const brief = (text: string, place: JsonataPlace = inside): readonly string[] =>
  checkJsonata(parsed(text), place).map(
    ({ kind, name, start, end }) => `${kind} ${name} at «${text.slice(start, end)}»`,
  )

describe('what is fine', () => {
  it.each([
    '{% $states.input.phones[type = "mobile"].number %}',
    '{% $states.context.Execution.Id & $x %}',
    '{% $map($states.input, function($v) { $v.a & name }) %}',
    '{% ( $local := 1; $local + $total ) %}',
    '{% $states.input.orders@$o.lines#$i.{"o": $o.id, "i": $i} %}',
    '{% $states.input.orders^(>price){kind: $sum(price)} %}',
    '{% $states.input ~> |orders|{"seen": true}, "lines"| %}',
    '{% $states.input.(a + b) %}',
    '{% $states.input.{"a": b} %}',
    '{% $filter($states.input, function($v, $i) { $i > 0 }) ~> $count %}',
    '{% $hash("a", "MD5") & $uuid() & $random(1) & $random() %}',
    '{% $partition($range(1, 5, 1), 2) %}',
    '{% $substring(?, 0, 1)("abc") %}',
  ])('%s', (text) => {
    expect(check(text)).toEqual([])
  })

  it('leaves variables alone when they are not known', () => {
    expect(check('{% $anything.at.all %}', { allowed: inside.allowed })).toEqual([])
  })
})

describe('findings', () => {
  it('has the words of AWS for a name at the top', () => {
    expect(check('{% order.id %}')).toEqual([
      {
        kind: 'topLevelReference',
        name: 'order',
        message: "Reference to 'order' at the top level is not supported.",
        start: 3,
        end: 8,
      },
    ])
  })

  it.each([
    ['{% $ %}', ['topLevelReference $ at «$»']],
    ['{% $$.a %}', ['topLevelReference $$ at «$$»']],
    ['{% $x & phone %}', ['topLevelReference phone at «phone»']],
    ['{% {"a": b} %}', ['topLevelReference b at «b»']],
    [
      '{% $count(items) > 1 ? a : b %}',
      ['topLevelReference items at «items»', 'topLevelReference a at «a»', 'topLevelReference b at «b»'],
    ],
    ['{% [a, $x.b] %}', ['topLevelReference a at «a»']],
    ['{% (a; -b) %}', ['topLevelReference a at «a»', 'topLevelReference b at «b»']],
    ['{% $states.result.a %}', ['unavailableMember result at «result»']],
    ['{% $states.errorOutput %}', ['unavailableMember errorOutput at «errorOutput»']],
    ['{% $states.inputs.a %}', ['unknownMember inputs at «inputs»']],
    ['{% $y + $x + $state.input %}', ['undefinedVariable y at «$y»', 'undefinedVariable state at «$state»']],
    ['{% $nobody(1) %}', ['unknownFunction nobody at «$nobody»']],
    ['{% $eval("1") %}', ['evalFunction eval at «$eval»']],
    ['{% $hash("a") %}', ['argumentCount hash at «$hash»']],
    ['{% $random(1, 2) %}', ['argumentCount random at «$random»']],
  ])('%s', (text, findings) => {
    expect(brief(text)).toEqual(findings)
  })

  it('knows where result and errorOutput exist', () => {
    const text = '{% $states.result.a & $states.errorOutput.Error %}'
    expect(brief(text, { allowed: { result: true, errorOutput: false } })).toEqual([
      'unavailableMember errorOutput at «errorOutput»',
    ])
    expect(brief(text, { allowed: { result: true, errorOutput: true } })).toEqual([])
  })
})

describe('parsing', () => {
  it.each([
    ['{% a[1,2) %}', { message: 'Expected "]", got ","', start: 6, end: 7 }],
    ['{% "unterminated %}', { message: 'String literal must be terminated by a matching quote', start: 15, end: 16 }],
    ['{% 1 + %}', { message: 'Unexpected end of expression', start: 5, end: 6 }],
    ['{% {"a":} %}', { message: 'The symbol "}" cannot be used as a unary operator', start: 8, end: 9 }],
    ['{% $match("a", /abc %}', { message: 'No terminating / in regular expression', start: 18, end: 19 }],
    ['{% $x ~> / **/ %}', { message: 'Invalid regular expression: / **/g: Nothing to repeat.', start: 9, end: 14 }],
    ['{% %}', { message: 'Unexpected end of expression', start: 3, end: 3 }],
    ['{%%}', { message: 'Unexpected end of expression', start: 2, end: 2 }],
  ])('%s', (text, error) => {
    expect(parseJsonata(text)).toEqual({ ok: false, error })
  })

  it.each(['{% $x ?: 1 %}', '{% $x ?? 1 %}'])('%s is of a later JSONata', (text) => {
    expect(parseJsonata(text)).toMatchObject({ ok: false })
  })

  it('trims what AWS quotes in its messages', () => {
    expect(parsed('{%\n  $x + 1  %}')).toMatchObject({ source: '$x + 1', offset: 5 })
    expect(parsed(' $x')).toMatchObject({ source: '$x', offset: 1 })
  })
})

it('knows the functions the engine has', () => {
  const engine = synchronousEngine()
  for (const name of [...builtInFunctions, 'eval']) {
    expect([name, engine(`$exists($${name})`).evaluate(undefined, {})]).toEqual([name, true])
  }
})
