import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { JsonValue } from '../wire/json.ts'
import { evaluateIntrinsic, type IntrinsicOutcome } from './evaluate-intrinsic.ts'
import { compileIntrinsic } from './parse-intrinsic.ts'
import { quoteIntrinsicString } from './print-intrinsic.ts'

const input: JsonValue = {
  n: 5,
  name: 'pen',
  list: [1, 2, 3, 4, 5],
  none: null,
  pair: { Arg1: 1, Arg2: [] },
  other: { Arg1: 2, b: { c: null } },
  template: 'It is {}!',
}
const context: JsonValue = { Execution: { Name: 'run-1' }, StateMachine: { Id: 'arn', Name: 'flow' } }

function evaluate(text: string, over: JsonValue = input): IntrinsicOutcome {
  const compiled = compileIntrinsic(text)
  if (!compiled.ok) throw new Error(compiled.error.message)
  const scope = { input: over, context, variables: { v: [10, 20] } }
  const sources = { random: () => 0.5, uuid: () => 'b3bd56ba-0000-4000-8000-000000000000' }
  return evaluateIntrinsic(compiled.call, scope, sources)
}

const ok = (value: JsonValue): IntrinsicOutcome => ({ ok: true, value })
const refused = (call: string, reason: string): IntrinsicOutcome => ({
  ok: false,
  error: 'States.IntrinsicFailure',
  message: `The function '${call}' had the following error: ${reason}`,
})

describe('each function', () => {
  it.each<[string, JsonValue]>([
    ['States.Array()', []],
    [
      "States.Array($.n, 'x', 1.5, -2e3, true, null, $$.Execution.Name, $v[1])",
      [5, 'x', 1.5, -2000, true, null, 'run-1', 20],
    ],
    ['States.ArrayPartition($.list, 2)', [[1, 2], [3, 4], [5]]],
    ['States.ArrayPartition($.list, 4.4)', [[1, 2, 3, 4], [5]]],
    ['States.ArrayPartition(States.Array(), 2)', []],
    ['States.ArrayContains($.list, 3)', true],
    ['States.ArrayContains(States.Array($.pair), $.pair)', true],
    ["States.ArrayContains($.list, '3')", false],
    ['States.ArrayRange(1, 9, 2)', [1, 3, 5, 7, 9]],
    ['States.ArrayRange(1, 10, 2)', [1, 3, 5, 7, 9]],
    ['States.ArrayRange(3, 1, -1)', [3, 2, 1]],
    ['States.ArrayRange(1, 0, 1)', []],
    ['States.ArrayRange(0.5, 2.4, 1)', [1, 2]],
    ['States.ArrayGetItem($.list, 4)', 5],
    ['States.ArrayGetItem(States.Array(null), 0)', null],
    ['States.ArrayLength($.list)', 5],
    [
      "States.ArrayUnique(States.Array(1, '1', 1, null, null, $.pair, $.pair, true))",
      [1, '1', null, { Arg1: 1, Arg2: [] }, true],
    ],
    ["States.Base64Encode('Data to encode')", 'RGF0YSB0byBlbmNvZGU='],
    ["States.Base64Decode('RGF0YSB0byBlbmNvZGU=')", 'Data to encode'],
    ["States.Base64Decode('w7w')", 'ü'],
    ["States.Hash('input data', 'SHA-1')", 'aaff4a450a104cd177d28d18d74485e8cae074b7'],
    ["States.Hash('input data', 'MD5')", '812f45842bc6d66ee14572ce20db8e86'],
    ['States.JsonMerge($.pair, $.other, false)', { Arg1: 2, Arg2: [], b: { c: null } }],
    ['States.JsonToString($.pair)', '{"Arg1":1,"Arg2":[]}'],
    ['States.StringToJson(\'[1, 2, "x"]\')', [1, 2, 'x']],
    ["States.StringToJson('')", null],
    ["States.StringToJson('  ')", null],
    ["States.StringToJson('-0')", 0],
    ["States.StringToJson('[-0, -0.0, -0.5]')", [0, 0, -0.5]],
    ['States.MathAdd($.n, -7)', -2],
    ['States.MathRandom(10, 20)', 15],
    ['States.MathRandom(0, 999, 3)', 239],
    ["States.StringSplit('1,2;3', ',;')", ['1', '2', '3']],
    ["States.StringSplit(',,,,', ',')", []],
    ["States.StringSplit(', , ,', ',')", [' ', ' ']],
    ["States.StringSplit('a\nb', '\n')", ['a', 'b']],
    ["States.StringSplit('abc', '')", ['abc']],
    ['States.UUID()', 'b3bd56ba-0000-4000-8000-000000000000'],
    ["States.Format('{} is {}', $.name, $.n)", 'pen is 5'],
    ["States.Format('{}{}{}', null, true, 1.5)", 'nulltrue1.5'],
    ["States.Format('{} {}', $.pair, $.list)", '{Arg1=1, Arg2=[]} [1, 2, 3, 4, 5]'],
    ["States.Format('snd={}.', $$.StateMachine)", 'snd={Id=arn, Name=flow}.'],
    [String.raw`States.Format('\{"k":"{}"\}', $.name)`, '{"k":"pen"}'],
    [String.raw`States.Format('it\'s \\ {}', 1)`, String.raw`it's \ 1`],
    ['States.Format($.template, $.name)', 'It is pen!'],
    ["States.Format('{a}')", '{a}'],
    ["States.ArrayGetItem(States.StringSplit($.name, 'e'), 1)", 'n'],
    ['  States.Array ( $.n , 1 )  ', [5, 1]],
  ])('%s', (text, value) => {
    expect(evaluate(text)).toEqual(ok(value))
  })

  it.each([
    [1.5, 2],
    [2.5, 3],
    [-0.5, 0],
    [-1.5, -1],
    [-1.51, -2],
  ])('rounds %s to %s before it adds', (number, rounded) => {
    expect(evaluate('States.MathAdd($.a, 0)', { a: number })).toEqual(ok(rounded))
  })
})

describe('failures', () => {
  it.each([
    ['States.ArrayGetItem($.list, 5)', 'The index 5 is out of bounds for an array of length 5.'],
    ['States.ArrayGetItem($.list, -1)', 'The index -1 is out of bounds for an array of length 5.'],
    ['States.ArrayLength($.name)', 'The first argument must be an array.'],
    ['States.ArrayPartition($.list, 0)', 'The second argument must be a positive number.'],
    ['States.ArrayRange(1, 5, 0)', 'The third argument, the increment, must not be zero.'],
    ['States.ArrayRange(1, 1001, 1)', 'The array would have 1001 items, more than 1000.'],
    ["States.Base64Decode('***')", 'The argument is not Base64 text.'],
    ["States.Hash('x', 'CRC32')", 'The second argument must be one of MD5, SHA-1, SHA-256, SHA-384, SHA-512.'],
    [
      'States.JsonMerge($.pair, $.other, true)',
      'The third argument must be false: Step Functions merges shallowly only.',
    ],
    ['States.JsonMerge($.pair, $.list, false)', 'The first two arguments must be objects.'],
    ['States.MathAdd(2147483648, 1)', 'The arguments must be between -2147483648 and 2147483647.'],
    ["States.MathAdd('1', 1)", 'The arguments must be numbers.'],
    ['States.MathRandom(5, 5)', 'The first argument must be less than the second.'],
    ["States.StringSplit($.n, ',')", 'The arguments must be strings.'],
    ['States.Format($.template)', 'The template has 1 placeholders, but there are 0 arguments for them.'],
  ])('%s', (text, reason) => {
    expect(evaluate(text)).toEqual(refused(text, reason))
  })

  it('names the inner call', () => {
    expect(evaluate("States.Array(1, States.StringToJson('x'))")).toMatchObject({
      ok: false,
      error: 'States.IntrinsicFailure',
      message: expect.stringContaining(
        "The function 'States.StringToJson('x')' had the following error: The argument is not JSON text.",
      ) as string,
    })
  })

  it('is States.Runtime where a path finds nothing', () => {
    expect(evaluate("States.Format('{}', $.absent)", { a: 1 })).toEqual({
      ok: false,
      error: 'States.Runtime',
      message: `The function 'States.Format('{}', $.absent)' had the following error: The JsonPath argument for the field '$.absent' could not be found in the input '{"a":1}'`,
    })
  })
})

describe('laws', () => {
  const apply = (text: string, data: JsonValue): JsonValue => {
    const outcome = evaluate(text, data)
    if (!outcome.ok) throw new Error(JSON.stringify(outcome))
    return outcome.value
  }

  it('StringToJson takes back JsonToString', () => {
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
        const data = JSON.parse(JSON.stringify(value)) as JsonValue
        expect(apply('States.StringToJson(States.JsonToString($))', data)).toEqual(data)
      }),
    )
  })

  it('Base64Decode takes back Base64Encode', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(apply('States.Base64Decode(States.Base64Encode($))', text)).toBe(text)
      }),
    )
  })

  it('the pieces of ArrayPartition are the array', () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), fc.integer({ min: 1, max: 9 }), (list, size) => {
        const pieces = apply('States.ArrayPartition($.list, $.size)', { list, size }) as number[][]
        expect(pieces.flat()).toEqual(list)
        expect(pieces.slice(0, -1).every((piece) => piece.length === size)).toBe(true)
      }),
    )
  })

  it('StringSplit takes back a join of pieces without the separator', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[^,;]+$/)), fc.constantFrom(',', ';', ',;'), (pieces, separator) => {
        expect(apply("States.StringSplit($, ',;')", pieces.join(separator))).toEqual(pieces)
      }),
    )
  })

  it('ArrayUnique keeps each value once, in order', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 5 })), (list) => {
        expect(apply('States.ArrayUnique($)', list)).toEqual([...new Set(list)])
      }),
    )
  })

  it('a quoted text comes out as it went in', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(evaluate(`States.Format(${quoteIntrinsicString(text)})`)).toEqual(ok(text))
        expect(evaluate(`States.Array(${quoteIntrinsicString(text)})`)).toEqual(ok([text]))
      }),
    )
  })
})
