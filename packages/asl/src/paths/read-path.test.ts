import { describe, expect, it } from 'vitest'
import type { JsonValue } from '../wire/json.ts'
import type { PathReading } from './read-steps.ts'
import { compilePath, readPath } from './read-path.ts'

const order: JsonValue = {
  id: 7,
  note: null,
  'a-b': 'dash',
  'two words': 'blank',
  Größe: 'unicode',
  lines: [
    { sku: 'pen', price: 3, tags: ['blue', 'thin'] },
    { sku: 'ink', price: 12, tags: [] },
    { sku: 'pad', price: 8 },
  ],
  matrix: [
    [1, 2],
    [3, 4],
  ],
}
const context: JsonValue = { Execution: { Id: 'arn', Input: { deep: true } } }
const variables = { total: { sum: 23, parts: [11, 12] } }

function read(text: string, input: JsonValue = order): PathReading {
  const compiled = compilePath(text)
  if (!compiled.ok) throw new Error(compiled.error.message)
  return readPath(compiled.path, { input, context, variables })
}

const found = (value: JsonValue): PathReading => ({ found: true, value })

describe('definite paths', () => {
  it.each<[string, JsonValue]>([
    ['$', order],
    ['$.id', 7],
    ["$['id']", 7],
    ['$["id"]', 7],
    ['$.note', null],
    ['$.a-b', 'dash'],
    ["$['two words']", 'blank'],
    ['$.Größe', 'unicode'],
    ['$.lines[1].sku', 'ink'],
    ['$.lines[-1].sku', 'pad'],
    ['$.lines.[0].sku', 'pen'],
    ['$.matrix[1][0]', 3],
    ["$['id','note']", { id: 7, note: null }],
    ["$['id','absent']", { id: 7 }],
    ['$$', context],
    ['$$.Execution.Input.deep', true],
    ['$total', variables.total],
    ['$total.sum', 23],
    ['$total.parts[1]', 12],
    ['$.lines.length()', 3],
    ['$.matrix[0].sum()', 3],
    ['$.matrix[0].max()', 2],
    ['$.matrix[1].avg()', 3.5],
    ['$.lines[0].keys()', ['sku', 'price', 'tags']],
    ['$.matrix[0].first()', 1],
    ['$.matrix[0].last()', 2],
    ['$..price.sum()', 23],
  ])('%s', (text, value) => {
    expect(read(text)).toEqual(found(value))
  })

  it.each([
    ['$.absent', "No results for path: $['absent']"],
    ['$.no.such.path', "Missing property in path $['no']"],
    ['$.lines[0].no.such', "Missing property in path $['lines'][0]['no']"],
    ['$.lines[9]', "No results for path: $['lines'][9]"],
    ['$.lines[9].sku', "No results for path: $['lines'][9]['sku']"],
    ['$.note[0]', "The path $['note'] is null"],
    ['$.id[0]', 'Filter: [0] can only be applied to arrays. Current context is: 7'],
    ['$.id.x', "Expected to find an object with property ['x'] in path $['id'] but found 'java.lang.Integer'."],
    ['$$.Execution.absent', "No results for path: $['Execution']['absent']"],
    ['$nobody', 'No results for path: $nobody'],
    ['$.lines[0].tags.sum()', 'Aggregation function attempted to calculate value using empty array'],
  ])('%s finds nothing', (text, reason) => {
    expect(read(text)).toEqual({ found: false, reason })
  })

  it('does not find what only JavaScript knows', () => {
    expect(read('$.constructor', {})).toEqual({ found: false, reason: "No results for path: $['constructor']" })
    expect(read('$.length', [1])).toMatchObject({ found: false })
  })

  it('keeps a backslash in a quoted name, as recorded on AWS', () => {
    expect(read(String.raw`$['Test\""Name"']`, { [String.raw`Test\""Name"`]: 1 })).toEqual(found(1))
    expect(read(String.raw`$['it\'s']`, { "it's": 1 })).toEqual(found(1))
  })
})

describe('indefinite paths', () => {
  it.each<[string, JsonValue]>([
    ['$.lines[*].sku', ['pen', 'ink', 'pad']],
    ['$.lines[*].tags', [['blue', 'thin'], []]],
    ['$.lines[0,2].sku', ['pen', 'pad']],
    ['$.lines[:2].sku', ['pen', 'ink']],
    ['$.lines[1:].sku', ['ink', 'pad']],
    ['$.lines[-2:].sku', ['ink', 'pad']],
    ['$.lines[0:-1].sku', ['pen', 'ink']],
    ['$.matrix[*][*]', [1, 2, 3, 4]],
    ['$..price', [3, 12, 8]],
    ['$..tags[0]', ['blue']],
    [
      "$.lines[*]['sku','price']",
      [
        { sku: 'pen', price: 3 },
        { sku: 'ink', price: 12 },
        { sku: 'pad', price: 8 },
      ],
    ],
    ['$.absent[*]', []],
    ['$.absent.deeper[1:5].leaf', []],
    ['$.id[*]', []],
    ['$.lines[?(@.price > 100)]', []],
  ])('%s', (text, value) => {
    expect(read(text)).toEqual(found(value))
  })
})

describe('filters', () => {
  const skus = (filter: string): PathReading => read(`$.lines[?(${filter})].sku`)

  it.each<[string, string[]]>([
    ['@.price > 3', ['ink', 'pad']],
    ['@.price >= 3 && @.price < 12', ['pen', 'pad']],
    ['@.sku == \'pen\' || @.sku == "pad"', ['pen', 'pad']],
    ['@.sku==pen', ['pen']],
    ["@.sku != 'pen'", ['ink', 'pad']],
    ['@.tags', ['pen', 'ink']],
    ['!@.tags', ['pad']],
    ['!(@.price > 3)', ['pen']],
    ['@.sku =~ /P.*/i', ['pen', 'pad']],
    ["@.sku in ['ink', 'pad']", ['ink', 'pad']],
    ["@.sku nin ['ink', 'pad']", ['pen']],
    ['@.tags size 2', ['pen']],
    ['@.tags empty true', ['ink']],
    ["@.tags contains 'thin'", ['pen']],
    ["@.tags subsetof ['blue', 'thin', 'red']", ['pen', 'ink']],
    ["@.tags anyof ['blue', 'red']", ['pen']],
    ["@.tags noneof ['blue', 'red']", ['ink']],
    ['@.price == "12"', ['ink']],
    ['@.price === "12"', []],
    ['@.price == $.lines[2].price', ['pad']],
    ['@.absent == null', []],
    ['true', ['pen', 'ink', 'pad']],
  ])('%s', (filter, names) => {
    expect(skus(filter)).toEqual(found(names))
  })

  it('tests an object itself', () => {
    expect(read('$[?(@.id == 7)].id')).toEqual(found([7]))
    expect(read('$[?(@.id == 8)].id')).toEqual(found([]))
  })
})

describe('text that is no path', () => {
  it.each([
    ['', { message: "A path starts with '$', '$$' or a variable such as '$name'.", start: 0, end: 0 }],
    ['a.b', { message: "A path starts with '$', '$$' or a variable such as '$name'.", start: 0, end: 1 }],
    ['$.', { message: "A name, '*' or '[' follows a '.' in a path.", start: 1, end: 2 }],
    ['$.a..', { message: "A name, '*' or '[' follows a '.' in a path.", start: 3, end: 5 }],
    ['$.a b', { message: "Expected '.', '[' or the end, but ' ' was found.", start: 3, end: 4 }],
    ["$['a", { message: 'A quoted name or string has no closing quote.', start: 2, end: 4 }],
    [
      '$[a]',
      { message: "Expected an index, a quoted name, '*', a slice or '?(', but 'a' was found.", start: 2, end: 3 },
    ],
    ['$[0', { message: "Expected ']', but the text ends.", start: 3, end: 3 }],
    ['$.a[?(@.b', { message: "Expected ')' at the end of a filter, but the text ends.", start: 9, end: 9 }],
    ["$.a[?(@.b == ['x)]", { message: 'A quoted name or string has no closing quote.', start: 14, end: 18 }],
    ['$.a[?(@.b =~ /(/)]', { message: "'/(/' is not a pattern.", start: 13, end: 16 }],
    ['$.a.reverse()', { message: "'reverse' is not a path function.", start: 3, end: 11 }],
  ])('%s', (text, error) => {
    expect(compilePath(text)).toEqual({ ok: false, error })
  })
})

describe('what the syntax says', () => {
  it.each([
    ['$', true, true],
    ['$.a.b[0]', true, true],
    ["$$.Map['Item']", true, true],
    ['$v.a', true, true],
    ['$.a[-1]', true, false],
    ['$.a.length()', true, false],
    ["$['a','b']", true, false],
    ["$['a','b'].c", false, false],
    ['$.a[0,1]', false, false],
    ['$.a[0:1]', false, false],
    ['$.a[*]', false, false],
    ['$.*', false, false],
    ['$..a', false, false],
    ['$.a[?(@.b)]', false, false],
  ])('%s: definite %s, reference %s', (text, isDefinite, isReference) => {
    expect(compilePath(text)).toMatchObject({ ok: true, path: { isDefinite, isReference } })
  })
})
