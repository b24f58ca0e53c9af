import { expect, test, vi } from 'vitest'
import { lowerSnippets } from './testing/lower-snippets.ts'

// The first test opens the TypeScript project.
vi.setConfig({ testTimeout: 60_000 })

const type = '{ s: string; t: string; n: number; u: string | number; re: RegExp; o?: number }'
const prelude = 'const global = /a/g\nconst made = new RegExp("a")'

/** What is said of each function, on a line: where, the code, the message and the hint. */
function findings(...fns: readonly string[]): string {
  const code = [
    `import type { Expr } from '@stepwright/dsl'`,
    prelude,
    ...fns.map((fn, i) => `export const f${i}: Expr<${type}, { vars: {}; input: {} }, unknown> =\n${fn}`),
  ].join('\n')
  const lines = code.split('\n')
  return lowerSnippets(code)
    .diagnostics.map(({ code: name, message, hint, location }) => {
      const line = lines[(location?.line ?? 1) - 1] ?? ''
      return `${line.slice((location?.column ?? 1) - 1, (location?.endColumn ?? 1) - 1)} | ${name} ${message} ${hint ?? ''}`
    })
    .join('\n')
}

test('methods of strings that have another way', () => {
  expect(
    findings(
      '(f) => f.s.substr(1, 2)',
      '(f) => f.s.charCodeAt(0)',
      '(f) => f.s.codePointAt(0)',
      '(f) => f.s.localeCompare(f.t)',
      '(f) => f.s.toLocaleUpperCase()',
      '(f) => f.s.normalize()',
      '(f) => f.s.matchAll(/a/g)',
      '(f) => f.s.lastIndexOf(f.t, 3)',
      '(f) => f.s.repeat(-1)',
      '(f) => f.s.anchor("x")',
    ),
  ).toMatchInlineSnapshot(`
    "substr | SW2001 The method 'substr' cannot be compiled to JSONata. It is deprecated: use slice(start, end).
    charCodeAt | SW2001 The method 'charCodeAt' cannot be compiled to JSONata. JSONata has no character codes. Compare characters, as in text[0] === "a", or use a task.
    codePointAt | SW2001 The method 'codePointAt' cannot be compiled to JSONata. JSONata has no character codes. Compare characters, as in text[0] === "a", or use a task.
    localeCompare | SW2001 The method 'localeCompare' cannot be compiled to JSONata. It depends on a locale. Compare with < and >, which go by the codes of the characters.
    toLocaleUpperCase | SW2001 The method 'toLocaleUpperCase' cannot be compiled to JSONata. It depends on a locale. Use toUpperCase().
    normalize | SW2001 The method 'normalize' cannot be compiled to JSONata. JSONata has no tables of Unicode: normalize the text in a task.
    matchAll | SW2001 The method 'matchAll' cannot be compiled to JSONata. Use match with the flag g, which gives the matches as an array.
    3 | SW2001 The position given to 'lastIndexOf' cannot be compiled to JSONata. Search a part of the text: text.slice(0, end).lastIndexOf(wanted).
    -1 | SW2001 'repeat' with a negative number cannot be compiled to JSONata. JavaScript throws there: give zero or more.
    anchor | SW2001 The method 'anchor' cannot be compiled to JSONata. See docs/errors/SW2001.md for the methods that can be used, or move it to a task."
  `)
})

test('arguments that could mean different things', () => {
  expect(
    findings(
      '(f) => f.s.slice(f.o)',
      '(f) => f.s.padStart(f.u)',
      "(f) => f.s.replace('', 'a')",
      "(f) => f.s.replaceAll('', 'a')",
      "(f) => f.s.replace('a', '$`')",
      '(f) => f.s.replace(/a/, "$\'")',
      "(f) => f.s.replace('a', (m) => m)",
      '(f) => f.s.match(f.t)',
    ),
  ).toMatchInlineSnapshot(`
    "f.o | SW2003 'f.o' is not a number for certain. Convert or narrow it first.
    f.u | SW2003 'f.u' is not a number for certain. Convert or narrow it first.
    '' | SW2003 '''' is found between any two characters. Put the text in front of it with +.
    '' | SW2003 '''' is found between any two characters. Put the text in front of it with +.
    '$\`' | SW2001 '$\`', which names the text before or after the match, cannot be compiled to JSONata. Split the text there, and join what you need.
    "$'" | SW2001 "$'", which names the text before or after the match, cannot be compiled to JSONata. Split the text there, and join what you need.
    (m) => m | SW2001 A function that replaces a string cannot be compiled to JSONata. What it replaces is known: give the new text itself, or search with a regular expression.
    f.t | SW2003 'f.t' is not a regular expression. Write one, /…/, or look for a string with includes or indexOf."
  `)
})

test('regular expressions that have no equal', () => {
  expect(
    findings(
      '(f) => /(?<=a)b/.test(f.s)',
      '(f) => /(?<year>\\d)/.test(f.s)',
      '(f) => /(a)\\1/.test(f.s)',
      '(f) => /\\p{L}/u.test(f.s)',
      '(f) => /a/y.test(f.s)',
      '(f) => global.test(f.s)',
      '(f) => made.test(f.s)',
      '(f) => f.s.match(f.re)',
      '(f) => f.s.match(/a*/)',
      "(f) => f.s.replace(/a*$/, '')",
      "(f) => f.s.replaceAll(/a/, 'b')",
      '(f) => f.s.split(/(,)/)',
      '(f) => f.s.replace(/a/g, (m, position: number) => `${position}`)',
      "(f) => f.s.replace(/(a)?b/g, (m, a: string) => a + '')",
      '(f) => f.s.search(/a?/)',
      '(f) => /a/.toString()',
      '(f) => ({ re: /a/ })',
    ),
  ).toMatchInlineSnapshot(`
    "/(?<=a)b/ | SW2001 The lookbehind '(?<=a)' in a regular expression cannot be compiled to JSONata. Match what stands before as well, and read a group.
    /(?<year>\\d)/ | SW2001 The group name 'year' in a regular expression cannot be compiled to JSONata. Groups are read by number: match[1].
    /(a)\\1/ | SW2001 The reference '\\1' in a regular expression cannot be compiled to JSONata. Compare the groups of a match instead.
    /\\p{L}/u | SW2001 The flag 'u' of a regular expression cannot be compiled to JSONata. JSONata has the flags i and m; g and s can be written too.
    /a/y | SW2001 The flag 'y' of a regular expression cannot be compiled to JSONata. JSONata has the flags i and m; g and s can be written too.
    global | SW2003 'global' has the flag g, so that it remembers where the last search ended. Leave the flag out.
    made | SW2001 The regular expression 'made' cannot be compiled to JSONata. Write it as a literal, /…/, here or in a const.
    f.re | SW2001 The regular expression 'f.re' cannot be compiled to JSONata. Write it as a literal, /…/, here or in a const.
    /a*/ | SW2003 '/a*/' may match where there is no character, which JSONata cannot go on from. Write + instead of *, or test the text first.
    /a*$/ | SW2003 '/a*$/' may match where there is no character, which JSONata cannot go on from. Write + instead of *, or test the text first.
    /a/ | SW2001 'replaceAll' with a regular expression that lacks the flag g cannot be compiled to JSONata. JavaScript throws there: add it.
    /(,)/ | SW2001 A group in a regular expression that splits cannot be compiled to JSONata. Write (?:…), which does not put what it matches among the parts.
    position: number | SW2001 The position of a match and what follows it cannot be compiled to JSONata. Use the match and its groups.
    (m, a: string) => a + '' | SW2003 '(m, a: string) => a + ''' reads groups that may have no part in the match. Write the expression so that each group takes part.
    /a?/ | SW2003 '/a?/' may match where there is no character, which JSONata cannot go on from. Write + instead of *, or test the text first.
    toString | SW2001 The method 'toString' of a regular expression cannot be compiled to JSONata. Use test, or match of the text.
    /a/ | SW2001 A regular expression as a value cannot be compiled to JSONata. Use it where it is written, as in /…/.test(text), or name it in a const outside the function."
  `)
})

test('numbers', () => {
  expect(
    findings(
      '(f) => f.n.toFixed(11)',
      '(f) => f.n.toFixed(f.n)',
      '(f) => f.n.toString(16)',
      '(f) => f.n.toPrecision(3)',
      '(f) => f.n.toLocaleString()',
      '(f) => isNaN(f.n)',
      '(f) => Number.isNaN(f.n)',
      '(f) => isFinite(f.u as any)',
      '(f) => parseInt(f.n as any)',
      '(f) => parseInt(f.s, 16)',
      '(f) => Math.log(f.n)',
      '(f) => Math.hypot(f.n, 1)',
      '(f) => Math.fround(f.n)',
    ),
  ).toMatchInlineSnapshot(`
    "11 | SW2003 '11' is not a number of digits from 0 to 10. Write one.
    f.n | SW2003 'f.n' is not a number of digits from 0 to 10. Write one.
    16 | SW2001 'toString' with a base cannot be compiled to JSONata. Only decimal text can be written: leave the base out.
    toPrecision | SW2001 The method 'toPrecision' cannot be compiled to JSONata. Use toFixed, with a number of digits behind the point.
    toLocaleString | SW2001 The method 'toLocaleString' cannot be compiled to JSONata. It depends on a locale. Use toFixed, or format the number in a task.
    isNaN(f.n) | SW2001 'isNaN(f.n)' cannot be compiled to JSONata. A number is never NaN between states: what would be, fails the state. Test the text first, for example /^\\d+$/.test(text).
    Number.isNaN(f.n) | SW2001 'Number.isNaN(f.n)' cannot be compiled to JSONata. A number is never NaN between states: what would be, fails the state. Test the text first, for example /^\\d+$/.test(text).
    f.u as any | SW2003 'f.u as any' is not a number for certain. Convert or narrow it first.
    f.n as any | SW2003 'f.n as any' is not a string for certain. Use Math.trunc for a number.
    16 | SW2001 'parseInt' with the base '16' cannot be compiled to JSONata. Decimal numbers can be read: write 10.
    Math.log(f.n) | SW2001 'Math.log' cannot be compiled to JSONata. JSONata has no such function: compute it in a task.
    Math.hypot(f.n, 1) | SW2001 'Math.hypot' cannot be compiled to JSONata. JSONata has no such function: compute it in a task.
    Math.fround(f.n) | SW2001 'Math.fround' cannot be compiled to JSONata. See docs/errors/SW2001.md for the functions that can be used, or move it to a task."
  `)
})
