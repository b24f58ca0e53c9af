import { nearestName } from '../diagnostics/nearest-name.ts'
import type { OptimizedAction } from '../spec/integrations.ts'
import type { ServiceCall } from '../spec/resource.ts'
import type { JsonObject, JsonValue } from '../wire/json.ts'
import { isArray, isObject, member } from './json-kinds.ts'
import { inside } from './place.ts'
import { argumentCase, endlessCallback, missingArgument, tokenNotPassed, unknownArgument } from './task-findings.ts'
import type { Context, StateFacts } from './visit.ts'

/** What is passed to an optimized integration: its members are required, and spelt with a capital letter. */
export function checkServiceArguments(
  spec: OptimizedAction,
  call: ServiceCall,
  state: StateFacts,
  { visit, language }: Context,
): void {
  const field = language === 'JSONata' ? 'Arguments' : 'Parameters'
  const passed = member(state.fields, field)
  // Without the field the state's input is passed, and an expression may give anything.
  if (!isObject(passed)) return
  const at = inside(state.at, field)
  const name = `${call.service}:${call.action}`
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
