import fc from 'fast-check'
import { expect, test } from 'vitest'
import { binary, call, conditional, string, variable, type Jsonata } from './jsonata-ast.ts'
import { printJsonata } from './jsonata-text.ts'
import { asRead, readJsonata } from './testing/read-jsonata.ts'

const name = fc.constantFrom('a', 'b', 'row', 'total2', '_x')
const key = fc.oneof(
  fc.constantFrom(
    'a',
    'and',
    'or',
    'in',
    'true',
    'null',
    'function',
    'with space',
    '--flag',
    'detail-type',
    '0',
    'é',
    '$x',
    "it's",
  ),
  fc
    .string({ minLength: 1, maxLength: 6 })
    .filter((text) => !text.includes('`') && !text.includes('${') && text.trim() !== ''),
)
const operator = fc.constantFrom(
  ...(['*', '/', '%', '+', '-', '&', '=', '!=', '<', '<=', '>', '>=', 'in', 'and', 'or'] as const),
)

/** Trees as the printer is given them: a path starts at a variable, only a call's sequence is kept, and patterns and functions are arguments. */
const { expression } = fc.letrec<{ expression: Jsonata; path: Jsonata }>((tie) => ({
  path: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    name.map(variable),
    fc.record({ kind: fc.constant('Field' as const), base: tie('path'), key }),
    fc.record({ kind: fc.constant('Index' as const), base: tie('path'), index: tie('expression') }),
  ),
  expression: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    fc
      .oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }))
      .map((value): Jsonata => ({ kind: 'Number', value: value === 0 ? 0 : value })),
    fc
      .oneof(
        fc.string({ unit: 'binary', maxLength: 6 }),
        fc.constantFrom("it's", '"', `'"`, '\\', '\n', '😀', '\u0000'),
      )
      .filter((text) => !text.includes('${'))
      .map(string),
    fc.constantFrom('true', 'false', 'null').map((word): Jsonata => ({ kind: 'Word', word: word as 'true' })),
    fc
      .tuple(fc.constantFrom('^a+$', '\\s', '[/]', 'a\\/b'), fc.constantFrom('' as const, 'i' as const))
      .map(([source, flags]): Jsonata => call('contains', variable('a'), { kind: 'Regex', source, flags })),
    tie('path'),
    fc.tuple(operator, tie('expression'), tie('expression')).map(([op, left, right]) => binary(left, op, right)),
    fc
      .tuple(tie('expression'), tie('expression'), fc.option(tie('expression')))
      .map(([test, then, otherwise]) => conditional(test, then, otherwise)),
    fc.tuple(name, fc.array(tie('expression'), { maxLength: 3 })).map(([callee, args]) => call(callee, ...args)),
    fc
      .record({ kind: fc.constant('Keep' as const), base: tie('path') })
      .map(({ base }): Jsonata => ({ kind: 'Keep', base: call('map', base) })),
    fc
      .record({ kind: fc.constant('Index' as const), base: tie('path'), index: tie('expression') })
      .map((node): Jsonata => ({ ...node, base: call('filter', node.base) })),
    fc.record({ kind: fc.constant('Negative' as const), operand: tie('expression') }),
    fc.record({ kind: fc.constant('Array' as const), items: fc.array(tie('expression'), { maxLength: 3 }) }),
    fc
      .tuple(tie('expression'), tie('expression'))
      .map(([first, last]): Jsonata => ({ kind: 'Array', items: [{ kind: 'Range', first, last }] })),
    fc.record({
      kind: fc.constant('Object' as const),
      members: fc.array(fc.record({ key: fc.oneof(key.map(string), tie('path')), value: tie('expression') }), {
        maxLength: 3,
      }),
    }),
    fc
      .tuple(fc.array(name, { maxLength: 2 }), tie('expression'))
      .map(([parameters, body]) => call('map', variable('a'), { kind: 'Lambda', parameters, body })),
    fc.record({
      kind: fc.constant('Block' as const),
      bindings: fc.array(fc.record({ name, value: tie('expression') }), { maxLength: 2 }),
      result: tie('expression'),
    }),
  ),
}))

test('a text reads back as the tree it was printed from', () => {
  fc.assert(
    fc.property(expression, (tree) => {
      expect(readJsonata(printJsonata(tree))).toEqual(asRead(tree))
    }),
    { numRuns: Number(process.env['STEPWRIGHT_PROPERTY_RUNS'] ?? 1000) },
  )
})

test.each<[string, Jsonata]>([
  ["'a$' & '{b}'", string('a${b}')],
  ["'s3://${Bucket}/'", { kind: 'Template', parts: ['s3://', { param: 'Bucket' }, '/'] }],
  [`"it's \${Bucket}"`, { kind: 'Template', parts: ["it's ", { param: 'Bucket' }] }],
  ['$a or ($b and $c)', binary(variable('a'), 'or', binary(variable('b'), 'and', variable('c')))],
  ['($a or $b) and $c', binary(binary(variable('a'), 'or', variable('b')), 'and', variable('c'))],
  ['$a - ($b - $c)', binary(variable('a'), '-', binary(variable('b'), '-', variable('c')))],
  [
    '($a ? $b) ? $c : $a ? $b',
    conditional(
      conditional(variable('a'), variable('b'), null),
      variable('c'),
      conditional(variable('a'), variable('b'), null),
    ),
  ],
])('%s', (text, tree) => {
  expect(printJsonata(tree)).toBe(text)
})
