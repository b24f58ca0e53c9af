import { expect, test } from 'vitest'
import { variableReferences } from './variable-references.ts'

test('variables are found in paths, templates, calls and expressions, at any depth; each once, sorted', () => {
  const pass = (fields: object) => ({ Type: 'Pass', ...fields, End: true })
  expect(
    variableReferences({
      StartAt: 'Set',
      States: {
        Set: { Type: 'Pass', Assign: { a: 1, b: [1], text: '$a' }, Next: 'Path' },
        Path: { Type: 'Pass', InputPath: '$b[0]', OutputPath: '$a', Next: 'Each' },
        Each: {
          Type: 'Map',
          ItemsPath: '$b',
          ItemProcessor: {
            StartAt: 'Sum',
            States: {
              Sum: pass({ Parameters: { 'x.$': 'States.MathAdd(States.MathAdd($b[0], $a), $a)', y: '$text' } }),
            },
          },
          Next: 'Expression',
        },
        Expression: pass({ QueryLanguage: 'JSONata', Output: '{% ($local := $a; $local + $count($states.input)) %}' }),
      },
    }),
  ).toEqual({ Path: ['a', 'b'], Each: ['b'], Sum: ['a', 'b'], Expression: ['a'] })
})

test('a definition without variables has no references', () => {
  expect(variableReferences({ StartAt: 'A', States: { A: { Type: 'Succeed' } } })).toEqual({})
})
