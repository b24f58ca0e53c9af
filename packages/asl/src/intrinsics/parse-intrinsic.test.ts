import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compilePath } from '../paths/read-path.ts'
import type { IntrinsicCall, IntrinsicName } from './intrinsic.ts'
import { compileIntrinsic } from './parse-intrinsic.ts'
import { printIntrinsic, quoteIntrinsicString } from './print-intrinsic.ts'

describe('a parsed call', () => {
  it('has its arguments with offsets', () => {
    const path = compilePath("$.a['b,)'][0]")
    expect(path.ok).toBe(true)
    expect(compileIntrinsic(String.raw`States.Format('a \{{}', $.a['b,)'][0])`)).toEqual({
      ok: true,
      call: {
        kind: 'call',
        name: 'Format',
        text: String.raw`States.Format('a \{{}', $.a['b,)'][0])`,
        start: 0,
        end: 38,
        arguments: [
          { kind: 'string', value: 'a {{}', raw: String.raw`a \{{}`, start: 14, end: 22 },
          { kind: 'path', path: path.ok && path.path, start: 24, end: 37 },
        ],
      },
    })
  })

  it('may be nested ten deep', () => {
    const nested = (depth: number): string => (depth === 0 ? '1' : `States.Array(${nested(depth - 1)})`)
    expect(compileIntrinsic(nested(10))).toMatchObject({ ok: true })
    expect(compileIntrinsic(nested(11))).toEqual({
      ok: false,
      error: { message: 'Calls are nested deeper than 10.', start: 130, end: 142 },
    })
  })
})

describe('text that is no call', () => {
  it.each([
    ['', { message: "Expected a call such as States.Format('…').", start: 0, end: 0 }],
    ['Format(1)', { message: "Expected a call such as States.Format('…').", start: 0, end: 1 }],
    ['States.Foo(1)', { message: "'States.Foo' is not an intrinsic function.", start: 0, end: 10 }],
    ['States.format(1)', { message: "'States.format' is not an intrinsic function.", start: 0, end: 13 }],
    ['States.UUID', { message: "Expected '(', but the text ends.", start: 11, end: 11 }],
    ['States.UUID() + 1', { message: "Expected nothing after the call, but '+' was found.", start: 14, end: 15 }],
    ['States.UUID(1)', { message: "'States.UUID' takes no arguments, not 1.", start: 0, end: 14 }],
    ['States.MathAdd(1)', { message: "'States.MathAdd' takes 2 arguments, not 1.", start: 0, end: 17 }],
    ['States.MathRandom(1)', { message: "'States.MathRandom' takes 2 to 3 arguments, not 1.", start: 0, end: 20 }],
    ['States.Format()', { message: "'States.Format' takes at least 1 argument, not 0.", start: 0, end: 15 }],
    [
      "States.Format('{} {}', 1)",
      { message: 'The template has 2 placeholders, but there are 1 arguments for them.', start: 0, end: 25 },
    ],
    ['States.Array(1', { message: "Expected ',' or ')', but the text ends.", start: 14, end: 14 }],
    ['States.Array(1 2)', { message: "Expected ',' or ')', but '2' was found.", start: 15, end: 16 }],
    ['States.Array("a")', { message: "Expected a call such as States.Format('…').", start: 13, end: 14 }],
    ["States.Array('a", { message: 'A string has no closing quote.', start: 13, end: 15 }],
    [
      String.raw`States.Array('\"')`,
      { message: String.raw`'\"' is not an escape; a backslash may precede ', {, } and \ only.`, start: 14, end: 16 },
    ],
    [
      'States.Array($.a[)',
      { message: "Expected an index, a quoted name, '*', a slice or '?(', but ')' was found.", start: 17, end: 18 },
    ],
  ])('%s', (text, error) => {
    expect(compileIntrinsic(text)).toEqual({ ok: false, error })
  })
})

it('never throws, whatever the text', () => {
  const texts = fc.oneof(
    fc.string(),
    fc.string().map((text) => `States.Format('${text}', $.a)`),
    fc.string().map((text) => `States.Array(${text})`),
  )
  fc.assert(
    fc.property(texts, (text) => {
      const compiled = compileIntrinsic(text)
      if (compiled.ok) return
      expect(compiled.error.start).toBeLessThanOrEqual(compiled.error.end)
      expect(compiled.error.end).toBeLessThanOrEqual(text.length)
    }),
  )
})

describe('printing', () => {
  it('is taken back by parsing', () => {
    fc.assert(
      fc.property(calls(), (text) => {
        const first = compileIntrinsic(text)
        if (!first.ok) throw new Error(`${text}: ${first.error.message}`)
        const printed = printIntrinsic(first.call)
        const second = compileIntrinsic(printed)
        if (!second.ok) throw new Error(`${printed}: ${second.error.message}`)
        expect(shape(second.call)).toEqual(shape(first.call))
        expect(printIntrinsic(second.call)).toBe(printed)
      }),
    )
  })
})

/** A call without its offsets and texts, at every depth. */
function shape(call: IntrinsicCall): unknown {
  return JSON.parse(
    JSON.stringify(call, (name, value: unknown) => (['start', 'end', 'text'].includes(name) ? undefined : value)),
  )
}

function calls(): fc.Arbitrary<string> {
  const arity: readonly (readonly [IntrinsicCall['name'], number])[] = [
    ['Array', 3],
    ['ArrayLength', 1],
    ['MathAdd', 2],
    ['MathRandom', 3],
    ['JsonMerge', 3],
    ['UUID', 0],
  ] satisfies (readonly [IntrinsicName, number])[]
  return fc.letrec<{ call: string; argument: string }>((tie) => ({
    call: fc
      .constantFrom(...arity)
      .chain(([name, count]) =>
        fc
          .array(tie('argument'), { minLength: count, maxLength: count })
          .map((args) => `States.${name}(${args.join(' , ')})`),
      ),
    argument: fc.oneof(
      { maxDepth: 4, depthSize: 'small' },
      fc.string().map(quoteIntrinsicString),
      fc.constantFrom(
        '1',
        '-2.5',
        '1e3',
        'true',
        'null',
        '$',
        '$.a-b.c[0]',
        "$$.x['y,z']",
        '$v[1:]',
        '$..k',
        "$.xs[?(@.n == 'q' && !(@.m))]",
      ),
      tie('call'),
    ),
  })).call
}
