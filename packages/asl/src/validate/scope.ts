import type { JsonObject } from '../wire/json.ts'
import { checkNamed } from './check-object.ts'
import { isObject, member } from './json-kinds.ts'
import { inside, stateAt, type Place } from './place.ts'
import { empty, wrongType } from './shape-findings.ts'
import { checkState, stateFacts } from './state.ts'
import type { Context, Scope, ScopeName } from './visit.ts'

/** Checks a scope of states and everything in it, and adds it to the visit for the rules that look at whole scopes. */
export function checkScope(kind: ScopeName, value: JsonObject, at: Place, context: Context): void {
  const { visit, state: owner } = context
  const scope = newScope(value, at, context)
  visit.scopes.push(scope)
  owner?.inner.push(scope)
  // A scope has no query language of its own: its fields are the same in both, its states start from the machine's.
  checkNamed(kind, value, at, { ...context, language: visit.machineLanguage, state: null, scope })

  const states = member(value, 'States')
  if (states === undefined) return
  const statesAt = inside(at, 'States')
  if (!isObject(states)) {
    visit.report(statesAt, wrongType(statesAt, states, 'an object'))
    return
  }
  const names = Object.keys(states)
  if (names.length === 0) visit.report(statesAt, empty(statesAt, 'state'))
  for (const name of names) {
    const fields = states[name]
    const place = stateAt(statesAt, name)
    if (isObject(fields)) scope.states.set(name, stateFacts(name, fields, place, scope, visit))
    else visit.report(place, wrongType(place, fields, 'an object with a "Type"'))
  }
  for (const state of scope.states.values()) checkState(state, visit)
}

function newScope(value: JsonObject, at: Place, { scope: outer, state: owner }: Context): Scope {
  const startAt = member(value, 'StartAt')
  const config = member(value, 'ProcessorConfig')
  const isDistributed = isObject(config) && member(config, 'Mode') === 'DISTRIBUTED'
  const isExpress = isDistributed ? member(config, 'ExecutionType') === 'EXPRESS' : outer?.workflowType === 'EXPRESS'
  return {
    at,
    startAt: typeof startAt === 'string' ? startAt : null,
    states: new Map(),
    owner,
    isDistributed,
    workflowType: isExpress ? 'EXPRESS' : 'STANDARD',
  }
}
