import type { IntegrationPattern } from './integrations.ts'

/**
 * What a Task's `Resource` names. Parts filled in at deployment (`${…}`, or `<…>` in a document) are `null`.
 */
export type Resource =
  | { readonly kind: 'lambda'; readonly functionName: string | null; readonly qualifier: string | null }
  | { readonly kind: 'activity'; readonly name: string | null }
  | ({ readonly kind: 'optimized' } & ServiceCall)
  | ({ readonly kind: 'sdk' } & ServiceCall)
  /** An ARN of something that Step Functions does not run. */
  | { readonly kind: 'other'; readonly service: string }
  /** Filled in at deployment as a whole, or in the part that decides. */
  | { readonly kind: 'unknown' }
  | { readonly kind: 'none'; readonly why: string }

/** A call of an AWS service. */
export interface ServiceCall {
  readonly service: string
  /** The API action, lower-case first letter. */
  readonly action: string
  /** `null` for request and response. */
  readonly pattern: IntegrationPattern | null
  /** What follows the action's dot, as written. */
  readonly suffix: string | null
}

/** Stands for a part that is filled in at deployment: no ARN has this character. */
const unknown = '\u0000'

/**
 * Reads a Task's `Resource`.
 *
 * @example parseResource('arn:aws:states:::glue:startJobRun.sync')
 * // { kind: 'optimized', service: 'glue', action: 'startJobRun', pattern: 'sync', suffix: 'sync' }
 */
export function parseResource(text: string): Resource {
  const plain = text.replaceAll(/\$\{[^{}]*\}|<[^<>]*>/gu, unknown)
  if (plain === '') return { kind: 'none', why: 'it is empty' }
  if (!plain.startsWith('arn:')) {
    return plain.startsWith(unknown) ? { kind: 'unknown' } : { kind: 'none', why: 'it does not start with arn:' }
  }
  const [, , service = '', , , ...rest] = plain.split(':')
  if (service.includes(unknown) || rest.join(':').startsWith(unknown)) return { kind: 'unknown' }
  if (rest.length === 0) return { kind: 'none', why: 'it ends early' }
  if (service === 'lambda') return lambdaFunction(rest)
  if (service === 'states') return statesResource(rest)
  return { kind: 'other', service }
}

function lambdaFunction([type = '', name = '', ...qualifiers]: readonly string[]): Resource {
  if (type !== 'function') return { kind: 'none', why: `a Lambda ARN names a function, not a '${type}'` }
  const isPlain = (part: string): boolean => part.includes(unknown) || /^[\w.-]+$/u.test(part)
  if (!isPlain(name)) return { kind: 'none', why: 'the function has no proper name' }
  const qualifier = qualifiers.length === 0 ? null : qualifiers.join(':')
  if (qualifier !== null && qualifier !== '$LATEST' && !isPlain(qualifier)) {
    return { kind: 'none', why: 'what follows the function name is no version or alias' }
  }
  return { kind: 'lambda', functionName: known(name), qualifier: qualifier === null ? null : known(qualifier) }
}

function statesResource([service = '', ...rest]: readonly string[]): Resource {
  if (service === 'activity') return { kind: 'activity', name: known(rest.join(':')) }
  if (service === 'aws-sdk') {
    const [sdkService = '', ...call] = rest
    return serviceCall('sdk', sdkService, call)
  }
  return serviceCall('optimized', service, rest)
}

function serviceCall(kind: 'optimized' | 'sdk', service: string, rest: readonly string[]): Resource {
  const call = rest.join(':')
  if (service.includes(unknown) || call.includes(unknown)) return { kind: 'unknown' }
  const dot = call.indexOf('.')
  const action = dot < 0 ? call : call.slice(0, dot)
  const suffix = dot < 0 ? null : call.slice(dot + 1)
  if (service === '' || action === '') return { kind: 'none', why: 'it names no service and action' }
  return { kind, service, action, suffix, pattern: isPattern(suffix) ? suffix : null }
}

/** The suffixes of an action that ask for a pattern. */
export const patterns: readonly IntegrationPattern[] = ['sync', 'sync:2', 'waitForTaskToken']

const isPattern = (suffix: string | null): suffix is IntegrationPattern =>
  suffix !== null && (patterns as readonly string[]).includes(suffix)

const known = (part: string): string | null => (part.includes(unknown) ? null : part)
