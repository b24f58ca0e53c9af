import type { errorPrefixes } from '../aws/error-prefixes.ts'
import type { ActionErrors } from './action-errors.ts'
import type { FaultsOf, ServiceOf } from './sdk-module.ts'

/**
 * The errors of an action, named as `retry` and `catch` see them: `Glue.ConcurrentRunsExceededException`. An optimized integration's are
 * those of the action, an SDK integration's those of the whole service. `string`, which says nothing, where they are not known.
 *
 * @typeParam Given - what `sdk<…>` was given
 * @typeParam Pattern - `callback` for `.waitForTaskToken`, which some services have as an SDK integration alone
 */
export type ErrorsOf<Given, Method, Pattern extends 'call' | 'callback'> =
  string extends FaultsOf<Given> ? string : Errors<ServiceOf<Given> & string, FaultsOf<Given>, Method, Pattern>

type Errors<Service extends string, Faults extends string, Method, Pattern> =
  OptimizedErrors<Service, Method, Pattern> extends infer Optimized
    ? [Optimized] extends [never]
      ? Prefixed<SdkPrefix<Service>, Faults> | `${SdkPrefix<Service>}.${SdkPrefix<Service>}Exception`
      : Optimized extends {
            readonly optimized: infer Prefix extends string
            readonly others: readonly (infer Others extends string)[]
          }
        ? Prefixed<Prefix, ErrorsOfAction<Service, Method> | Extract<Faults, AnywhereRaised>> | Others
        : never
    : never

/** What an API declares for its action. */
type ErrorsOfAction<Service, Method> = Service extends keyof ActionErrors
  ? Method extends keyof ActionErrors[Service]
    ? ActionErrors[Service][Method] & string
    : never
  : never

/** Errors that a service raises whatever it is asked, where it has names for them at all. */
type AnywhereRaised =
  | `AccessDenied${string}`
  | `InternalServer${string}`
  | `ServiceUnavailable${string}`
  | `Throttl${string}`
  | `TooManyRequests${string}`
  | `Validation${string}`

type Prefixed<Prefix extends string, Faults extends string> = `${Prefix}.${Suffixed<Faults | 'SdkClientException'>}`

/** Names end in `Exception`, also of errors that the API calls otherwise. */
type Suffixed<Fault extends string> = Fault extends `${string}Exception` ? Fault : `${Fault}Exception`

/** The row of {@link errorPrefixes} for this action; `never` for an SDK integration, and for those whose errors are named as there. */
type OptimizedErrors<Service extends string, Method, Pattern> = Service extends keyof typeof errorPrefixes
  ? (typeof errorPrefixes)[Service] extends infer Row extends {
      readonly actions: readonly unknown[]
      readonly callback: boolean
    }
    ? Method extends Row['actions'][number]
      ? [Pattern, Row['callback']] extends ['callback', false]
        ? never
        : Row
      : never
    : never
  : never

/** Names whose acronyms the rule does not find. */
interface OtherPrefixes {
  readonly ACMPCA: 'AcmPca'
  readonly DatabaseMigrationService: 'DatabaseMigration'
  readonly SESv2: 'SesV2'
}

/** SDK integrations write acronyms as words: `SNS` is `Sns`, `EMRServerless` is `EmrServerless`. */
type SdkPrefix<Service extends string> = Service extends keyof OtherPrefixes ? OtherPrefixes[Service] : Words<Service>

type Words<Name extends string> = Name extends `${infer First}${infer Rest}`
  ? `${First}${After<Rest, IsUpper<First>>}`
  : Name

/** A capital after a capital is small, unless a word begins with it. */
type After<Rest extends string, AfterUpper> = Rest extends `${infer First}${infer More}`
  ? [AfterUpper, IsUpper<First>, BeginsWord<More>] extends [true, true, false]
    ? `${Lowercase<First>}${After<More, true>}`
    : `${First}${After<More, IsUpper<First>>}`
  : Rest

type BeginsWord<More extends string> = More extends `${infer Next}${string}`
  ? Next extends Uppercase<Next>
    ? false
    : true
  : false

/** Digits and signs are neither. */
type IsUpper<Letter extends string> =
  Letter extends Uppercase<Letter> ? (Letter extends Lowercase<Letter> ? false : true) : false
