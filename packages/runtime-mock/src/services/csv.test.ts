import fc from 'fast-check'
import { expect, test } from 'vitest'
import { csvParser } from './csv.ts'

/** Parses a text that comes in pieces of some length. */
function parse(text: string, delimiter = ',', pieceLength = text.length): readonly (readonly string[])[] {
  const parser = csvParser(delimiter)
  const rows: (readonly string[])[] = []
  for (let at = 0; at < text.length; at += pieceLength) rows.push(...parser.push(text.slice(at, at + pieceLength)))
  return [...rows, ...parser.end()]
}

const character = fc.constantFrom('a', ' ', ',', '"', '\n', '\r', 'ä')

test('reads back what was written with quotes', () => {
  const rows = fc.array(fc.array(fc.string({ unit: character }), { minLength: 1, maxLength: 4 }), { maxLength: 5 })
  fc.assert(
    fc.property(rows, fc.integer({ min: 1, max: 9 }), (written, pieceLength) => {
      const text = written
        .map((row) => row.map((value) => `"${value.replaceAll('"', '""')}"`).join(',') + '\n')
        .join('')
      expect(parse(text, ',', pieceLength)).toEqual(written)
    }),
  )
})

test('reads the same rows in whatever pieces the text comes', () => {
  fc.assert(
    fc.property(fc.string({ unit: character }), fc.integer({ min: 1, max: 9 }), (text, pieceLength) => {
      expect(parse(text, ',', pieceLength)).toEqual(parse(text))
    }),
  )
})

test.each([
  ['', []],
  ['a,b\n', [['a', 'b']]],
  ['a,b', [['a', 'b']]],
  ['a\r\nb\r\n', [['a'], ['b']]],
  [',,\n   \n', [['', '', ''], ['   ']]],
  ['a;"b;c"\n', [['a;"b;c"']]],
  ['"a""b"c,d"e\n', [['a"bc', 'd"e']]],
  ['a\rb\n', [['a\rb']]],
  ['"a\nb",c', [['a\nb', 'c']]],
  ['\n\n', [[''], ['']]],
])('%j', (text, rows) => {
  expect(parse(text)).toEqual(rows)
})

test('separates by whatever character it is told', () => {
  expect(parse('a|"b|c"|d,e\n', '|')).toEqual([['a', 'b|c', 'd,e']])
})
