import type { JsonObject, JsonValue } from '../wire/json.ts'
import { isArray, isObject, member } from './json-kinds.ts'
import { inside, type Place } from './place.ts'
import type { Edge } from './visit.ts'

/** Every way out of a state, each with the variables assigned on it: whatever the state's type, so that a misspelt one does not hide its neighbours. */
export function collectEdges(fields: JsonObject, at: Place): Edge[] {
  const edges: Edge[] = []
  const own = assignedNames(member(fields, 'Assign'))
  addTarget(edges, fields, 'Next', at, own)
  addRules(edges, member(fields, 'Choices'), inside(at, 'Choices'))
  addTarget(edges, fields, 'Default', at, own)
  addRules(edges, member(fields, 'Catch'), inside(at, 'Catch'))
  return edges
}

function addTarget(edges: Edge[], object: JsonObject, field: string, at: Place, assigned: readonly string[]): void {
  const target = member(object, field)
  if (typeof target === 'string') edges.push({ target, at: inside(at, field), assigned })
}

/** Choice rules and catchers have `Next` and `Assign` of their own. */
function addRules(edges: Edge[], rules: JsonValue | undefined, at: Place): void {
  if (!isArray(rules)) return
  rules.forEach((rule, index) => {
    if (isObject(rule)) addTarget(edges, rule, 'Next', inside(at, index), assignedNames(member(rule, 'Assign')))
  })
}

/** The variables that an `Assign` writes; `x.$` writes `x`. */
export function assignedNames(assign: JsonValue | undefined): readonly string[] {
  if (!isObject(assign)) return []
  return Object.keys(assign).map((key) => (key.endsWith('.$') ? key.slice(0, -2) : key))
}
