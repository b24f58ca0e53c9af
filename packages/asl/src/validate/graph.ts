import { suggestion } from '../diagnostics/nearest-name.ts'
import { describe, describeFirst, inside, type Place } from './place.ts'
import { isSubstitution } from './substitution.ts'
import type { Finding, Scope, StateFacts, Visit } from './visit.ts'

/** The graph of each scope: targets exist in it, every state is reached, and it can come to an end. */
export function checkGraph(visit: Visit): void {
  const homes = new Map<string, Scope>()
  for (const scope of visit.scopes) for (const name of scope.states.keys()) if (!homes.has(name)) homes.set(name, scope)
  for (const scope of visit.scopes) checkScopeGraph(scope, homes, visit)
}

function checkScopeGraph(scope: Scope, homes: ReadonlyMap<string, Scope>, visit: Visit): void {
  const isOpen = checkTargets(scope, homes, visit)
  if (scope.states.size === 0) return
  const reached = reachedFrom(scope)
  // A target that is filled in at deployment may be any state.
  if (!isOpen && reached !== null) {
    for (const state of scope.states.values()) {
      if (!reached.has(state)) visit.report(state.at, unreachable(state, scope))
    }
  }
  const states = [...scope.states.values()]
  if (isOpen) return
  if (!states.some(isTerminal)) {
    visit.report(inside(scope.at, 'States'), noTerminal(scope.at))
    return
  }
  for (const state of loopsWithoutExit(states, reached)) visit.report(state.at, noWayOut(state))
}

/** Reports targets that lead nowhere; true when some target is only known at deployment. */
function checkTargets(scope: Scope, homes: ReadonlyMap<string, Scope>, { report }: Visit): boolean {
  let isOpen = false
  const follow = (target: string, at: Place, from: string): void => {
    if (scope.states.has(target)) return
    if (isSubstitution(target)) isOpen = true
    else if (homes.has(target)) report(at, otherScope(target, from, homes.get(target)?.at ?? scope.at))
    else report(at, undefinedTarget(target, from, scope.states.keys()))
  }
  if (scope.startAt !== null) follow(scope.startAt, inside(scope.at, 'StartAt'), describeFirst(scope.at))
  for (const state of scope.states.values()) {
    for (const edge of state.edges) follow(edge.target, edge.at, `State '${state.name}'`)
  }
  return isOpen
}

/** The states that are reached from `StartAt`; `null` when it names none. */
function reachedFrom(scope: Scope): ReadonlySet<StateFacts> | null {
  const start = scope.startAt === null ? undefined : scope.states.get(scope.startAt)
  if (start === undefined) return null
  const reached = new Set([start])
  for (const state of reached) {
    for (const { target } of state.edges) {
      const next = scope.states.get(target)
      if (next !== undefined) reached.add(next)
    }
  }
  return reached
}

/** A state of unknown type gets the benefit of the doubt. */
const isTerminal = ({ type, fields, edges }: StateFacts): boolean =>
  type === 'Succeed' ||
  type === 'Fail' ||
  (type !== 'Choice' && Object.hasOwn(fields, 'End') && fields['End'] !== false) ||
  (type === null && edges.length === 0)

/** The first state of each loop from which no terminal state can be reached. */
function loopsWithoutExit(
  states: readonly StateFacts[],
  reached: ReadonlySet<StateFacts> | null,
): readonly StateFacts[] {
  const ends = new Set(states.filter((state) => isTerminal(state)))
  const before = new Map<StateFacts, StateFacts[]>()
  for (const state of states) {
    for (const { target } of state.edges) {
      const next = state.scope.states.get(target)
      if (next === undefined) ends.add(state)
      else before.set(next, [...(before.get(next) ?? []), state])
    }
    if (state.edges.length === 0) ends.add(state)
  }
  for (const state of ends) for (const previous of before.get(state) ?? []) ends.add(previous)
  const stuck = states.filter((state) => !ends.has(state) && (reached === null || reached.has(state)))
  const first = stuck[0]
  return first === undefined ? [] : [first]
}

const undefinedTarget = (target: string, from: string, known: Iterable<string>): Finding => {
  const names = [...known]
  const list = names.length <= 8 ? names.map((name) => `'${name}'`).join(', ') : `${names.length} states`
  return {
    code: 'SW3030',
    message: `${from} goes to '${target}', which is not defined.`,
    ...suggestion(target, names, names.length === 0 ? undefined : `The scope has ${list}.`),
  }
}

const otherScope = (target: string, from: string, home: Place): Finding => ({
  code: 'SW3031',
  message: `${from} goes to '${target}', which lies in ${describe(home)}.`,
  hint: "A transition stays in its own 'States' object; give this scope a state of its own to go to.",
})

const unreachable = (state: StateFacts, scope: Scope): Finding => ({
  code: 'SW3032',
  message: `State '${state.name}' cannot be reached from '${scope.startAt ?? ''}', where ${describe(scope.at)} starts.`,
  hint: 'Name it in a Next, Default or Catch of another state, or remove it.',
})

const noTerminal = (at: Place): Finding => ({
  code: 'SW3033',
  message: `${describeFirst(at)} has no state that ends it.`,
  hint: 'Set "End": true on the last state, or add a Succeed or Fail state.',
})

const noWayOut = (state: StateFacts): Finding => ({
  code: 'SW3036',
  message: `State '${state.name}' leads into a loop that no path leaves.`,
  hint: 'Give a Choice in the loop a way to a state that ends.',
})
