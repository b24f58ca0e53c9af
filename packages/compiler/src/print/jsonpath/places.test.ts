import { expect, it } from 'vitest'
import type { SourceLocation } from '@stepwright/asl'
import { lowered, placesIn } from '@stepwright/dsl'
import { lowerSnippets } from '../../lower/testing/lower-snippets.ts'
import { printForm } from './print-form.ts'
import { printRule } from './print-rule.ts'
import type { Facts } from './printer.ts'

const head = [
  "import type { Expr } from '@stepwright/dsl'",
  'interface Order { id: string; total: number; note?: string; rows: { id: string; n: number }[] }',
  'const label = (id: string): string => id.toUpperCase()',
]
const forms = [
  '(f) => ({ id: f.id, total: f.total * 2, note: f.note, all: f.rows.map((row) => row.id) })',
  '(f) => [f.id.slice(1), `${f.id}-${f.total.toFixed(2)}`]',
  '(f) => { const twice = f.total * 2; return { twice } }',
  '(f) => ({ label: label(f.id) })',
]
const rules = [
  '(f) => f.total > 10 && f.rows.some((row) => row.n > 1)',
  '(f) => !(f.id.length > 3) || f.total % 2 === 0',
]
const code = [
  ...head,
  ...[...forms, ...rules].map(
    (fn, i) => `export const f${i}: Expr<Order, { readonly input: Order }, unknown> =\n  ${fn}`,
  ),
].join('\n')

/** The text of the code at a place. */
function textAt({ line, endLine, column, endColumn = column }: SourceLocation): string {
  expect(endLine).toBe(line)
  return (code.split('\n')[line - 1] ?? '').slice(column - 1, endColumn - 1)
}

it('what JSONPath cannot say is told where it is written', () => {
  const { functions, diagnostics } = lowerSnippets(code)
  expect(diagnostics).toEqual([])
  const found = functions.map(({ body, places }, i) => {
    // As the module does it that the transform has written.
    const parsed = JSON.parse(JSON.stringify(body)) as typeof body
    lowered(() => null, parsed, null, 'flow.ts:1:1', places)
    const facts: Facts = {
      position: { subject: 'input', resultAt: [] },
      captures: {},
      wholeVariables: new Set(),
      places: placesIn(parsed),
    }
    const { problems } = i < forms.length ? printForm(parsed, facts) : printRule(parsed, facts)
    return problems.map(({ code: problem, message, at }) => `${problem} [${at ? textAt(at) : ''}] ${message}`)
  })
  expect(found).toMatchInlineSnapshot(`
    [
      [
        "SW2030 [f.total * 2] uses the operator '*', which JSONPath cannot say.",
        "SW2031 [f.note] reads 'input.note', which may be undefined, and a path that finds nothing fails the state.",
      ],
      [
        "SW2030 [f.id.slice(1)] uses the method 'slice', which JSONPath cannot say.",
        "SW2030 [f.total.toFixed(2)] uses the method 'toFixed', which JSONPath cannot say.",
      ],
      [
        "SW2030 [f.total * 2] uses the operator '*', which JSONPath cannot say.",
      ],
      [
        "SW2030 [id.toUpperCase()] uses the method 'toUpperCase', which JSONPath cannot say.",
      ],
      [
        "SW2030 [f.rows.some((row) => row.n > 1)] uses the method 'some' as the test of a choice, which JSONPath cannot say.",
      ],
      [
        "SW2030 [f.id.length] uses '.length' of a text, which JSONPath cannot say.",
        "SW2030 [f.total % 2] uses the operator '%', which JSONPath cannot say.",
      ],
    ]
  `)
})
