import { parseResource } from '../spec/resource.ts'
import type { JsonValue } from '../wire/json.ts'
import { isArray, isObject, member } from './json-kinds.ts'
import { inside, type Place } from './place.ts'
import { noLambdaRetry, staticResult } from './regret-findings.ts'
import type { Context, StateFacts, Visit } from './visit.ts'

/** What AWS accepts in single states and people regret. */
export function checkRegrets(state: StateFacts, { visit }: Context): void {
  if (state.type === 'Task') checkLambdaRetry(state, visit)
  if (state.type === 'Pass') {
    const result = member(state.fields, 'Result')
    if (result !== undefined) checkResult(result, inside(state.at, 'Result'), visit)
  }
}

const throttling = ['Lambda.TooManyRequestsException', 'States.TaskFailed', 'States.ALL']

/** Lambda throttles now and then: a task that does not retry fails with it, unless what is around retries. */
function checkLambdaRetry(state: StateFacts, { report }: Visit): void {
  const resource = member(state.fields, 'Resource')
  if (typeof resource !== 'string' || !invokesLambda(resource)) return
  for (let at: StateFacts | null = state; at !== null; at = at.scope.owner) if (retriesThrottling(at)) return
  report(state.at, noLambdaRetry(state.at))
}

function invokesLambda(text: string): boolean {
  const resource = parseResource(text)
  return resource.kind === 'lambda' || (resource.kind === 'optimized' && resource.service === 'lambda')
}

function retriesThrottling({ fields }: StateFacts): boolean {
  const retriers = member(fields, 'Retry')
  if (!isArray(retriers)) return false
  return retriers.some((retrier) => {
    const errors = isObject(retrier) ? member(retrier, 'ErrorEquals') : undefined
    return isArray(errors) && errors.some((error) => typeof error === 'string' && throttling.includes(error))
  })
}

/** AWS warns of the same: nothing in `Result` is evaluated. */
function checkResult(value: JsonValue, at: Place, visit: Visit): void {
  if (isArray(value)) {
    value.forEach((item, index) => checkResult(item, inside(at, index), visit))
    return
  }
  if (!isObject(value)) return
  for (const [key, entry] of Object.entries(value)) {
    const isDynamic = key.endsWith('.$') && typeof entry === 'string' && /^(?:\$|States\.)/u.test(entry)
    if (isDynamic) visit.report(inside(at, key), staticResult(at, key))
    else checkResult(entry, inside(at, key), visit)
  }
}
