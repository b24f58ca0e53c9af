import { describe, expect, test } from 'vitest'
import type { Diagnostic } from '@stepwright/asl'
import { createColors } from 'picocolors'
import { githubReport } from './github.ts'
import { jsonReport } from './json.ts'
import { sarifReport } from './sarif.ts'
import type { Sources } from './sources.ts'
import { textReport } from './text.ts'

const sources: Sources = {
  linesOf: (file) => (file === 'a b.ts' ? ['one', 'two', '  three(x)', 'four', 'five', ''] : null),
  nameOf: (file) => file,
  uriOf: (file) => file,
}
const placed: Diagnostic = {
  code: 'SW3030',
  severity: 'error',
  message: "State 'A' goes to 'B', which is not defined.",
  path: '/States/A/Next',
  location: { file: 'a b.ts', line: 3, column: 3, endLine: 3, endColumn: 8 },
  hint: "Did you mean 'C'?",
}
const bare: Diagnostic = { code: 'SW3036', severity: 'warning', message: '100%, at last.', path: '/States/B' }
const elsewhere: Diagnostic = {
  code: 'SW5001',
  severity: 'error',
  message: "'x' could not be read: it does not exist.",
  location: { file: 'gone.ts', line: 1, column: 1 },
}
const plain = createColors(false)

describe('text', () => {
  test('place, finding, code frame, hint; then how many', () => {
    expect(textReport([placed, bare, elsewhere], sources, plain)).toMatchInlineSnapshot(`
      "a b.ts:3:3 error SW3030
        State 'A' goes to 'B', which is not defined.

          1 | one
          2 | two
        > 3 |   three(x)
            |   ^^^^^
          4 | four

        hint: Did you mean 'C'?

      /States/B warning SW3036
        100%, at last.

      gone.ts:1:1 error SW5001
        'x' could not be read: it does not exist.

      2 errors, 1 warning
      "
    `)
  })

  test('nothing found is nothing said', () => {
    expect(textReport([], sources, plain)).toBe('')
  })

  test('colours when asked for', () => {
    const painted = textReport([placed], sources, createColors(true))
    expect(painted).toContain('\u001b[31merror\u001b[39m')
    // eslint-disable-next-line no-control-regex -- the escapes are what is taken away
    expect(painted.replace(/\u001b\[\d+m/g, '')).toBe(textReport([placed], sources, plain))
  })

  test('a frame deep in a file shows its own lines', () => {
    const deep: Sources = { ...sources, linesOf: () => Array.from({ length: 5000 }, (_, index) => `line ${index + 1}`) }
    const location = { file: 'x.ts', line: 4000, column: 6, endLine: 4002, endColumn: 1 }
    expect(textReport([{ ...bare, location }], deep, plain)).toContain(
      [
        '    3998 | line 3998',
        '    3999 | line 3999',
        '  > 4000 | line 4000',
        '         |      ^^^^',
        '    4001 | line 4001',
      ].join('\n'),
    )
  })

  test('a place beyond the end of a file has no frame', () => {
    const late = { ...placed, location: { file: 'a b.ts', line: 99, column: 1 } }
    expect(textReport([late], sources, plain)).not.toContain('|')
  })
})

test('github: one command each, with what it reserves escaped', () => {
  expect(githubReport([placed, bare], sources)).toBe(
    "::error file=a b.ts,line=3,endLine=3,col=3,endColumn=8,title=SW3030::State 'A' goes to 'B', which is not defined. Did you mean 'C'?\n" +
      '::warning title=SW3036::/States/B: 100%25, at last.\n',
  )
  const odd: Diagnostic = { ...elsewhere, message: 'a\nb', location: { file: 'c:,d%.ts', line: 1, column: 2 } }
  expect(githubReport([odd], sources)).toBe('::error file=c%3A%2Cd%25.ts,line=1,col=2,title=SW5001::a%0Ab\n')
})

test('json: the diagnostics as they are, counted', () => {
  expect(JSON.parse(jsonReport([placed, bare]))).toEqual({ errors: 1, warnings: 1, diagnostics: [placed, bare] })
})

test('sarif: rules once and in order, results that refer to them', () => {
  expect(JSON.parse(sarifReport([placed, bare, placed], sources, '1.2.3'))).toMatchInlineSnapshot(`
    {
      "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
      "runs": [
        {
          "columnKind": "utf16CodeUnits",
          "results": [
            {
              "level": "error",
              "locations": [
                {
                  "logicalLocations": [
                    {
                      "fullyQualifiedName": "/States/A/Next",
                    },
                  ],
                  "physicalLocation": {
                    "artifactLocation": {
                      "uri": "a%20b.ts",
                    },
                    "region": {
                      "endColumn": 8,
                      "endLine": 3,
                      "startColumn": 3,
                      "startLine": 3,
                    },
                  },
                },
              ],
              "message": {
                "text": "State 'A' goes to 'B', which is not defined. Did you mean 'C'?",
              },
              "ruleId": "SW3030",
              "ruleIndex": 0,
            },
            {
              "level": "warning",
              "locations": [
                {
                  "logicalLocations": [
                    {
                      "fullyQualifiedName": "/States/B",
                    },
                  ],
                },
              ],
              "message": {
                "text": "100%, at last.",
              },
              "ruleId": "SW3036",
              "ruleIndex": 1,
            },
            {
              "level": "error",
              "locations": [
                {
                  "logicalLocations": [
                    {
                      "fullyQualifiedName": "/States/A/Next",
                    },
                  ],
                  "physicalLocation": {
                    "artifactLocation": {
                      "uri": "a%20b.ts",
                    },
                    "region": {
                      "endColumn": 8,
                      "endLine": 3,
                      "startColumn": 3,
                      "startLine": 3,
                    },
                  },
                },
              ],
              "message": {
                "text": "State 'A' goes to 'B', which is not defined. Did you mean 'C'?",
              },
              "ruleId": "SW3030",
              "ruleIndex": 0,
            },
          ],
          "tool": {
            "driver": {
              "name": "stepwright",
              "rules": [
                {
                  "defaultConfiguration": {
                    "level": "error",
                  },
                  "helpUri": "https://states-language.net/spec.html#transition",
                  "id": "SW3030",
                  "shortDescription": {
                    "text": "A transition to a state that does not exist.",
                  },
                },
                {
                  "defaultConfiguration": {
                    "level": "warning",
                  },
                  "id": "SW3036",
                  "shortDescription": {
                    "text": "A loop without a way out.",
                  },
                },
              ],
              "semanticVersion": "1.2.3",
            },
          },
        },
      ],
      "version": "2.1.0",
    }
  `)
})
