import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { JsonValue } from '../wire/json.ts'
import { jsonEqual } from './json-equal.ts'
import type { Path } from './path.ts'
import { printPath, quoteName } from './print-path.ts'
import { compilePath, readPath } from './read-path.ts'
import { writeReferencePath } from './write-path.ts'

const names = fc.oneof(fc.constantFrom('a', 'b', 'two words', '__proto__', 'constructor', "it's"), fc.string())
const json: fc.Arbitrary<JsonValue> = fc
  .jsonValue({ maxDepth: 3 })
  .map((value) => JSON.parse(JSON.stringify(value)) as JsonValue)

function compiled(text: string): Path {
  const result = compilePath(text)
  if (!result.ok) throw new Error(`${text}: ${result.error.message}`)
  return result.path
}

const read = (path: Path, input: JsonValue): unknown => readPath(path, { input, context: {}, variables: {} })

describe('laws of paths', () => {
  it('a quoted name finds the member of that name, unless a backslash precedes a quote in it', () => {
    fc.assert(
      fc.property(names, json, (name, value) => {
        fc.pre(!/\\(['"]|$)/.test(name))
        const object = JSON.parse(`{${JSON.stringify(name)}:${JSON.stringify(value)}}`) as JsonValue
        expect(read(compiled(`$[${quoteName(name)}]`), object)).toEqual({ found: true, value })
      }),
    )
  })

  it('what was written is read, and nothing else has changed', () => {
    fc.assert(
      fc.property(fc.array(names, { minLength: 1, maxLength: 4 }), json, json, (keys, document, value) => {
        fc.pre(keys.every((key) => !/\\(['"]|$)/.test(key)))
        const path = compiled(`$${keys.map((key) => `[${quoteName(key)}]`).join('')}`)
        const before = JSON.stringify(document)
        const written = writeReferencePath(path, document, value)
        expect(JSON.stringify(document)).toBe(before)
        if (!written.ok) return
        expect(read(path, written.value)).toEqual({ found: true, value })
        // Writing back what was there gives the document again.
        const old = readPath(path, { input: document, context: {}, variables: {} })
        const back = old.found && writeReferencePath(path, written.value, old.value)
        if (back) expect(back.ok && jsonEqual(back.value, document)).toBe(true)
      }),
    )
  })

  it('printing is taken back by parsing', () => {
    const step = fc.oneof(
      names.filter((name) => !/\\(['"]|$)/.test(name)).map((name) => `[${quoteName(name)}]`),
      fc.constantFrom('.a', '.a-b', '.*', '[*]', '..b', '[0]', '[-1]', '[1:]', '[:-1]', '[0,2]', "['a','b']"),
      fc.constantFrom(
        "[?(@.a == 'x')]",
        '[?(@.a > 1 && !(@.b || @.c))]',
        '[?(@.a =~ /x+/i)]',
        "[?(@.a in ['p', 1])]",
        '[?(@.a == $.b)]',
      ),
    )
    const steps = fc.tuple(
      fc.constantFrom('$', '$$', '$v'),
      fc.array(step, { maxLength: 5 }),
      fc.constantFrom('', '.length()'),
    )
    fc.assert(
      fc.property(steps, ([root, parts, end]) => {
        const path = compiled(root + parts.join('') + end)
        const printed = printPath(path.root, path.steps)
        const again = compiled(printed)
        expect(printPath(again.root, again.steps)).toBe(printed)
        expect([again.isDefinite, again.isReference]).toEqual([path.isDefinite, path.isReference])
      }),
    )
  })

  it('a definite path gives at most what the same path through a wildcard gives', () => {
    fc.assert(
      fc.property(json, fc.constantFrom('a', 'b'), (document, name) => {
        const one = readPath(compiled(`$.${name}`), { input: document, context: {}, variables: {} })
        const all = readPath(compiled('$.*'), { input: document, context: {}, variables: {} })
        if (one.found)
          expect(all.found && (all.value as readonly JsonValue[]).some((value) => jsonEqual(value, one.value))).toBe(
            true,
          )
      }),
    )
  })

  it('never throws, whatever the text and the data', () => {
    const texts = fc.oneof(
      fc.string(),
      fc.string().map((text) => `$.${text}`),
      fc.string().map((text) => `$[?(@.${text})]`),
    )
    fc.assert(
      fc.property(texts, json, (text, input) => {
        const result = compilePath(text)
        if (!result.ok) {
          expect(result.error.start).toBeLessThanOrEqual(result.error.end)
          expect(result.error.end).toBeLessThanOrEqual(text.length)
          return
        }
        readPath(result.path, { input, context: {}, variables: {} })
        writeReferencePath(result.path, input, 1)
      }),
      { numRuns: 500 },
    )
  })
})
