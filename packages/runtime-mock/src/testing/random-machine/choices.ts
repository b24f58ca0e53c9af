import type { JsonObject, JsonValue } from '@stepwright/asl'
import fc from 'fast-check'
import { condition } from './expressions.ts'
import { assign, ownLanguage } from './fields.ts'
import { referencePath } from './paths.ts'
import { going, inARow, joined, pieceOf, type Fields, type Phrase, type Piece, type Scope, type Step } from './scope.ts'
import { sometimes } from './values.ts'

const operands: { readonly [family: string]: readonly JsonValue[] } = {
  String: ['', 'a,b', 'm'],
  Numeric: [0, 2, 1.5],
  Timestamp: ['2026-01-01T00:00:30Z', '2020-01-01T00:00:00Z'],
  Boolean: [true, false],
}
const orders = ['Equals', 'LessThan', 'GreaterThan', 'LessThanEquals', 'GreaterThanEquals']

/** The operators that compare with a value. */
const comparison = fc
  .constantFrom('String', 'Numeric', 'Timestamp', 'Boolean')
  .chain((family) =>
    fc.tuple(
      fc.constant(family),
      fc.constantFrom(...(family === 'Boolean' ? ['Equals'] : orders)),
      fc.constantFrom(...(operands[family] ?? [])),
      sometimes(referencePath, 4),
    ),
  )
  .map(
    ([family, order, value, other]): Phrase<JsonObject> =>
      (scope) =>
        other ? { [`${family}${order}Path`]: other(scope) } : { [`${family}${order}`]: value },
  )

const test = fc.oneof(
  { arbitrary: comparison, weight: 6 },
  fc.constantFrom('*', 'a*', '*\\**').map((pattern): Phrase<JsonObject> => () => ({ StringMatches: pattern })),
  fc
    .tuple(fc.constantFrom('Null', 'Present', 'Numeric', 'String', 'Boolean', 'Timestamp'), fc.boolean())
    .map(([kind, is]): Phrase<JsonObject> => () => ({ [`Is${kind}`]: is })),
)

const compared: fc.Arbitrary<Phrase<JsonObject>> = fc
  .tuple(referencePath, test)
  .map(([variable, asked]) => (scope) => ({ Variable: variable(scope), ...asked(scope) }))

/** A rule of a JSONPath Choice, without its Next. */
const rule: fc.Arbitrary<Phrase<JsonObject>> = fc.oneof(
  { arbitrary: compared, weight: 4 },
  compared.map((one): Phrase<JsonObject> => (scope) => ({ Not: one(scope) })),
  fc
    .tuple(fc.constantFrom('And', 'Or'), fc.array(compared, { minLength: 1, maxLength: 3 }))
    .map(([all, parts]): Phrase<JsonObject> => (scope) => ({ [all]: parts.map((part) => part(scope)) })),
)

/** The states of an arm: they come back to what follows the Choice, unless the last ends the scope. */
interface Arm {
  readonly rule: Phrase<JsonObject>
  readonly condition: Phrase<string | boolean>
  readonly steps: readonly Step[]
  readonly ending: Step | null
}

/** A Choice with its arms. `inner` are the steps of arms, `ending` what may end one: Succeed or Fail. */
export function choice(inner: fc.Arbitrary<Step>, ending: fc.Arbitrary<Step>): fc.Arbitrary<Step> {
  const arm: fc.Arbitrary<Arm> = fc.record({
    rule,
    condition,
    steps: fc.array(inner, { minLength: 1, maxLength: 2 }),
    ending: sometimes(ending, 5),
  })
  return fc
    .tuple(
      ownLanguage,
      fc.array(arm, { minLength: 1, maxLength: 3 }),
      sometimes(inner, 4),
      assign,
      sometimes(fc.constant(true), 12),
    )
    .map(([languageOf, arms, otherwise, assigning, isOpen]) => ({
      kind: 'Choice',
      write: ({ name, scope, next }) => {
        const own = languageOf(scope)
        const { fields } = assigning(scope, own.language)
        const written = arms.map((one) => writeArm(one, scope, next))
        // Without a Default the scope may fail here, and what follows must be reached by an arm.
        const hasDefault = !isOpen || otherwise !== null || arms.every((one) => one.ending !== null)
        const rest = otherwise ? inARow([otherwise], scope, next) : null
        const target = rest?.start ?? next ?? written[0]?.start ?? ''
        const state: Fields = {
          Type: 'Choice',
          ...own.fields,
          Choices: arms.map((one, at) => ({
            ...(own.language === 'JSONPath' ? one.rule(scope) : { Condition: one.condition(scope) }),
            Next: written[at]?.start ?? '',
          })),
          ...(hasDefault ? { Default: target } : {}),
          ...(hasDefault ? fields : {}),
        }
        const pieces = [...written.map(({ piece }) => piece), ...(rest ? [{ ...rest.piece, assigned: [] }] : [])]
        return joined(pieceOf(name, state), ...pieces)
      },
    }))
}

function writeArm(
  { steps, ending }: Arm,
  scope: Scope,
  next: string | null,
): { readonly start: string; readonly piece: Piece } {
  const { start, piece } = inARow(ending ? [...steps, ending] : steps, scope, next)
  // What an arm assigns is not there for sure once the arms have met.
  return { start: start ?? '', piece: { ...piece, assigned: [] } }
}

/** Goes round two or three times: a counter in a variable, and a Choice that asks for it. */
export function loop(inner: fc.Arbitrary<Step>): fc.Arbitrary<Step> {
  return fc.tuple(fc.array(inner, { maxLength: 2 }), fc.integer({ min: 1, max: 3 })).map(([steps, times]) => ({
    kind: 'Begin',
    write: ({ name, scope, next }) => {
      const counter = scope.names.variable()
      const count = scope.names.state('Count')
      const again = scope.names.state('Again')
      const last = next === null ? scope.names.state('Done') : null
      const isJsonPath = scope.language === 'JSONPath'
      const assigning = (path: string, code: string): Fields => ({
        Assign: isJsonPath ? { [`${counter}.$`]: path } : { [counter]: `{% ${code} %}` },
      })
      const within = { ...scope, variables: [...scope.variables, counter] }
      const body = inARow(steps, within, count)
      const asked: Fields = isJsonPath
        ? { Variable: `$${counter}`, NumericLessThan: times }
        : { Condition: `{% $${counter} < ${times} %}` }
      const first: Fields = {
        Type: 'Pass',
        ...assigning('States.MathAdd(-1, 1)', '0'),
        Next: body.start ?? count,
      }
      const counting: Fields = {
        Type: 'Pass',
        ...assigning(`States.MathAdd($${counter}, 1)`, `$${counter} + 1`),
        Next: again,
      }
      const choosing: Fields = {
        Type: 'Choice',
        Choices: [{ ...asked, Next: body.start ?? count }],
        Default: next ?? last ?? '',
      }
      return joined(
        pieceOf(name, first, { assigned: [counter] }),
        body.piece,
        pieceOf(count, counting),
        pieceOf(again, choosing),
        ...(last === null ? [] : [pieceOf(last, { Type: 'Pass', ...going(null) })]),
      )
    },
  }))
}
