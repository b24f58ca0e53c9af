import { nearestName } from '../diagnostics/nearest-name.ts'
import { actionModel } from '../models/action-model.ts'
import type { OptimizedAction } from '../spec/integrations.ts'
import type { ServiceCall } from '../spec/resource.ts'
import type { JsonObject, JsonValue } from '../wire/json.ts'
import { checkApiArguments } from './api-arguments.ts'
import { isArray, isObject, member } from './json-kinds.ts'
import { inside, type Place } from './place.ts'
import { argumentCase, endlessCallback, missingArgument, tokenNotPassed, unknownArgument } from './task-findings.ts'
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
  else if (spec !== null) checkKnownArguments(passed, spec, name, at, context)
}

/** Members of an integration that is no API. */
function checkKnownArguments(
  passed: JsonObject,
  spec: OptimizedAction,
  name: string,
  at: Place,
  { visit, language }: Context,
): void {
  const written = Object.keys(passed)
  const bare = (key: string): string => (language === 'JSONPath' && key.endsWith('.$') ? key.slice(0, -2) : key)
  const names = written.map(bare)
  for (const key of written) {
    const plain = bare(key)
    if (spec.known.includes(plain)) continue
    const sameLetters = spec.known.find((known) => known.toLowerCase() === plain.toLowerCase())
    const near = spec.known.length > spec.required.length ? nearestName(plain, spec.known) : null
    if (sameLetters !== undefined) visit.report(inside(at, key), argumentCase(inside(at, key), plain, sameLetters))
    else if (near !== null) visit.report(inside(at, key), unknownArgument(inside(at, key), name, near))
  }
  for (const required of spec.required) {
    const isThere = names.some((written) => written.toLowerCase() === required.toLowerCase())
    if (!isThere) visit.report(at, missingArgument(at, name, required))
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
