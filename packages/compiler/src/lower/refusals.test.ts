import { expect, test, vi } from 'vitest'
import { lowerSnippets } from './testing/lower-snippets.ts'

// The first test opens the TypeScript project.
vi.setConfig({ testTimeout: 60_000 })

/** What is said of a function, each finding on a line: place, code, message, hint. */
function findings(
  fn: string,
  type = '{ s: string; n: number; o?: string; xs: number[]; u: unknown; a: any }',
  prelude = '',
): string {
  const code = `import { param, type Expr } from '@stepwright/dsl'\n${prelude}\nexport const f: Expr<${type}, { vars: { total: number; count: number }; input: {} }, unknown> =\n${fn}`
  const { diagnostics } = lowerSnippets(code)
  const offset = prelude.split('\n').length + 2
  return diagnostics
    .map(({ code, message, hint, location }) => {
      const place = location
        ? `${location.line - offset}:${location.column}-${(location.endLine ?? 0) - offset}:${location.endColumn ?? 0}`
        : ''
      return `${place} ${code} ${message} ${hint ?? ''}`
    })
    .join('\n')
}

test('operands whose type is unknown', () => {
  expect(findings('(f) => f.a + 1')).toMatchInlineSnapshot(
    `"1:8-1:11 SW2002 The type of 'f.a' is not known, so '+' could mean different things. Give it a type, or narrow it first, for example with typeof or Array.isArray."`,
  )
  expect(findings('(f) => f.a.b')).toMatchInlineSnapshot(
    `"1:8-1:13 SW2002 The type of 'f.a' is not known, so reading 'b' could mean different things. Give it a type, or narrow it first, for example with typeof or Array.isArray."`,
  )
  expect(findings('(f) => f.a.map((x) => x)')).toMatchInlineSnapshot(
    `"1:8-1:11 SW2002 The type of 'f.a' is not known, so 'map' could mean different things. Give it a type, or narrow it first, for example with typeof or Array.isArray."`,
  )
  expect(findings('(f) => `${f.u}`')).toMatchInlineSnapshot(
    `"1:11-1:14 SW2002 The type of 'f.u' is not known, so its text could mean different things. Give it a type, or narrow it first, for example with typeof or Array.isArray."`,
  )
  expect(findings('(f) => f.a === f.u')).toMatchInlineSnapshot(
    `"1:8-1:11 SW2002 The type of 'f.a' is not known, so '===' could mean different things. Give it a type, or narrow it first, for example with typeof or Array.isArray."`,
  )
  expect(findings('(f) => f.a < 1')).toMatchInlineSnapshot(
    `"1:8-1:11 SW2002 The type of 'f.a' is not known, so '<' could mean different things. Give it a type, or narrow it first, for example with typeof or Array.isArray."`,
  )
})

test('operations that could mean different things', () => {
  expect(findings('(f) => f.xs[0] + 1')).toMatchInlineSnapshot(
    `"1:8-1:15 SW2003 'f.xs[0]' is neither a number nor a string for certain. It may be missing: give a default with ??, or test it first."`,
  )
  expect(findings('(f) => `${f.xs}`')).toMatchInlineSnapshot(
    `"1:11-1:15 SW2003 'f.xs' is an array, whose text is rarely meant. Say how to put it together: use join."`,
  )
  expect(findings('(f) => f.xs === f.xs')).toMatchInlineSnapshot(
    `"1:8-1:21 SW2003 'f.xs === f.xs' compares objects or arrays, of which JavaScript compares the identity. Compare members that identify them."`,
  )
  expect(findings('(f) => ({ ...f.s })')).toMatchInlineSnapshot(
    `"1:14-1:17 SW2003 'f.s' may be a string or an array. Only objects can be spread into an object."`,
  )
  expect(findings('(f) => [...f.s]')).toMatchInlineSnapshot(
    `"1:12-1:15 SW2003 'f.s' is not an array for certain. A text is cut into its characters by f.s.split('')."`,
  )
  expect(findings('(f) => f.xs.toSorted()')).toMatchInlineSnapshot(
    `"1:8-1:23 SW2003 'f.xs' is sorted as text without a function. Give one: (a, b) => a - b."`,
  )
  expect(findings('(f) => [{ a: f.n }].includes({ a: 1 })')).toMatchInlineSnapshot(
    `"1:30-1:38 SW2003 '{ a: 1 }' is looked up by identity. Compare a member instead: use some with a test."`,
  )
  expect(findings('(f) => -f.s')).toMatchInlineSnapshot(
    `"1:9-1:12 SW2003 'f.s' is not a number for certain. Convert it with Number(…)."`,
  )
})

test('what JSONata cannot say', () => {
  expect(findings('async (f) => f.s')).toMatchInlineSnapshot(
    `"1:1-1:6 SW2021 'f' is asynchronous, and an expression gives its value at once. Make what is waited for a task of its own, and read its result."`,
  )
  expect(findings('(f) => { let n = 0; for (const x of f.xs) n += x; return n }')).toMatchInlineSnapshot(`
    "1:14-1:19 SW2001 A variable that can change cannot be compiled to JSONata. Use const: const n = test ? a : b, or a function of its own that returns the value.
    1:21-1:50 SW2001 The loop 'for (const x of f.xs) n += x;' cannot be compiled to JSONata. Use reduce: xs.reduce((total, x) => total + x, 0)."
  `)
  expect(findings("(f) => { if (f.n > 1) throw new Error('no'); return 1 }")).toMatchInlineSnapshot(
    `"1:23-1:45 SW2001 'throw' cannot be compiled to JSONata. Decide before the state: .choice(…) with .fail('Name', …) in the arm that must not go on."`,
  )
  expect(findings('(f) => f.xs.push(1)')).toMatchInlineSnapshot(
    `"1:8-1:20 SW2022 'f.xs.push(1)' changes a value, and an expression can only make new ones. Make a new array: [...xs, x]."`,
  )
  expect(findings('(f) => f.s.charCodeAt(0)')).toMatchInlineSnapshot(
    `"1:12-1:22 SW2001 The method 'charCodeAt' cannot be compiled to JSONata. JSONata has no character codes. Compare characters, as in text[0] === "a", or use a task."`,
  )
  expect(findings('(f) => f.n & 1')).toMatchInlineSnapshot(
    `"1:8-1:15 SW2001 The operator '&' cannot be compiled to JSONata. JSONata has no operators on bits: use Math.trunc, % and **, or compute it in a task."`,
  )
  expect(findings('(f) => ({ get() { return 1 }, n: f.n })')).toMatchInlineSnapshot(
    `"1:11-1:29 SW2001 A method or accessor in an object cannot be compiled to JSONata. JSON has no functions: give the value itself."`,
  )
  expect(findings("(f, { vars }) => vars['a-b']")).toBe(
    "1:18-1:29 SW2007 A variable cannot be named 'a-b'. Use letters, digits and underscores, with no digit in front.",
  )
  expect(findings('(f) => ({ "__proto__": f.n })')).toMatchInlineSnapshot(
    `"1:11-1:22 SW2007 The key '__proto__' cannot be written safely in JSONata. Use another key."`,
  )
  expect(findings('(f) => f')).toBe('')
})

test('values that are not fixed when the pipeline is built', () => {
  expect(findings('() => process.env.HOME')).toMatchInlineSnapshot(
    `"1:7-1:14 SW2004 'process' belongs to the environment ('process'), so its value is not fixed when the pipeline is built. Read it into a const outside the function, or use param()."`,
  )
  expect(findings('() => globalThis.location')).toMatchInlineSnapshot(
    `"1:7-1:26 SW2004 'globalThis.location' belongs to the environment ('globalThis'), so its value is not fixed when the pipeline is built. Read it into a const outside the function, or use param()."`,
  )
  expect(findings('(f) => f.n + limit', undefined, 'let limit = 1; limit = 2')).toMatchInlineSnapshot(
    `"1:14-1:19 SW2004 'limit' is assigned more than once, so its value is not fixed when the pipeline is built. Copy it to a const first."`,
  )
  expect(findings('(f) => f.n + Infinity')).toMatchInlineSnapshot(
    `"1:14-1:22 SW2001 'Infinity' cannot be compiled to JSONata. JSON has no such number. Start from Number.MAX_VALUE, from -Number.MAX_VALUE, or from null."`,
  )
})

test('functions that cannot be followed', () => {
  expect(
    findings('make(3)', undefined, 'const make = (n: number) => (f: { n: number }) => f.n > n'),
  ).toMatchInlineSnapshot(
    `"1:1-1:8 SW2005 'make(3)' is a function whose source the compiler cannot follow. Write an arrow function here, or wrap the function in expr(…) where it is written."`,
  )
  expect(
    findings('(f) => down(f.n)', undefined, 'function down(n: number): number { return n > 0 ? down(n - 1) : n }'),
  ).toMatchInlineSnapshot(
    `"-1:51--1:62 SW2001 'down' calls itself, which cannot be compiled to JSONata. Go through the data with map, flatMap or reduce; data of any depth needs a task."`,
  )
})

test('the scope, its variables and undefined inside values', () => {
  expect(findings('(_f, scope) => scope')).toMatchInlineSnapshot(
    `"1:16-1:21 SW2001 'scope' as a whole cannot be compiled to JSONata. Name the members you need, for example scope.input."`,
  )
  expect(findings('(_f, { vars }) => vars')).toMatchInlineSnapshot(
    `"1:19-1:23 SW2001 'vars' as a whole cannot be compiled to JSONata. Name the members you need, for example vars.total."`,
  )
  expect(findings('(_f, { vars }) => vars.count')).toMatchInlineSnapshot(
    `"1:19-1:29 SW2008 The variable 'count' would hide JSONata's function '$count'. Give the variable another name."`,
  )
  expect(findings('(_f, { vars, ...rest }) => rest')).toMatchInlineSnapshot(
    `"1:14-1:21 SW2001 The rest of the scope cannot be compiled to JSONata. Name the members you need."`,
  )
  expect(findings('(f) => { const o = { a: f.o }; return { a: 1, ...o } }')).toMatchInlineSnapshot(
    `"1:50-1:51 SW2009 'o' may hold undefined inside, which a spread would take for null or for nothing. Replace undefined with a value first, for example with ??."`,
  )
  expect(findings('(f) => Object.keys({ a: f.o })')).toMatchInlineSnapshot(
    `"1:20-1:30 SW2009 '{ a: f.o }' may hold undefined inside, which 'Object.keys' would take for null or for nothing. Replace undefined with a value first, for example with ??."`,
  )
})

test('all findings of a function come at once', () => {
  expect(findings('(f) => ({\n  a: f.a + 1,\n  b: f.s.normalize(),\n  c: f.n,\n})')).toMatchInlineSnapshot(`
    "2:6-2:9 SW2002 The type of 'f.a' is not known, so '+' could mean different things. Give it a type, or narrow it first, for example with typeof or Array.isArray.
    3:10-3:19 SW2001 The method 'normalize' cannot be compiled to JSONata. JSONata has no tables of Unicode: normalize the text in a task."
  `)
})

test('the names of a refused pattern are not looked for outside the function', () => {
  const { refused } = lowerSnippets(`import type { Expr } from '@stepwright/dsl'
export const f: Expr<{ a: any }, {}, unknown> = (f) => { const [first, [second] = [1], , ...rest] = f.a; return [first, second, rest.length] }`)
  expect(refused.map(({ captures, diagnostics }) => [captures, diagnostics.map(({ message }) => message)])).toEqual([
    [[], [expect.stringContaining("The pattern '[first, [second] = [1], , ...rest]' cannot be compiled")]],
  ])
})
