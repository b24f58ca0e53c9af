import type { JsonObject, JsonValue } from '../wire/json.ts'
import { isArray, isObject, member } from './json-kinds.ts'
import { inside, type Place } from './place.ts'
import { noDefault, ruleNeverReached } from './regret-findings.ts'
import type { Context, StateFacts } from './visit.ts'

/** What the rules of a Choice leave open, and which of them come too late. */
export function checkCoverage(state: StateFacts, { visit }: Context): void {
  const rules = member(state.fields, 'Choices')
  if (state.type !== 'Choice' || !isArray(rules)) return
  const tests: string[] = []
  let catchesAll = -1
  for (const [index, rule] of rules.entries()) {
    const test = isObject(rule) ? testOf(rule) : `rule ${index}`
    const earlier = catchesAll < 0 ? tests.indexOf(test) : catchesAll
    const place = (at: number): Place => inside(inside(state.at, 'Choices'), at)
    if (earlier >= 0) visit.report(place(index), ruleNeverReached(place(index), place(earlier)))
    else if (isObject(rule) && isAlwaysTrue(rule)) catchesAll = index
    tests.push(test)
  }
  if (Object.hasOwn(state.fields, 'Default') || catchesAll >= 0) return
  const isExhaustive = rules.some((rule) => isObject(rule) && complements(rule).some((test) => tests.includes(test)))
  if (!isExhaustive) visit.report(state.at, noDefault(state.at))
}

const isConsequence = (name: string): boolean => ['Next', 'Assign', 'Output', 'Comment'].includes(name)

/** The condition of a rule in one form, whatever the order of its fields. */
function testOf(rule: JsonObject): string {
  const names = Object.keys(rule).filter((name) => !isConsequence(name))
  return JSON.stringify(names.sort().map((name) => [name, rule[name]]))
}

const isAlwaysTrue = (rule: JsonObject): boolean => {
  const condition = member(rule, 'Condition')
  return condition === true || (typeof condition === 'string' && /^\{%\s*true\s*%\}$/u.test(condition))
}

const opposites: ReadonlyMap<string, string> = new Map([
  ['LessThan', 'GreaterThanEquals'],
  ['GreaterThan', 'LessThanEquals'],
])

/** The conditions that are true just when a rule's is not, as far as that can be told from their form. */
function complements(rule: JsonObject): string[] {
  const inner = member(rule, 'Not')
  if (isObject(inner)) return [testOf(inner)]
  const condition = member(rule, 'Condition')
  const negated = typeof condition === 'string' ? /^\{%\s*\$not\((?<inner>[^()]*)\)\s*%\}$/u.exec(condition) : null
  if (negated) return [testOf({ Condition: `{% ${(negated.groups?.['inner'] ?? '').trim()} %}` })]
  return Object.entries(rule).flatMap(([operator, operand]) => complement(rule, operator, operand))
}

function complement(rule: JsonObject, operator: string, operand: JsonValue): string[] {
  const variable = member(rule, 'Variable') ?? null
  if (typeof operand === 'boolean') return [testOf({ Variable: variable, [operator]: !operand })]
  for (const [order, opposite] of opposites) {
    const name = operator.replace(new RegExp(`${order}(Path)?$`, 'u'), `${opposite}$1`)
    if (name !== operator) return [testOf({ Variable: variable, [name]: operand })]
  }
  return []
}
