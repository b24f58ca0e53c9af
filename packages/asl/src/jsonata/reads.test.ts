import { describe, expect, it } from 'vitest'
import type { JsonValue } from '../wire/json.ts'
import { parseJsonata } from './parse-jsonata.ts'
import { copyRead, readsOf, type Reads } from './reads.ts'

function reads(text: string): unknown {
  const parsed = parseJsonata(text)
  if (!parsed.ok) throw new Error(parsed.error.message)
  return plain(new Map(readsOf(parsed.expression.ast)))
}

const plain = (of: Reads): unknown =>
  of === 'all' ? of : Object.fromEntries([...of].map(([name, inner]) => [name, plain(inner)]))

describe('what an expression reads', () => {
  it.each([
    ['$states.input.file.key', { states: { input: { file: { key: 'all' } } } }],
    ['$states.input.a + $states.input.b.c', { states: { input: { a: 'all', b: { c: 'all' } } } }],
    ['$states.input.a.b & $x($states.input.a)', { states: { input: { a: 'all' } }, x: 'all' }],
    ['$states.input.rows[v > $x].k', { states: { input: { rows: 'all' } }, x: 'all' }],
    ['$states.input.rows.(v + $$.w)', { states: { input: { rows: 'all' } }, $: { w: 'all' } }],
    ['$states.input.rows.*', { states: { input: { rows: 'all' } } }],
    ['$states.input.rows^(v)', { states: { input: { rows: 'all' } } }],
    ['$states.input.orders@$o.lines', { states: { input: 'all' } }],
    ['$states.input.rows{k: v}', { states: { input: { rows: 'all' } } }],
    ['$states.input.a.{"p": %.b}', { states: 'all' }],
    ['$states', { states: 'all' }],
    ['$x[0].a', { x: 'all' }],
  ])('%s', (text, expected) => {
    expect(reads(text)).toEqual(expected)
  })

  it('copies that, through arrays', () => {
    const value: JsonValue = { rows: [{ v: 1, w: 2 }, 3, null, [{ v: 4, w: 5 }]], other: { large: true } }
    const read: Reads = new Map([['rows', new Map<string, Reads>([['v', 'all']])]])
    expect(JSON.parse(JSON.stringify(copyRead(value, read)))).toEqual({ rows: [{ v: 1 }, 3, null, [{ v: 4 }]] })
  })
})
