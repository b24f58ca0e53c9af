import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseDefinition } from './parse-definition.ts'
import { validateText } from './validate-text.ts'

const file = 'flow.asl.json'
const at = (line: number, column: number, endLine: number, endColumn: number) => ({
  file,
  line,
  column,
  endLine,
  endColumn,
})

const located = (text: string, path: string, range?: { start: number; end: number }) => {
  const parsed = parseDefinition(text, { file })
  return parsed.ok ? parsed.locate(path, range) : parsed.diagnostics
}

test('a scalar is located by itself, an object by its key, and what is missing by what is around it', () => {
  const text = '{\n  "StartAt": "A/b",\r\n  "States": {\n    "A/b": { "Type": "Pass", "End": true }\n  }\n}\n'
  expect({
    scalar: located(text, '/StartAt'),
    object: located(text, '/States/A~1b'),
    missing: located(text, '/States/A~1b/Next'),
    root: located(text, ''),
  }).toEqual({
    scalar: at(2, 14, 2, 19),
    object: at(4, 5, 4, 10),
    missing: at(4, 5, 4, 10),
    root: at(1, 1, 1, 2),
  })
})

test('a range counts characters of the value, not of its escapes', () => {
  const text = String.raw`{"x":"a\n\u00e9b$c"}`
  expect([located(text, '/x', { start: 0, end: 1 }), located(text, '/x', { start: 4, end: 6 })]).toEqual([
    at(1, 7, 1, 8),
    at(1, 17, 1, 19),
  ])
})

test('a finding points at the characters of an expression', () => {
  const text = [
    '{ "StartAt": "A", "QueryLanguage": "JSONata", "States": {',
    String.raw`  "A": { "Type": "Pass", "End": true, "Output": "{% \"é\" & phone %}" } } }`,
  ].join('\n')
  expect(validateText(text, { file })).toEqual([
    {
      code: 'SW3121',
      severity: 'error',
      path: '/States/A/Output',
      range: { start: 9, end: 14 },
      message:
        "'Output' of state 'A' refers to 'phone', but Step Functions gives an expression no context to find it in.",
      hint: 'Write $states.input.phone, or quote it as text.',
      location: at(2, 61, 2, 66),
    },
  ])
})

test('text that is not JSON says where and why', () => {
  const first = (text: string) =>
    validateText(text, { file }).map(({ code, message, location }) => [code, message, location])
  expect({
    comma: first('{ "StartAt": "A"\n  "States": {} }'),
    comment: first('{ // no\n}'),
    empty: first(''),
    word: first('not a definition'),
    trailing: first('{} {}'),
  }).toEqual({
    comma: [['SW3001', "The definition is not JSON: a ',' is missing.", at(2, 3, 2, 11)]],
    comment: [['SW3001', 'The definition is not JSON: there is a comment, which JSON does not have.', at(1, 3, 1, 8)]],
    empty: [['SW3001', 'The definition is not JSON: a value is missing.', at(1, 1, 1, 2)]],
    word: [['SW3001', 'The definition is not JSON: there is something that is no JSON value.', at(1, 1, 1, 4)]],
    trailing: [['SW3001', 'The definition is not JSON: there is text after the end.', at(1, 4, 1, 5)]],
  })
})

test('a substitution outside of quotes has a message of its own', () => {
  expect(validateText('{ "TimeoutSeconds": ${Seconds}, "StartAt": "A" }', { file })).toEqual([
    {
      code: 'SW3016',
      severity: 'error',
      message: "'${Seconds}' stands outside of quotes, so the text is not JSON before it is filled in.",
      hint: 'Write "${Seconds}", or validate the text after it is filled in.',
      location: at(1, 21, 1, 31),
    },
  ])
})

test('a key that occurs twice is reported at its second place', () => {
  expect(parseDefinition('{ "a": 1, "b": { "c": 1, "c": 2 } }', { file })).toMatchObject({
    ok: true,
    definition: { a: 1, b: { c: 2 } },
    diagnostics: [
      {
        code: 'SW3015',
        severity: 'error',
        message: "The key 'c' occurs a second time in its object; only the last one counts.",
        location: at(1, 26, 1, 29),
      },
    ],
  })
})

test('text without end in its nesting is refused', () => {
  expect(validateText('['.repeat(100_000), { file })).toEqual([
    {
      code: 'SW3014',
      severity: 'error',
      message: 'The text nests more than 256 levels deep.',
      location: at(1, 1, 1, 2),
    },
  ])
})

test('property: any text gives findings, and JSON gives its own value', () => {
  fc.assert(fc.property(fc.string(), (text) => Array.isArray(validateText(text))))
  fc.assert(
    fc.property(fc.json(), (text) => {
      const parsed = parseDefinition(text)
      expect(parsed).toMatchObject({ ok: true, definition: JSON.parse(text) as unknown })
    }),
  )
})
