import type { JsonObject, JsonValue } from '@stepwright/asl'
import fc from 'fast-check'
import type { Phrase, Scope } from './scope.ts'

/** What JSONPath says: paths, intrinsic functions, templates. */

const always = [
  '$',
  '$.n',
  '$.s',
  '$.items',
  '$.list',
  '$.items[0]',
  '$.items[*].n',
  '$.list[1:3]',
  '$.deep.down.n',
  '$..n',
  "$['s']",
  '$.items[?(@.n > 1)]',
  '$.items[?(@.n > 1)].s',
  "$['n','s']",
  '$.nothing',
  '$$.State.Name',
  '$$.State.RetryCount',
  '$$.Execution.Input',
  '$$.Execution.Input.items',
]

/** Paths that find nothing in most subjects. */
const seldom = ['$.missing', '$.items[7]', '$.s.n', '$.b']

const references = ['$.n', '$.s', '$.b', '$.t', '$.items', '$.items[0].n', '$.deep.down.n', '$.secs', '$.nothing']

/** A choice that may depend on the variables at hand. */
function oneOf(paths: (scope: Scope) => readonly string[]): fc.Arbitrary<Phrase<string>> {
  return fc.nat(1000).map((at) => (scope) => {
    const all = paths(scope)
    return all[at % all.length] ?? '$'
  })
}

const variablesOf = ({ variables }: Scope): readonly string[] => variables.map((name) => `$${name}`)
const itemOf = ({ isInMap }: Scope): readonly string[] => (isInMap ? ['$$.Map.Item.Index', '$$.Map.Item.Value'] : [])

/** Any path. */
const path: fc.Arbitrary<Phrase<string>> = fc.oneof(
  {
    arbitrary: oneOf((scope) => [...always, ...itemOf(scope), ...variablesOf(scope), ...variablesOf(scope)]),
    weight: 30,
  },
  { arbitrary: oneOf(() => seldom), weight: 1 },
)

/** A path to one place, as a Choice's Variable is; it is there in most subjects. */
export const referencePath: fc.Arbitrary<Phrase<string>> = oneOf((scope) => [...references, ...variablesOf(scope)])

/** A path that begins at the input, for InputPath and OutputPath, which AWS does not let name a variable. */
export const dataPath: fc.Arbitrary<Phrase<string>> = fc
  .oneof(
    { arbitrary: fc.constantFrom('$', '$', '$', '$$.Execution.Input', '$.deep', '$.items'), weight: 12 },
    { arbitrary: fc.constantFrom('$.missing', '$.s'), weight: 1 },
  )
  .map((text) => () => text)

const intrinsics: readonly string[] = [
  'States.Array($.n, $.s)',
  'States.ArrayPartition($.list, 2)',
  'States.ArrayContains($.list, 1)',
  'States.ArrayRange(1, 5, 2)',
  'States.ArrayGetItem($.items, 0)',
  'States.ArrayLength($.items)',
  'States.ArrayUnique($.list)',
  'States.Base64Encode($.s)',
  "States.Base64Decode('YWJj')",
  "States.Hash($.s, 'SHA-1')",
  'States.JsonMerge($.deep, $.deep.down, false)',
  'States.StringToJson($.s)',
  'States.JsonToString($.items)',
  'States.MathRandom(1, 10)',
  'States.MathRandom(1, 10, 7)',
  'States.MathAdd($.n, 1)',
  "States.StringSplit($.s, ',')",
  'States.UUID()',
  "States.Format('{} of {}', $.n, $.s)",
  "States.Format('{}', States.ArrayLength($.list))",
]

/** A path or an intrinsic function. */
const read: fc.Arbitrary<Phrase<string>> = fc.oneof(
  { arbitrary: path, weight: 4 },
  fc.constantFrom(...intrinsics).map((text) => () => text),
)

/** A payload template. One that keeps the subject's members comes first, so that machines get further. */
export const template: fc.Arbitrary<Phrase<JsonObject>> = fc.oneof(
  { arbitrary: fc.constant(() => keeping), weight: 2 },
  fc
    .dictionary(
      fc.constantFrom('a', 'b'),
      fc.oneof(
        read,
        read,
        fc.nat(3).map((n) => () => n),
      ),
      {
        minKeys: 1,
        maxKeys: 3,
      },
    )
    .map((members): Phrase<JsonObject> => (scope) => ({ ...keeping, ...written(members, scope) })),
)

/** The members that most expressions read. */
const keeping: JsonObject = {
  'n.$': '$.n',
  's.$': '$.s',
  'items.$': '$.items',
  'list.$': '$.list',
  'deep.$': '$.deep',
  'secs.$': '$.secs',
  't.$': '$.t',
}

/** The values that an Assign gives to variables. */
export const assigned: fc.Arbitrary<Phrase<string>> = read

function written(members: { readonly [key: string]: Phrase<JsonValue> }, scope: Scope): JsonObject {
  const fields = Object.entries(members).map(([key, phrase]): [string, JsonValue] => {
    const value = phrase(scope)
    return [typeof value === 'string' ? `${key}.$` : key, value]
  })
  const result: { [key: string]: JsonValue } = Object.fromEntries(fields)
  return result
}
