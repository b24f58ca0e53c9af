import type { NoSuchError } from '../sentences/errors.ts'

/** The errors that Step Functions itself raises or matches. */
export type PredefinedError =
  | 'States.ALL'
  | 'States.BranchFailed'
  | 'States.DataLimitExceeded'
  | 'States.ExceedToleratedFailureThreshold'
  | 'States.HeartbeatTimeout'
  | 'States.Http.Socket'
  | 'States.IntrinsicFailure'
  | 'States.ItemReaderFailed'
  | 'States.NoChoiceMatched'
  | 'States.ParameterPathFailure'
  | 'States.Permissions'
  | 'States.QueryEvaluationError'
  | 'States.ResultPathMatchFailure'
  | 'States.ResultWriterFailed'
  | 'States.Runtime'
  | 'States.TaskFailed'
  | 'States.Timeout'

/**
 * An error's name. The predefined ones and those of the task complete in an editor, any other may be written too.
 *
 * @typeParam Known - the errors that the task's resource declares
 */
export type ErrorName<Known extends string = never> = PredefinedError | Known | (string & Record<never, never>)

/** One error's name or several: ASL's `ErrorEquals`. */
export type ErrorNames<Known extends string = never> = ErrorName<Known> | readonly ErrorName<Known>[]

/** The names themselves, or the sentence about one that begins with `States.` and does not exist. */
export type CheckedErrors<Given> = [Unknown<NamesOf<Given>>] extends [never]
  ? Given
  : NoSuchError<Unknown<NamesOf<Given>>, Nearest<Unknown<NamesOf<Given>>>>

/** The names of a `retry` or a `catch`, as a union. */
export type NamesOf<Given> = Given extends string
  ? Given
  : Given extends readonly (infer Name)[]
    ? Name & string
    : never

type Unknown<Name extends string> = Name extends `States.${string}`
  ? Name extends PredefinedError | `States.Http.StatusCode.${number}`
    ? never
    : Name
  : never

/** The predefined names that begin like this one, whatever the case of their letters. */
type Nearest<Name extends string> = Name extends `States.${infer First}${infer Second}${infer Third}${string}`
  ? PredefinedError extends infer Known
    ? Known extends string
      ? Lowercase<Known> extends `states.${Lowercase<`${First}${Second}${Third}`>}${string}`
        ? Known
        : never
      : never
    : never
  : never
