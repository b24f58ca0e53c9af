import type { JsonValue, QueryLanguage } from '@stepwright/asl'
import fc from 'fast-check'
import { inARow, joined, type Fields, type Piece, type Scope, type Step } from './scope.ts'
import { sometimes } from './values.ts'

/** Errors that tasks fail with, and that handlers name. */
export const errorName: fc.Arbitrary<string> = fc.constantFrom(
  'Custom.Error',
  'Other.Error',
  'TypeError',
  'Lambda.TooManyRequestsException',
  'States.TaskFailed',
  'States.Permissions',
)

const handled = fc.oneof(
  { arbitrary: fc.constant(['States.ALL']), weight: 3 },
  fc.constant(['States.TaskFailed']),
  fc.constant(['States.Timeout']),
  fc.constant(['States.HeartbeatTimeout']),
  fc.constant(['States.QueryEvaluationError', 'States.DataLimitExceeded']),
  fc.constant(['States.ExceedToleratedFailureThreshold', 'States.ItemReaderFailed']),
  fc.uniqueArray(errorName, { minLength: 1, maxLength: 2 }),
)

const retrier: fc.Arbitrary<Fields> = fc
  .record(
    {
      ErrorEquals: handled,
      MaxAttempts: fc.nat(2),
      IntervalSeconds: fc.integer({ min: 1, max: 20 }),
      BackoffRate: fc.constantFrom(1, 1.5, 2),
      MaxDelaySeconds: fc.integer({ min: 21, max: 30 }),
      JitterStrategy: fc.constantFrom('FULL', 'NONE'),
    },
    { requiredKeys: ['ErrorEquals', 'MaxAttempts'] },
  )
  .map((fields) => fields as Fields)

/** `Retry`. A retrier of `States.ALL` stands last, as AWS wants it. */
const retry: fc.Arbitrary<Fields> = sometimes(fc.array(retrier, { minLength: 1, maxLength: 2 }), 2).map((retriers) =>
  retriers ? { Retry: withAllLast(retriers) } : {},
)

/** A catcher: the errors, what it hands on, and the states it leads to before the block goes on. */
interface Catching {
  readonly ErrorEquals: readonly string[]
  readonly steps: readonly Step[]
  readonly place: JsonValue | undefined
  readonly doesAssign: boolean
}

/** Retry and Catch, with the states that catchers lead to. */
export function failureFields(
  handler: fc.Arbitrary<Step>,
): fc.Arbitrary<(scope: Scope, language: QueryLanguage, next: string | null) => { fields: Fields; piece: Piece }> {
  const catching: fc.Arbitrary<Catching> = fc.record({
    ErrorEquals: handled,
    steps: fc.array(handler, { minLength: 1, maxLength: 2 }),
    place: fc.constantFrom<JsonValue | undefined>('$.error', '$.deep.error', null, undefined),
    doesAssign: fc.boolean(),
  })
  const catchers = sometimes(fc.array(catching, { minLength: 1, maxLength: 2 }), 2)
  return fc.tuple(retry, catchers).map(([fields, given]) => (scope, language, next) => {
    if (!given) return { fields, piece: joined() }
    const written = withAllLast(given).map((one) => writeCatcher(one, scope, language, next))
    return {
      fields: { ...fields, Catch: written.map(({ catcher }) => catcher) },
      piece: joined(...written.map(({ piece }) => piece)),
    }
  })
}

function writeCatcher(
  { ErrorEquals, steps, place, doesAssign }: Catching,
  scope: Scope,
  language: QueryLanguage,
  next: string | null,
): { readonly catcher: Fields; readonly piece: Piece } {
  const variable = doesAssign && !scope.isPlain ? scope.names.variable() : null
  const within = variable === null ? scope : { ...scope, variables: [...scope.variables, variable] }
  const { start, piece } = inARow(steps, within, next)
  const jsonPath: Fields = {
    ...(place === undefined ? {} : { ResultPath: place }),
    ...(variable === null ? {} : { Assign: { [`${variable}.$`]: '$.Error' } }),
  }
  const jsonata: Fields = {
    ...(place === undefined ? {} : { Output: '{% $merge([$states.input, {"error": $states.errorOutput}]) %}' }),
    ...(variable === null ? {} : { Assign: { [variable]: '{% $states.errorOutput.Error %}' } }),
  }
  const catcher = { ErrorEquals, Next: start ?? '', ...(language === 'JSONPath' ? jsonPath : jsonata) }
  // What it assigns is there in its own states only: whether it is taken is not known here.
  return { catcher, piece: { ...piece, assigned: [] } }
}

/** At most one names `States.ALL`, and it is the last. */
function withAllLast<T extends { readonly ErrorEquals?: JsonValue }>(handlers: readonly T[]): readonly T[] {
  const isAll = ({ ErrorEquals: errors }: T): boolean => JSON.stringify(errors) === '["States.ALL"]'
  const all = handlers.find(isAll)
  return [...handlers.filter((one) => !isAll(one)), ...(all ? [all] : [])]
}

/** A failure's fields, for a Fail state in JSONPath or JSONata. */
export const failFields: fc.Arbitrary<(language: QueryLanguage) => Fields> = fc
  .tuple(fc.option(errorName), fc.option(fc.constantFrom('because', '')), fc.nat(5))
  .map(([error, cause, other]) => (language) => {
    if (other === 0) {
      return language === 'JSONPath'
        ? { ErrorPath: '$.s', CausePath: "States.Format('n is {}', $.n)" }
        : { Error: '{% $states.input.s %}', Cause: '{% "n is " & $string($states.input.n) %}' }
    }
    return { ...(error === null ? {} : { Error: error }), ...(cause === null ? {} : { Cause: cause }) }
  })
