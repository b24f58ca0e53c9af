import { describe, expect, it } from 'vitest'
import type { JsonValue } from '../wire/json.ts'
import { compilePath } from './read-path.ts'
import { writeReferencePath, type PathWriting } from './write-path.ts'

function write(text: string, document: JsonValue, value: JsonValue = 'new'): PathWriting {
  const compiled = compilePath(text)
  if (!compiled.ok) throw new Error(compiled.error.message)
  return writeReferencePath(compiled.path, document, value)
}

describe('writeReferencePath', () => {
  it.each<[string, JsonValue, JsonValue]>([
    ['$', { a: 1 }, 'new'],
    ['$', 'text', 'new'],
    ['$.b', { a: 1 }, { a: 1, b: 'new' }],
    ['$.a', { a: 1 }, { a: 'new' }],
    ['$.a.b.c', {}, { a: { b: { c: 'new' } } }],
    ['$.a.b', { a: { x: 1 } }, { a: { x: 1, b: 'new' } }],
    ['$.a.b', { a: null }, { a: { b: 'new' } }],
    ['$.a[1]', { a: [1, 2, 3] }, { a: [1, 'new', 3] }],
    ['$[0].b', [{ a: 1 }], [{ a: 1, b: 'new' }]],
    ["$['two words']", {}, { 'two words': 'new' }],
  ])('%s in %j', (text, document, value) => {
    expect(write(text, document)).toEqual({ ok: true, value })
  })

  it.each<[string, JsonValue, string]>([
    ['$.a', 'text', 'Unable to apply Reference Path $.a to input "text"'],
    ['$.a', [1], 'Unable to apply Reference Path $.a to input [1]'],
    ['$.a.b', { a: 1 }, 'Unable to apply Reference Path $.a.b to input 1'],
    ['$.a[3]', { a: [1] }, 'Unable to apply Reference Path $.a[3] to input [1]'],
    ['$.a[0]', {}, 'Unable to apply Reference Path $.a[0] to input null'],
    ['$.a[*]', { a: [1] }, "The path '$.a[*]' is not a reference path."],
  ])('%s cannot be applied to %j', (text, document, reason) => {
    expect(write(text, document)).toEqual({ ok: false, reason })
  })
})
