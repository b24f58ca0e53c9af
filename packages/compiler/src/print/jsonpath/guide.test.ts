import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { isJsonObject, type JsonValue } from '@stepwright/asl'
import type { ChainForm, LoweredValue, StateNode } from '@stepwright/dsl'
import { compileMachine } from '../../compile.ts'
import { lowerSnippets } from '../../lower/testing/lower-snippets.ts'
import { at, choice, constant, machine, pass, rule, sequence, task } from '../../testing/nodes.ts'

// The tables of the guide are what the compiler makes of their left columns.

const guide = readFileSync(fileURLToPath(new URL('../../../../../docs/guide/jsonpath.md', import.meta.url)), 'utf8')
const interfaces = [...guide.matchAll(/^interface [\s\S]*?^}$/gm)].map(([text]) => text)

interface Row {
  readonly typescript: string
  readonly said: string
}

/** The rows of the table under a heading. */
function rowsOf(heading: string): readonly Row[] {
  const section = guide.split(/^## /m).find((text) => text.startsWith(`${heading}\n`)) ?? ''
  return section
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .slice(2)
    .map((line) => {
      const [, typescript = '', said = ''] = line.split(/(?<!\\)\|/).map((cell) => codeIn(cell.trim()))
      return { typescript, said }
    })
}

/** The text between a cell's backticks. */
function codeIn(cell: string): string {
  const marks = /^`+/.exec(cell)?.[0].length ?? 0
  const text = cell.slice(marks, marks === 0 ? undefined : -marks).replaceAll('\\|', '|')
  return marks > 1 ? text.trim() : text
}

/** Lowers the functions of several tables in one program. */
function lowered(functions: readonly string[]): readonly LoweredValue[] {
  const code = [
    '/// <reference types="node" />',
    "import type { Expr } from '@stepwright/dsl'",
    ...interfaces,
    'const limit = 100',
    'interface Scope { readonly vars: { rounds: number; defaults: { zip: string } }; readonly context: { readonly Execution: { readonly Id: string } } }',
    'type OfOrder = Expr<Order, Scope & { readonly input: Order }, unknown>',
    'type OfReceipt = Expr<Receipt, Scope & { readonly input: Order; readonly result: Receipt }, unknown>',
    ...functions.map((fn, index) => `export const f${index}: ${fn}`),
  ].join('\n')
  const { functions: sites, diagnostics } = lowerSnippets(code)
  expect(diagnostics).toEqual([])
  return sites.map(({ body }) => ({
    kind: 'Lowered',
    body,
    captures: { limit: { kind: 'Json', value: 100 } },
    at: at(1),
  }))
}

const scope = '(order, { vars, context })'
const member = ({ typescript }: Row): string => `OfOrder = ${scope} => ({ x: ${typescript} })`
const tables = {
  Values: rowsOf('Values').map(member),
  Tests: rowsOf('Tests').map(({ typescript }) => `OfOrder = ${scope} => ${typescript}`),
  'Results and input': rowsOf('Results and input').map(({ typescript }) => `OfReceipt = ${typescript}`),
  'What is refused': rowsOf('What is refused').map(member),
}
const all = lowered(Object.values(tables).flat())
const values = new Map<string, readonly LoweredValue[]>()
for (const [heading, functions] of Object.entries(tables)) {
  const from = [...values.values()].flat().length
  values.set(heading, all.slice(from, from + functions.length))
}

/** The rows of a table, with what each was lowered to. */
const table = (heading: keyof typeof tables): readonly (Row & { readonly value: LoweredValue })[] =>
  rowsOf(heading).map((row, index) => {
    const value = values.get(heading)?.[index]
    if (!value) throw new Error(`'${row.typescript}' was not lowered.`)
    return { ...row, value }
  })

const compile = (state: StateNode<ChainForm>) => {
  const variables = pass('Variables', { assign: constant({ rounds: 0, defaults: {} }) })
  return compileMachine({ ...machine([variables, state]), queryLanguage: 'JSONPath' })
}

/** The state `S` without what every state has. */
function fieldsOf(state: StateNode<ChainForm>): { readonly [field: string]: JsonValue } {
  const compiled = compile(state)
  if (!compiled.ok) throw new Error(compiled.diagnostics.map(({ message }) => message).join('\n'))
  const {
    Type: _type,
    End: _end,
    Resource: _resource,
    ...fields
  } = compiled.definition.States['S'] as object as {
    readonly [field: string]: JsonValue
  }
  return fields
}

/** JSON on one line, with blanks where people put them. */
function inline(value: JsonValue): string {
  if (Array.isArray(value)) return `[${value.map((item: JsonValue) => inline(item)).join(', ')}]`
  if (!isJsonObject(value)) return JSON.stringify(value)
  return `{ ${members(value)} }`
}
const members = (fields: object): string =>
  Object.entries(fields)
    .map(([key, value]) => `${JSON.stringify(key)}: ${inline(value as JsonValue)}`)
    .join(', ')

describe('the guide shows what is emitted', () => {
  test.each(table('Values'))('$typescript', ({ value, said }) => {
    const { Parameters: template = null, Result: constants = null } = fieldsOf(pass('S', { output: value }))
    const [entry] = Object.entries((template ?? constants) as object) as [string, JsonValue][]
    const [key, content = null] = entry ?? []
    expect(key === 'x.$' && typeof content === 'string' ? content : inline(content)).toBe(said)
  })

  test.each(table('Tests'))('$typescript', ({ value, said }) => {
    const state = choice('S', [rule(sequence([pass('Yes')]), { condition: value })], sequence([pass('No')]))
    const [first] = fieldsOf(state)['Choices'] as unknown as readonly { readonly Next: string }[]
    const { Next: _next, ...test } = first ?? {}
    expect(members(test)).toBe(said)
  })

  test.each(table('Results and input'))('$typescript', ({ value, said }) => {
    expect(members(fieldsOf(task('S', { output: value })))).toBe(said)
  })

  test.each(table('What is refused'))('$typescript', ({ value, said }) => {
    const compiled = compile(pass('S', { output: value }))
    const [first, ...others] = compiled.ok ? [] : compiled.diagnostics
    const reason = first?.message.replace("The output of 'S' ", '').replace(/,? (?:which JSONPath|and a path) .*$/, '')
    expect([`${first?.code ?? ''} ${reason ?? ''}`, others]).toEqual([said, []])
  })
})
