import { isStateType, stateTables, stateTypes } from '../spec/state-tables.ts'
import type { QueryLanguage } from '../wire/definition.ts'
import type { JsonObject } from '../wire/json.ts'
import { checkObject } from './check-object.ts'
import { collectEdges } from './edges.ts'
import { isArray, isObject, member } from './json-kinds.ts'
import { inside, type Place } from './place.ts'
import { languageDowngrade, missingField, notOneOf, wrongType } from './shape-findings.ts'
import { stateRules } from './state-rules.ts'
import { isSubstitution } from './substitution.ts'
import type { Context, Scope, StateFacts, Visit } from './visit.ts'

/** The facts of a state before any of its fields is checked. */
export function stateFacts(name: string, fields: JsonObject, at: Place, scope: Scope, visit: Visit): StateFacts {
  const type = member(fields, 'Type')
  const language = member(fields, 'QueryLanguage')
  const isLanguage = language === 'JSONata' || language === 'JSONPath'
  return {
    name,
    type: isStateType(type) ? type : null,
    at,
    scope,
    fields,
    language: isLanguage ? (language satisfies QueryLanguage) : visit.machineLanguage,
    edges: collectEdges(fields, at),
    reads: [],
    asked: new Set(),
    inner: [],
  }
}

/** Checks one state: its fields, then the rules of its type. */
export function checkState(state: StateFacts, visit: Visit): void {
  const { type, fields, at, language, scope } = state
  const context: Context = { visit, language, state, scope }
  if (language === 'JSONPath' && visit.machineLanguage === 'JSONata') visit.report(at, languageDowngrade(at))
  if (type === null) {
    checkType(fields, at, visit)
    checkInnerScopes(fields, at, context)
    return
  }
  checkObject(stateTables[type], fields, at, context)
  for (const rule of stateRules) rule(state, context)
}

function checkType(fields: JsonObject, at: Place, visit: Visit): void {
  const type = member(fields, 'Type')
  const typeAt = inside(at, 'Type')
  if (type === undefined) visit.report(at, missingField(at, 'Type'))
  else if (typeof type !== 'string') visit.report(typeAt, wrongType(typeAt, type, `one of ${stateTypes.join(', ')}`))
  else if (!isSubstitution(type)) visit.report(typeAt, notOneOf(typeAt, type, stateTypes))
}

/** What is inside a state of unknown type is still worth checking. */
function checkInnerScopes(fields: JsonObject, at: Place, context: Context): void {
  const branches = member(fields, 'Branches')
  if (isArray(branches)) {
    branches.forEach((branch, index) => {
      if (isObject(branch)) context.visit.checkScope('Branch', branch, inside(inside(at, 'Branches'), index), context)
    })
  }
  for (const name of ['ItemProcessor', 'Iterator'] as const) {
    const processor = member(fields, name)
    if (isObject(processor)) context.visit.checkScope(name, processor, inside(at, name), context)
  }
}
