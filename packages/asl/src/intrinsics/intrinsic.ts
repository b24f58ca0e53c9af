import type { JsonValue } from '../wire/json.ts'
import type { Path } from '../paths/path.ts'

/** The 18 intrinsic functions, by the name that follows `States.`. */
export type IntrinsicName =
  | 'Array'
  | 'ArrayContains'
  | 'ArrayGetItem'
  | 'ArrayLength'
  | 'ArrayPartition'
  | 'ArrayRange'
  | 'ArrayUnique'
  | 'Base64Decode'
  | 'Base64Encode'
  | 'Format'
  | 'Hash'
  | 'JsonMerge'
  | 'JsonToString'
  | 'MathAdd'
  | 'MathRandom'
  | 'StringSplit'
  | 'StringToJson'
  | 'UUID'

/** A parsed call such as `States.Format('{}-{}', $.a, States.UUID())`. Offsets count characters of the whole text. */
export interface IntrinsicCall {
  readonly kind: 'call'
  readonly name: IntrinsicName
  readonly arguments: readonly IntrinsicArgument[]
  /** The call as written; AWS quotes it in its messages. */
  readonly text: string
  readonly start: number
  readonly end: number
}

/** One argument of a call. */
export type IntrinsicArgument =
  | IntrinsicCall
  | { readonly kind: 'path'; readonly path: Path; readonly start: number; readonly end: number }
  /** `raw` still has its escapes: States.Format gives `\{` a meaning of its own. */
  | {
      readonly kind: 'string'
      readonly value: string
      readonly raw: string
      readonly start: number
      readonly end: number
    }
  | {
      readonly kind: 'literal'
      readonly value: number | boolean | null
      readonly start: number
      readonly end: number
    }

/** Where randomness and ids come from. `random` gives numbers from 0 (included) to 1 (excluded). */
export interface IntrinsicSources {
  readonly random: () => number
  readonly uuid: () => string
}

/** What a function gives for its arguments, or why it cannot. */
export type IntrinsicResult =
  { readonly ok: true; readonly value: JsonValue } | { readonly ok: false; readonly reason: string }

/** One function: how many arguments it takes, and its meaning. */
export interface Intrinsic {
  readonly minArguments: number
  readonly maxArguments: number
  readonly apply: (args: readonly JsonValue[], sources: IntrinsicSources) => IntrinsicResult
}

export function succeed(value: JsonValue): IntrinsicResult {
  return { ok: true, value }
}

export function refuse(reason: string): IntrinsicResult {
  return { ok: false, reason }
}
