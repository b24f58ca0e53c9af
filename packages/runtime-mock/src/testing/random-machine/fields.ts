import type { JsonObject, JsonValue, QueryLanguage } from '@stepwright/asl'
import fc from 'fast-check'
import { expression, template as jsonataTemplate } from './expressions.ts'
import { assigned as pathOrIntrinsic, dataPath, template as pathTemplate } from './paths.ts'
import type { Fields, Phrase, Scope } from './scope.ts'
import { sometimes } from './values.ts'

/** Fields that several kinds of states have. */

/** Fields of a state, and the variables that they assign. */
export interface Written {
  readonly fields: Fields
  readonly assigned: readonly string[]
}

/** The language of a state. Only a machine in JSONPath may have states in both. */
export const ownLanguage: fc.Arbitrary<
  (scope: Scope) => { readonly language: QueryLanguage; readonly fields: Fields }
> = fc.boolean().map((isOther) => ({ language, isPlain }) => {
  const isMixed = isOther && !isPlain && language === 'JSONPath'
  return isMixed ? { language: 'JSONata', fields: { QueryLanguage: 'JSONata' } } : { language, fields: {} }
})

/** `field`, and nothing when there is none. */
export function optional<T extends JsonValue>(
  name: string,
  value: fc.Arbitrary<Phrase<T>>,
  oneIn: number,
): fc.Arbitrary<Phrase<Fields>> {
  return sometimes(value, oneIn).map(
    (phrase): Phrase<Fields> =>
      (scope) =>
        phrase ? { [name]: phrase(scope) } : {},
  )
}

/** All of them as one. */
export function together(...parts: readonly fc.Arbitrary<Phrase<Fields>>[]): fc.Arbitrary<Phrase<Fields>> {
  return fc.tuple(...parts).map(
    (phrases): Phrase<Fields> =>
      (scope) =>
        Object.assign({}, ...phrases.map((phrase) => phrase(scope))) as Fields,
  )
}

const selectPaths = together(optional('InputPath', dataPath, 12), optional('OutputPath', dataPath, 12))

/** InputPath, OutputPath and ResultPath, in all ways that a state with a result may have them. */
export const resultPaths: fc.Arbitrary<Phrase<Fields>> = together(
  selectPaths,
  fc
    .oneof(
      { arbitrary: fc.constantFrom<JsonValue>('$.r', null, '$.deep.r'), weight: 8 },
      { arbitrary: fc.constantFrom<JsonValue | undefined>('$', undefined, '$.s.r'), weight: 1 },
    )
    .map((place) => () => (place === undefined ? {} : { ResultPath: place })),
)

/** InputPath and OutputPath. */
export const inputAndOutputPath: fc.Arbitrary<Phrase<Fields>> = selectPaths

/** What a JSONPath state sends: Parameters. */
export const parameters: fc.Arbitrary<Phrase<JsonObject>> = pathTemplate

/** Output of a JSONata state, over its input or its result. */
export function output(subject: '$states.input' | '$states.result'): fc.Arbitrary<Phrase<Fields>> {
  return optional('Output', jsonataTemplate(subject), 2)
}

/** Assign: new variables, and some that are there. */
export const assign: fc.Arbitrary<(scope: Scope, language: QueryLanguage) => Written> = sometimes(
  fc.tuple(pathOrIntrinsic, expression, fc.boolean()),
  3,
).map((given) => (scope, language) => {
  if (!given || scope.isPlain) return { fields: {}, assigned: [] }
  const [path, code, isTwo] = given
  const names = [scope.names.variable(), ...(isTwo ? [scope.names.variable()] : [])]
  const values = Object.fromEntries(
    names.map((name, at): [string, JsonValue] => {
      if (at === 1) return [name, { fixed: [1, 'two'] }]
      return language === 'JSONPath' ? [`${name}.$`, path(scope)] : [name, code(scope)]
    }),
  )
  return { fields: { Assign: values }, assigned: names }
})
