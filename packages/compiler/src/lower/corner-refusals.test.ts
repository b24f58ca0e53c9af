import { expect, test, vi } from 'vitest'
import { lowerSnippets } from './testing/lower-snippets.ts'

vi.setConfig({ testTimeout: 60_000 })

const head = `import { jsonata, type Expr } from '@stepwright/dsl'
const all = (...given: unknown[]) => given.length
interface File { s: string; n: number; xs: number[]; ss: string[]; rows: { id: string }[]; q: { a: number }; e: { a: number } | number[]; t: string | string[]; w?: string | null; b: boolean; m: Record<string, number> }
type Scope = { readonly input: File; readonly vars: { readonly total: number } }`

/** What is said of each function: code, the text it points at, message and hint. */
function refused(fns: readonly string[]): readonly string[] {
  const lines = [...head.split('\n'), ...fns.map((fn, i) => `export const f${i}: Expr<File, Scope, unknown> = ${fn}`)]
  return lowerSnippets(lines.join('\n')).diagnostics.map(({ code, message, hint, location }) => {
    const line = lines[(location?.line ?? 1) - 1] ?? ''
    return `${code} [${line.slice((location?.column ?? 1) - 1, (location?.endColumn ?? 1) - 1)}] ${message} ${hint ?? ''}`
  })
}

test('texts of what is no text', () => {
  expect(refused(['(f) => `${f.q}`', '(f) => `${f.e}`', '(f) => `${f.t}`', "(f) => '' + f.rows"]))
    .toMatchInlineSnapshot(`
    [
      "SW2003 [f.q] 'f.q' is an object, whose text is "[object Object]". Write the members you need.",
      "SW2003 [f.e] 'f.e' is an array, whose text is rarely meant. Say how to put it together: use join.",
      "SW2002 [f.t] The type of 'f.t' is not known, so its text could mean different things. Give it a type, or narrow it first, for example with typeof or Array.isArray.",
      "SW2003 [f.rows] 'f.rows' is an array, whose text is rarely meant. Say how to put it together: use join.",
    ]
  `)
})

test('undefined that could be meant as null', () => {
  expect(
    refused([
      '(f) => { const xs = [f.w]; return xs[0] }',
      '(f) => [f.w].map((w) => w === null)',
      '(f) => [f.w].find((w) => w !== null)',
    ]),
  ).toMatchInlineSnapshot(`
    [
      "SW2009 [xs[0]] 'xs[0]' may hold undefined inside, which reading it would take for null or for nothing. Replace undefined with a value first, for example with ??.",
      "SW2009 [w] 'w' may hold undefined inside, which reading it would take for null or for nothing. Replace undefined with a value first, for example with ??.",
      "SW2009 [w] 'w' may hold undefined inside, which reading it would take for null or for nothing. Replace undefined with a value first, for example with ??.",
    ]
  `)
})

test('keys of patterns that are neither texts nor numbers, of what is no object', () => {
  expect(
    refused([
      '(f) => { const { [f.b ? 1 : f.s]: x } = f.m; return x }',
      '(f) => { const { [f.n]: x } = f.xs; return x }',
      '({ m: { [String(1)]: x } }) => x',
    ]),
  ).toMatchInlineSnapshot(`
    [
      "SW2001 [[f.b ? 1 : f.s]: x] A computed key in this pattern cannot be compiled to JSONata. Read the member in the body.",
      "SW2001 [[f.n]: x] A computed key of what is no object for certain cannot be compiled to JSONata. Read the member in the body.",
    ]
  `)
})

test('arrays that others see, changed in place', () => {
  expect(
    refused([
      '(f) => (f.xs).sort((a, b) => a - b)',
      '(f) => f.xs!.reverse()',
      '(f) => { const xs = f.xs; return xs.reverse() }',
      '(f) => { const xs = f.xs.slice(); return [xs.reverse(), xs] }',
    ]),
  ).toMatchInlineSnapshot(`
    [
      "SW2022 [(f.xs).sort((a, b) => a - b)] '(f.xs).sort((a, b) => a - b)' changes a value, and an expression can only make new ones. Use toSorted, which returns a new one.",
      "SW2022 [f.xs!.reverse()] 'f.xs!.reverse()' changes a value, and an expression can only make new ones. Use toReversed, which returns a new one.",
      "SW2022 [xs.reverse()] 'xs.reverse()' changes a value, and an expression can only make new ones. Use toReversed, which returns a new one.",
      "SW2022 [xs.reverse()] 'xs.reverse()' changes a value, and an expression can only make new ones. Use toReversed, which returns a new one.",
    ]
  `)
})

test('what a rest parameter cannot hold', () => {
  expect(refused(['(f) => all(f.n, (x: number) => x)', '(f) => all(f.s, Math.round)'])).toMatchInlineSnapshot(`
    [
      "SW2001 [...given: unknown[]] A function or the scope in a rest parameter cannot be compiled to JSONata. Name the parameters.",
      "SW2004 [Math.round] 'Math.round' belongs to the environment ('Math'), so its value is not fixed when the pipeline is built. Read it into a const outside the function, or use param().",
    ]
  `)
})

test('what jsonata`…` may read depends on the field', () => {
  expect(
    refused([
      '() => jsonata<string>`$states.result.a`',
      '() => jsonata<string>`$states.errorOutput.Cause`',
      '() => jsonata<string>`$states.nothing`',
    ]),
  ).toMatchInlineSnapshot(`
    [
      "SW2020 [nothing] '$states' has no member 'nothing'. $states has input, result, errorOutput and context.",
    ]
  `)
})
