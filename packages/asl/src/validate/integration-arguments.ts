import { actionModel } from '../models/action-model.ts'
import type { OptimizedAction } from '../spec/integrations.ts'
import type { ServiceCall } from '../spec/resource.ts'
import type { JsonObject, JsonValue } from '../wire/json.ts'
import { checkApiArguments, isFilledIn } from './api-arguments.ts'
import { isArray, isObject, member } from './json-kinds.ts'
import { inside, type Place } from './place.ts'
import { argumentCase, endlessCallback, missingArgument, tokenNotPassed } from './task-findings.ts'
import type { Context, StateFacts } from './visit.ts'

/**
 * What is passed to a service: by the model of its API, or for an integration without one by what is known of the integration.
 *
 * @param spec what is known of an optimized integration; `null` for an SDK integration
 */
export function checkServiceArguments(
  spec: OptimizedAction | null,
  call: ServiceCall & { readonly kind: 'optimized' | 'sdk' },
  state: StateFacts,
  context: Context,
): void {
  const field = context.language === 'JSONata' ? 'Arguments' : 'Parameters'
  const passed = member(state.fields, field)
  // Without the field the state's input is passed, and an expression may give anything.
  if (!isObject(passed)) return
  const at = inside(state.at, field)
  const name = `${call.kind === 'sdk' ? 'aws-sdk:' : ''}${call.service}:${call.action}`
  const model = actionModel(call)
  if (model !== null) checkApiArguments(passed, model, at, { name, kind: call.kind, context })
  if (spec !== null) checkKnownArguments(passed, spec, name, at, context, model !== null)
}

/** What is known beside the models: members that must be there, and how they are spelt where no model tells it. */
function checkKnownArguments(
  passed: JsonObject,
  { required }: OptimizedAction,
  name: string,
  at: Place,
  { visit, language }: Context,
  hasModel: boolean,
): void {
  if (isFilledIn(passed)) return
  const bare = (key: string): string => (language === 'JSONPath' && key.endsWith('.$') ? key.slice(0, -2) : key)
  const given = new Map(Object.keys(passed).map((key) => [bare(key).toLowerCase(), key]))
  for (const member of required) {
    const key = given.get(member.toLowerCase())
    if (key === undefined) visit.report(at, missingArgument(at, name, member))
    else if (bare(key) !== member && !hasModel) {
      visit.report(inside(at, key), argumentCase(inside(at, key), bare(key), member))
    }
  }
}

/** A task that waits for a token passes it on, and does not wait for ever. */
export function checkTaskToken(state: StateFacts, { visit, language }: Context): void {
  const resource = member(state.fields, 'Resource')
  if (state.type !== 'Task' || typeof resource !== 'string' || !resource.endsWith('.waitForTaskToken')) return
  const field = language === 'JSONata' ? 'Arguments' : 'Parameters'
  const passed = member(state.fields, field)
  const token = language === 'JSONata' ? '$states.context.Task.Token' : '$$.Task.Token'
  if (passed !== undefined && !mentions(passed, language === 'JSONata' ? 'context' : '$$')) {
    visit.report(inside(state.at, field), tokenNotPassed(state.at, token))
  }
  if (!timeLimits.some((name) => Object.hasOwn(state.fields, name))) visit.report(state.at, endlessCallback(state.at))
}

const timeLimits = ['TimeoutSeconds', 'TimeoutSecondsPath', 'HeartbeatSeconds', 'HeartbeatSecondsPath']

/** True when some string in a value has the text: the context object as a whole carries the token too. A variable may hold it. */
function mentions(value: JsonValue | JsonObject, text: string): boolean {
  if (typeof value === 'string') return value.includes(text) || value.includes('${')
  if (isArray(value)) return value.some((item) => mentions(item, text))
  return isObject(value) && Object.values(value).some((entry) => mentions(entry, text))
}
