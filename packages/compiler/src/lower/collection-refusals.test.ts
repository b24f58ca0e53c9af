import { expect, test, vi } from 'vitest'
import { lowerSnippets } from './testing/lower-snippets.ts'

// The first test opens the TypeScript project.
vi.setConfig({ testTimeout: 60_000 })

const type =
  '{ s: string; n: number; o?: string; xs: number[]; ss: string[]; nn: number[][]; m: Record<string, number>; any: any; at: Date; k: "a" | "b" }'
const prelude = `
const withHoles: { s?: string | undefined; t: number } = { s: undefined, t: 1 }
enum Level { Low = 1 }
`

/** What is said of a function, each finding on a line: the user's text, code, message, hint. */
function findings(fn: string): string {
  const code = `import type { Expr } from '@stepwright/dsl'${prelude}export const f: Expr<${type}, { input: {}; vars: {} }, unknown> =\n${fn}`
  const lines = code.split('\n')
  return lowerSnippets(code)
    .diagnostics.map(({ code, message, hint, location }) => {
      const place = location ? spanOf(lines, location) : ''
      return `[${place}] ${code} ${message} ${hint ?? ''}`
    })
    .join('\n')
}

function spanOf(
  lines: readonly string[],
  at: { readonly line: number; readonly column: number; readonly endLine?: number; readonly endColumn?: number },
): string {
  const line = lines[at.line - 1] ?? ''
  return at.endLine === at.line ? line.slice(at.column - 1, (at.endColumn ?? 1) - 1) : line.slice(at.column - 1)
}

test('arrays that somebody else may see are not changed', () => {
  expect(findings('(f) => f.xs.sort((a, b) => a - b)')).toMatchInlineSnapshot(
    `"[f.xs.sort((a, b) => a - b)] SW2022 'f.xs.sort((a, b) => a - b)' changes a value, and an expression can only make new ones. Use toSorted, which returns a new one."`,
  )
  expect(findings('(f) => { const ys = f.xs; return ys.reverse() }')).toMatchInlineSnapshot(
    `"[ys.reverse()] SW2022 'ys.reverse()' changes a value, and an expression can only make new ones. Use toReversed, which returns a new one."`,
  )
  expect(findings('(f) => { const ys = [...f.xs]; return [ys.reverse(), ys] }')).toMatchInlineSnapshot(
    `"[ys.reverse()] SW2022 'ys.reverse()' changes a value, and an expression can only make new ones. Use toReversed, which returns a new one."`,
  )
  expect(findings('(f) => { const ys = [...f.xs]; return f.nn.map(() => ys.reverse()) }')).toMatchInlineSnapshot(
    `"[ys.reverse()] SW2022 'ys.reverse()' changes a value, and an expression can only make new ones. Use toReversed, which returns a new one."`,
  )
  expect(findings('(f) => f.xs.fill(0)')).toMatchInlineSnapshot(
    `"[f.xs.fill(0)] SW2022 'f.xs.fill(0)' changes a value, and an expression can only make new ones. Use map, which returns a new one."`,
  )
  expect(findings('(f) => { const ys = [...f.xs]; ys.push(1); return ys }')).toMatchInlineSnapshot(
    `"[ys.push(1)] SW2022 'ys.push(1)' changes a value, and an expression can only make new ones. Make a new array: [...xs, x]."`,
  )
  expect(findings('(f) => [f.xs.pop(), f.xs.shift(), f.xs.unshift(1), f.xs.splice(0, 1)]')).toMatchInlineSnapshot(`
    "[f.xs.pop()] SW2022 'f.xs.pop()' changes a value, and an expression can only make new ones. Read the item with xs.at(-1), and the others with xs.slice(0, -1).
    [f.xs.shift()] SW2022 'f.xs.shift()' changes a value, and an expression can only make new ones. Read the item with xs[0], and the others with xs.slice(1).
    [f.xs.unshift(1)] SW2022 'f.xs.unshift(1)' changes a value, and an expression can only make new ones. Make a new array: [x, ...xs].
    [f.xs.splice(0, 1)] SW2022 'f.xs.splice(0, 1)' changes a value, and an expression can only make new ones. Use toSpliced, slice or filter, which return a new one."
  `)
})

test('forms of array methods that have no equal', () => {
  expect(findings('(f) => f.nn.flat(f.n)')).toMatchInlineSnapshot(
    `"[f.n] SW2003 'f.n' is not a fixed number of levels. Write a whole number up to 8."`,
  )
  expect(findings('(f) => [f.xs.entries()]')).toMatchInlineSnapshot(
    `"[f.xs.entries()] SW2001 An iterator cannot be compiled to JSONata. Make it an array: [...f.xs.entries()]."`,
  )
  expect(findings('(f) => new Array(3)')).toMatchInlineSnapshot(
    `"[new Array(3)] SW2001 'new Array(3)' cannot be compiled to JSONata. Write the items as [a, b], or Array.from({ length: n }, (_, i) => i)."`,
  )
  expect(findings('(f) => new Array(3).map(() => 1)')).toMatchInlineSnapshot(
    `"[new Array(3)] SW2001 'new Array(3)' cannot be compiled to JSONata. Write the items as [a, b], or Array.from({ length: n }, (_, i) => i)."`,
  )
  expect(findings('(f) => Array.from(f.s)')).toMatchInlineSnapshot(
    `"[f.s] SW2003 'f.s' is not an array for certain. A text is cut into its characters by f.s.split('')."`,
  )
  expect(findings('(f) => Array.from({ length: f.n, 0: 1 })')).toMatchInlineSnapshot(
    `"[{ length: f.n, 0: 1 }] SW2003 '{ length: f.n, 0: 1 }' is not an array for certain. Only arrays can be spread here; give a default with ?? []."`,
  )
  expect(findings('(f) => f.xs.map((x) => (x > 0 ? x : undefined)).reduce((a, b) => a ?? b)')).toMatchInlineSnapshot(
    `"[f.xs.map((x) => (x > 0 ? x : undefined))] SW2009 'f.xs.map((x) => (x > 0 ? x : undefined))' may hold undefined inside, which 'reduce' would take for null or for nothing. Replace undefined with a value first, for example with ??."`,
  )
  expect(
    findings('(f) => f.xs.map((x) => (x > 0 ? x : undefined)).toSorted((a, b) => (a ?? 0) - (b ?? 0))'),
  ).toMatchInlineSnapshot(
    `"[f.xs.map((x) => (x > 0 ? x : undefined))] SW2003 'f.xs.map((x) => (x > 0 ? x : undefined))' may hold undefined, which is never compared. Filter it out first."`,
  )
  expect(findings('(f) => f.xs.map((...args) => args.length)')).toMatchInlineSnapshot(
    `"[...args] SW2001 A rest parameter of a function that is passed to a method cannot be compiled to JSONata. Name the parameters."`,
  )
  expect(findings('(f) => Math.max(...f.ss)')).toMatchInlineSnapshot(
    `"[f.ss] SW2003 'f.ss' does not hold numbers for certain. Filter it first."`,
  )
  expect(findings('(f) => f.xs.includes(...f.xs)')).toMatchInlineSnapshot(
    `"[...f.xs] SW2001 A spread argument cannot be compiled to JSONata. Write the arguments one by one."`,
  )
})

test('objects', () => {
  expect(findings('(f) => Object.assign(f.m, { a: 1 })')).toMatchInlineSnapshot(
    `"[f.m] SW2001 Object.assign to an object that is seen elsewhere cannot be compiled to JSONata. Make a new one: { ...a, ...b }."`,
  )
  expect(findings('(f) => f.s in f.m')).toMatchInlineSnapshot(
    `"[f.s] SW2003 'f.s' may name a member that every object has, such as 'toString'. Use Object.hasOwn(f.m, f.s)."`,
  )
  expect(findings("(f) => 'toString' in f.m")).toMatchInlineSnapshot(
    `"['toString'] SW2007 The key 'toString' cannot be written safely in JSONata. Use another key."`,
  )
  expect(findings('(f) => 1 in f.xs')).toMatchInlineSnapshot(
    `"[f.xs] SW2003 'f.xs' is not an object for certain, so 'in' is not known. Narrow it first."`,
  )
  expect(findings('(f) => Object.hasOwn({ a: f.o }, f.s)')).toMatchInlineSnapshot(
    `"[{ a: f.o }] SW2009 '{ a: f.o }' may hold undefined inside, which Object.hasOwn would take for null or for nothing. Replace undefined with a value first, for example with ??."`,
  )
  expect(findings('(f) => delete f.o')).toMatchInlineSnapshot(
    `"[delete f.o] SW2022 'delete f.o' changes a value, and an expression can only make new ones. Take the member out with a rest pattern: const { name, ...others } = value."`,
  )
  expect(findings("(f) => ({ s: 'x', ...withHoles })")).toMatchInlineSnapshot(
    `"[withHoles] SW2009 'withHoles' may hold undefined inside, which a spread would take for null or for nothing. Replace undefined with a value first, for example with ??."`,
  )
  expect(findings('(f) => Object.keys(withHoles)')).toMatchInlineSnapshot(
    `"[withHoles] SW2009 'withHoles' may hold undefined inside, which 'Object.keys' would take for null or for nothing. Replace undefined with a value first, for example with ??."`,
  )
  expect(findings('(f) => Object.fromEntries(f.xs.map((x) => [x, 1]))')).toMatchInlineSnapshot(
    `"[f.xs.map((x) => [x, 1])] SW2003 'f.xs.map((x) => [x, 1])' has keys that are not strings for certain. Convert each key with String(…)."`,
  )
  expect(findings('(f) => Object.groupBy(f.xs, (x) => x)')).toMatchInlineSnapshot(
    `"[Object.groupBy] SW2001 'Object.groupBy' cannot be compiled to JSONata. Let 'lib' in tsconfig.json include ES2024: without it, TypeScript knows no such function."`,
  )
  expect(findings('({ m: { [f()]: a } }) => a')).toMatchInlineSnapshot(
    `"[f()] SW2001 'f' calls itself, which cannot be compiled to JSONata. Go through the data with map, flatMap or reduce; data of any depth needs a task."`,
  )
})

test('dates', () => {
  expect(findings('(f) => new Date(f.s).getHours()')).toMatchInlineSnapshot(
    `"[getHours] SW2001 The method 'getHours' cannot be compiled to JSONata. Its result depends on the machine’s time zone: use getUTCHours."`,
  )
  expect(findings('(f) => new Date(2024, 1, 2)')).toMatchInlineSnapshot(
    `"[new Date(2024, 1, 2)] SW2001 A date from its parts cannot be compiled to JSONata. Its hour would be that of the machine’s time zone: write the text, as in new Date(\`2026-01-31T09:00:00Z\`)."`,
  )
  expect(findings("(f) => new Date('2024-01-02T03:04:05').getTime()")).toMatchInlineSnapshot(
    `"['2024-01-02T03:04:05'] SW2003 '2024-01-02T03:04:05' names no time zone, so its instant depends on the machine. End it with Z, or with an offset such as +02:00."`,
  )
  expect(findings("(f) => Date.parse('2 January 2024')")).toMatchInlineSnapshot(
    `"['2 January 2024'] SW2003 '2 January 2024' is no date in ISO 8601. Write it as 2026-01-31 or 2026-01-31T09:00:00Z."`,
  )
  expect(findings("(f) => Date.parse('2024-13-01')")).toMatchInlineSnapshot(
    `"['2024-13-01'] SW2003 '2024-13-01' is no date in ISO 8601. Write it as 2026-01-31 or 2026-01-31T09:00:00Z."`,
  )
  expect(findings('(f) => new Date(f.any).toISOString()')).toMatchInlineSnapshot(
    `"[f.any] SW2003 'f.any' is not a text or a number for certain. Narrow it, or give a default with ??."`,
  )
  expect(findings('(f) => new Date(f.s).setUTCHours(1)')).toMatchInlineSnapshot(
    `"[setUTCHours] SW2001 A method that changes its date cannot be compiled to JSONata. Make a new one: new Date(date.getTime() + 86_400_000)."`,
  )
  expect(findings('(f) => new Date(f.s).toLocaleDateString()')).toMatchInlineSnapshot(
    `"[toLocaleDateString] SW2001 The method 'toLocaleDateString' cannot be compiled to JSONata. Use toISOString(), and take the parts you need of that text."`,
  )
  expect(findings('(f) => f.at.getTime()')).toMatchInlineSnapshot(
    `"[f.at] SW2003 'f.at' is called a Date by its type, but states exchange ISO text. Give it the type string and write new Date(f.at)."`,
  )
  expect(findings('(f) => new Date(f.s) === new Date(f.s)')).toMatchInlineSnapshot(
    `"[new Date(f.s) === new Date(f.s)] SW2003 'new Date(f.s) === new Date(f.s)' compares objects or arrays, of which JavaScript compares the identity. Compare members that identify them."`,
  )
  expect(findings('(f) => `${new Date(f.s)}`')).toMatchInlineSnapshot(
    `"[new Date(f.s)] SW2003 'new Date(f.s)' is a date, whose text is that of the machine’s time zone. Use toISOString()."`,
  )
  expect(findings('(f) => [new Date(f.s)].includes(new Date(f.s))')).toMatchInlineSnapshot(
    `"[new Date(f.s)] SW2003 'new Date(f.s)' is looked up by identity. Compare a member instead: use some with a test."`,
  )
  expect(findings('(f) => new Map([[f.s, 1]])')).toMatchInlineSnapshot(
    `"[new Map([[f.s, 1]])] SW2001 'new Map([[f.s, 1]])' cannot be compiled to JSONata. States exchange plain JSON: write an object literal."`,
  )
})

test('statements', () => {
  expect(findings('(f) => { let n = 0; for (const x of f.xs) n += x; return n }')).toMatchInlineSnapshot(`
    "[n = 0] SW2001 A variable that can change cannot be compiled to JSONata. Use const: const n = test ? a : b, or a function of its own that returns the value.
    [for (const x of f.xs) n += x;] SW2001 The loop 'for (const x of f.xs) n += x;' cannot be compiled to JSONata. Use reduce: xs.reduce((total, x) => total + x, 0)."
  `)
  expect(
    findings('(f) => { const out: number[] = []; for (const x of f.xs) { out.push(x) } return out }'),
  ).toMatchInlineSnapshot(
    `"[for (const x of f.xs) { out.push(x) }] SW2001 The loop 'for (const x of f.xs) { out.push(x) }' cannot be compiled to JSONata. Use map, filter or flatMap, which return the new array."`,
  )
  expect(findings('(f) => { for (const x of f.xs) { if (x > 1) return x } return 0 }')).toMatchInlineSnapshot(
    `"[for (const x of f.xs) { if (x > 1) return x }] SW2001 The loop 'for (const x of f.xs) { if (x > 1) return x }' cannot be compiled to JSONata. Use find, some or every."`,
  )
  expect(findings('(f) => { f.xs.forEach((x) => x); return 1 }')).toMatchInlineSnapshot(
    `"[f.xs.forEach((x) => x)] SW2001 'forEach', which gives no value, cannot be compiled to JSONata. Use map, filter, flatMap or reduce, and return what they give."`,
  )
  expect(findings('(f) => { let i = 0; while (i < 3) { i++ } return i }')).toMatchInlineSnapshot(`
    "[i = 0] SW2001 A variable that can change cannot be compiled to JSONata. Use const: const i = test ? a : b, or a function of its own that returns the value.
    [while (i < 3) { i++ }] SW2001 The loop 'while (i < 3) { i++ }' cannot be compiled to JSONata. Use reduce: xs.reduce((total, x) => total + x, 0)."
  `)
  expect(findings('(f) => { let x; if (f.n > 0) x = 1; else x = 2; return x }')).toMatchInlineSnapshot(`
    "[x] SW2001 A variable that can change cannot be compiled to JSONata. Use const: const x = test ? a : b, or a function of its own that returns the value.
    [x = 1;] SW2022 'x = 1' changes a value, and an expression can only make new ones. Give the new value a const of its own; to add up an array use reduce.
    [x = 2;] SW2022 'x = 2' changes a value, and an expression can only make new ones. Give the new value a const of its own; to add up an array use reduce."
  `)
  expect(findings("(f) => { if (f.n > 1) throw new Error('no'); return 1 }")).toMatchInlineSnapshot(
    `"[throw new Error('no');] SW2001 'throw' cannot be compiled to JSONata. Decide before the state: .choice(…) with .fail('Name', …) in the arm that must not go on."`,
  )
  expect(findings('(f) => { try { return f.n } catch { return 0 } }')).toMatchInlineSnapshot(
    `"[try { return f.n } catch { return 0 }] SW2001 'try' cannot be compiled to JSONata. An expression does not throw; let the state fail and handle it with .catch(…)."`,
  )
  expect(findings('(f) => { outer: { if (f.n > 0) break outer; return 1 } return 2 }')).toMatchInlineSnapshot(
    `"[outer: { if (f.n > 0) break outer; return 1 }] SW2001 The statement 'outer: { if (f.n > 0) break outer; return 1 }' cannot be compiled to JSONata. Use array methods for loops, and return to leave a function."`,
  )
  expect(findings('(f) => { switch (f.xs) { case f.xs: return 1 } return 2 }')).toMatchInlineSnapshot(
    `"[f.xs] SW2003 'f.xs' compares objects or arrays, of which JavaScript compares the identity. Compare members that identify them."`,
  )
  expect(findings('(f) => { f.n + 1; return f.n }')).toMatchInlineSnapshot(
    `"[f.n + 1;] SW2001 The statement 'f.n + 1' cannot be compiled to JSONata. An expression has no effect but its value: return it, or give it a name with const."`,
  )
  expect(findings('(f) => { class A {} return f.n }')).toMatchInlineSnapshot(
    `"[class A {}] SW2001 The statement 'class A {}' cannot be compiled to JSONata. A body may have const, if, switch and return."`,
  )
})

test('operators', () => {
  expect(findings('(f) => (f.s, f.n)')).toMatchInlineSnapshot(
    `"[f.s, f.n] SW2001 The operator ',' cannot be compiled to JSONata. Only the last operand has an effect: write that one alone."`,
  )
  expect(findings('(f) => [f.n | 0, f.n & 1, f.n ^ 1, f.n << 2, f.n >> 1, f.n >>> 0, ~f.n]')).toMatchInlineSnapshot(`
    "[f.n | 0] SW2001 The operator '|' cannot be compiled to JSONata. JSONata has no operators on bits: use Math.trunc, % and **, or compute it in a task.
    [f.n & 1] SW2001 The operator '&' cannot be compiled to JSONata. JSONata has no operators on bits: use Math.trunc, % and **, or compute it in a task.
    [f.n ^ 1] SW2001 The operator '^' cannot be compiled to JSONata. JSONata has no operators on bits: use Math.trunc, % and **, or compute it in a task.
    [f.n << 2] SW2001 The operator '<<' cannot be compiled to JSONata. JSONata has no operators on bits: use Math.trunc, % and **, or compute it in a task.
    [f.n >> 1] SW2001 The operator '>>' cannot be compiled to JSONata. JSONata has no operators on bits: use Math.trunc, % and **, or compute it in a task.
    [f.n >>> 0] SW2001 The operator '>>>' cannot be compiled to JSONata. JSONata has no operators on bits: use Math.trunc, % and **, or compute it in a task.
    [~f.n] SW2001 The operator '~' cannot be compiled to JSONata. JSONata has no operators on bits: use Math.trunc, % and **, or compute it in a task."
  `)
  expect(findings('(f) => f.n++')).toMatchInlineSnapshot(
    `"[f.n++] SW2022 'f.n++' changes a value, and an expression can only make new ones. Make a changed copy: ({ ...value, name: changed }), or [...items, item]."`,
  )
  expect(findings('(f) => 10n')).toMatchInlineSnapshot(
    `"[10n] SW2001 A bigint cannot be compiled to JSONata. JSON has no bigint: use a number or a string."`,
  )
  expect(findings('(f) => void f.n')).toMatchInlineSnapshot(
    `"[void f.n] SW2001 'void f.n' cannot be compiled to JSONata. Rewrite it with the constructs that docs/errors/SW2001.md lists, or move it to a task."`,
  )
  expect(findings('(f) => f.xs instanceof Array')).toMatchInlineSnapshot(
    `"[f.xs instanceof Array] SW2001 The operator 'instanceof' cannot be compiled to JSONata. JSON has no classes: use Array.isArray, typeof or a member that tells."`,
  )
})

test('more operands than our call stack holds are one finding', () => {
  const code = `import type { Expr } from '@stepwright/dsl'\nexport const f: Expr<{ n: number }, {}, unknown> = (f) => ${Array.from({ length: 3500 }, () => 'f.n').join(' + ')}`
  expect(lowerSnippets(code).diagnostics.map(({ code: found, message, hint }) => [found, message, hint])).toEqual([
    [
      'SW2012',
      'The expression is nested more than 1000 levels deep, and AWS stops at far fewer.',
      'Put an array together with join or reduce, or look a value up in an object.',
    ],
  ])
})

test('branches that all go on are one finding, not a program of all their combinations', () => {
  const branches = Array.from({ length: 30 }, (_, i) => `switch (f.n) { case ${i}: break; case -1: return ${i} }`).join(
    ' ',
  )
  expect(findings(`(f) => { ${branches} return 0 }`)).toBe(
    '[break;] SW2012 What follows the branches is written for each way through them, which is more than 10000 statements. Return from each branch, or give each value a function of its own.',
  )
})
