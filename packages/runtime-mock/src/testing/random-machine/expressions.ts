import type { JsonObject, JsonValue } from '@stepwright/asl'
import fc from 'fast-check'
import type { Phrase, Scope } from './scope.ts'

/** What JSONata says. */

const always = [
  '$states.input',
  '$states.input.n + 1',
  '$states.input.s & "!"',
  '$count($states.input.items)',
  '$sum($states.input.list)',
  '[$states.input.items.n]',
  '$states.input.items[n > 1]',
  '$map($states.input.items, function($one) { $one.n * 2 })',
  '$sort($states.input.list)',
  '$partition($states.input.list, 2)',
  '$range(1, 7, 3)',
  '$hash($states.input.s, "SHA-256")',
  '$random()',
  '$random(7)',
  '$uuid()',
  '$parse("{\\"a\\": [1, 2]}")',
  '$states.context.State.Name',
  '$states.context.Execution.Input.items',
  '$exists($states.input.missing)',
  '$states.input.b ? "yes" : "no"',
  '$now()',
  '$string($states.input.deep)',
  '$states.input.deep.down.n',
  '$merge([$states.input.deep, {"more": true}])',
  'null',
  '$states.input.nothing',
]

/** What fails, or gives nothing. */
const seldom = [
  '$states.input.missing',
  '$number("x")',
  '1 / 0',
  '$states.input.s + 1',
  'function($x) { $x }',
  '$error("no more")',
  '[1..3] & 2',
]

const itemOf = ({ isInMap }: Scope): readonly string[] =>
  isInMap ? ['$states.context.Map.Item.Index', '$states.context.Map.Item.Value'] : []

const code: fc.Arbitrary<Phrase<string>> = fc.oneof(
  {
    arbitrary: fc.nat(1000).map((at): Phrase<string> => (scope) => {
      const variables = scope.variables.map((name) => `$${name}`)
      const all = [...always, ...itemOf(scope), ...variables, ...variables]
      return all[at % all.length] ?? '1'
    }),
    weight: 30,
  },
  { arbitrary: fc.constantFrom(...seldom).map((text) => () => text), weight: 1 },
)

/** `{% … %}` */
export const expression: fc.Arbitrary<Phrase<string>> = code.map((phrase) => (scope) => `{% ${phrase(scope)} %}`)

/** A value with expressions in it; most keep the members of the subject. */
export function template(subject: '$states.input' | '$states.result'): fc.Arbitrary<Phrase<JsonValue>> {
  const keeping: Phrase<JsonValue> = () => `{% $merge([$states.input, {"seen": ${subject}}]) %}`
  const changing = expression.map(
    (more): Phrase<JsonValue> =>
      (scope) =>
        `{% $merge([$states.input, {"n": 2, "more": ${more(scope).slice(3, -3)}}]) %}`,
  )
  return fc.oneof(
    { arbitrary: fc.constant(keeping), weight: 8 },
    { arbitrary: changing, weight: 8 },
    { arbitrary: expression, weight: 1 },
    fc.dictionary(fc.constantFrom('a', 'b'), expression, { minKeys: 1 }).map(
      (members): Phrase<JsonValue> =>
        (scope) =>
          written(members, scope),
    ),
  )
}

/** What a rule of a Choice asks. */
export const condition: fc.Arbitrary<Phrase<string | boolean>> = fc.oneof(
  {
    arbitrary: fc
      .constantFrom(
        '$states.input.n > 2',
        '$states.input.s = "a,b"',
        '$states.input.b',
        '$exists($states.input.items[0])',
        '$states.input.n in [1, 2, 3]',
        '$not($states.input.n = 1)',
        '$count($states.input.list) > 1 and true',
      )
      .map((text) => () => `{% ${text} %}`),
    weight: 20,
  },
  fc.boolean().map((is) => () => is),
  fc.constant(() => '{% $states.input.s %}'),
)

function written(members: { readonly [key: string]: Phrase<JsonValue> }, scope: Scope): JsonObject {
  return Object.fromEntries(Object.entries(members).map(([key, phrase]) => [key, phrase(scope)]))
}
