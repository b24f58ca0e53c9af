import fc from 'fast-check'
import { expect, test } from 'vitest'
import { evaluateJsonata } from '@stepwright/asl'
import { patternOf, type Pattern } from './regex-source.ts'

const read = (regex: RegExp): ReturnType<typeof patternOf> => patternOf(regex.source, regex.flags)
const problem = (regex: RegExp): string => {
  const found = read(regex)
  return 'what' in found ? `${found.what} ${found.hint}` : ''
}

test.each([
  [/^raw\/(\d{4})-(\d\d)\.csv$/i, '^raw\\/(\\d{4})-(\\d\\d)\\.csv$', 'i'],
  [/[(){}/\\\]-]+/gm, '[\\(\\)\\{\\}\\/\\x5c\\]\\-]+', 'm'],
  [/\\(a|b)/, '\\x5c(a|b)', ''],
  [/\$\{x\}/, '\\$\\{x\\}', ''],
  [/\${2}/, '(?:\\$){2}', ''],
  [/a.b[^]/s, 'a[\\s\\S]b[\\s\\S]', ''],
  [/[a&&b]/, '[a\\&\\&b]', ''],
  [/a{2,}?b{1,3}(?:c)?(?!d)(?=e)\b/, 'a{2,}?b{1,3}(?:c)?(?!d)(?=e)\\b', ''],
  [/\n\t\u2028\u00a0/, '\\n\\t\\u2028\\u00a0', ''],
])('%s', (regex, source, flags) => {
  expect(read(regex)).toMatchObject({ source, flags })
})

test('what a match may lack', () => {
  const facts = (regex: RegExp): unknown => {
    const { groups, mayLackGroups, mayBeEmpty } = read(regex) as Pattern
    return { groups, mayLackGroups, mayBeEmpty }
  }
  expect(facts(/(a)(b+)/)).toEqual({ groups: 2, mayLackGroups: false, mayBeEmpty: false })
  expect(facts(/(a)|b/)).toEqual({ groups: 1, mayLackGroups: true, mayBeEmpty: false })
  expect(facts(/(?:(a)|b)c/)).toEqual({ groups: 1, mayLackGroups: true, mayBeEmpty: false })
  expect(facts(/(a)?b/)).toEqual({ groups: 1, mayLackGroups: true, mayBeEmpty: false })
  expect(facts(/(?!(a))b/)).toEqual({ groups: 1, mayLackGroups: true, mayBeEmpty: false })
  expect(facts(/(a|b)(?:c)*/)).toEqual({ groups: 1, mayLackGroups: false, mayBeEmpty: false })
  expect(facts(/^$/)).toEqual({ groups: 0, mayLackGroups: false, mayBeEmpty: true })
  expect(facts(/a*|b/)).toEqual({ groups: 0, mayLackGroups: false, mayBeEmpty: true })
  expect(facts(/(?:a?){2}/)).toEqual({ groups: 0, mayLackGroups: false, mayBeEmpty: true })
})

test('what has no equal', () => {
  expect(
    [/(a)\1/, /(?<name>a)/, /(?<=a)b/, /a/u, /a/y, new RegExp('[]'), /😀/, /é/i, /(a)(a)(a)(a)(a)(a)(a)(a)(a)(a)/].map(
      problem,
    ),
  ).toMatchInlineSnapshot(`
    [
      "The reference '\\1' in a regular expression Compare the groups of a match instead.",
      "The group name 'name' in a regular expression Groups are read by number: match[1].",
      "The lookbehind '(?<=a)' in a regular expression Match what stands before as well, and read a group.",
      "The flag 'u' of a regular expression JSONata has the flags i and m; g and s can be written too.",
      "The flag 'y' of a regular expression JSONata has the flags i and m; g and s can be written too.",
      "The class '[]', which matches nothing, in a regular expression Leave it out.",
      "A character that counts as two in a regular expression Look for it as a string, with includes or replaceAll.",
      "'é' beside the flag 'i' in a regular expression Name both cases: [éÉ].",
      "A regular expression with more than nine groups Write (?:…) for groups that nothing refers to.",
    ]
  `)
  expect(patternOf('(?i:a)', '')).toMatchObject({ what: "'(?i:' in a regular expression" })
  expect(patternOf('(', '')).toMatchObject({ what: "'/(/', which is not a regular expression," })
})

/** Random regular expressions of what is supported, with characters that trip a scanner for the closing slash. */
const literal = fc.constantFrom(
  'a',
  'B',
  '0',
  '_',
  ' ',
  '\\\\',
  '\\/',
  '\\(',
  '\\)',
  '\\[',
  '\\]',
  '\\{',
  '\\}',
  '\\.',
  '\\$',
  '-',
  '&',
  "'",
  '"',
  '`',
  '%',
  '\\n',
  'é',
  '\\*',
)
const { pattern } = fc.letrec<{ pattern: string; element: string }>((tie) => ({
  element: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    literal,
    fc.constantFrom(
      '.',
      '\\d',
      '\\w',
      '\\s',
      '\\S',
      '^',
      '$',
      '\\b',
      '[^a]',
      '[a-c]',
      '[(){}/]',
      '[\\\\\\]&&-]',
      '[^/]',
    ),
    fc.tuple(fc.constantFrom('(', '(?:'), tie('pattern')).map(([open, inner]) => `${open}${inner})`),
    fc.tuple(literal, fc.constantFrom('*', '+', '?', '{2}', '{1,2}', '+?')).map(([one, many]) => one + many),
    fc.tuple(tie('pattern'), fc.constantFrom('?', '{1,2}')).map(([inner, many]) => `(?:${inner})${many}`),
  ),
  pattern: fc.oneof(
    fc.array(tie('element'), { minLength: 1, maxLength: 3 }).map((parts) => parts.join('')),
    fc.tuple(tie('element'), tie('element')).map(([one, other]) => `${one}|${other}`),
  ),
}))
const text = fc.string({ unit: fc.constantFrom(...Array.from('aB0_ \\/()[]{}.$-&\'"`%\né*')), maxLength: 6 })

test('it means in JSONata what it means in JavaScript', () => {
  fc.assert(
    fc.property(pattern, fc.constantFrom('', 'm'), text, (source, flags, input) => {
      const read = patternOf(source, flags) as Pattern
      expect(read).not.toHaveProperty('what')
      const outcome = evaluateJsonata(`$contains($states.input, /${read.source}/${read.flags})`, {
        states: { input },
        variables: {},
        random: () => 0,
        uuid: () => '',
        nowMs: 0,
      })
      expect(outcome, read.source).toEqual({ ok: true, value: new RegExp(source, flags).test(input) })
    }),
    { numRuns: 500 },
  )
})
