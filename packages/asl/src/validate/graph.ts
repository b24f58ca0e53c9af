import { nearestName } from '../diagnostics/nearest-name.ts'
import { describe, describeFirst, inside, type Place } from './place.ts'
import { quotedList } from './shape-findings.ts'
import { holdsSubstitution } from './substitution.ts'
import type { Finding, Scope, StateFacts, Visit } from './visit.ts'

/** The graph of each scope: targets exist in it, every state is reached, and it can come to an end. */
export function checkGraph(visit: Visit): void {
  const homes = new Map<string, Scope>()
  for (const scope of visit.scopes) for (const name of scope.states.keys()) if (!homes.has(name)) homes.set(name, scope)
  for (const scope of visit.scopes) checkScopeGraph(scope, homes, visit)
}

function checkScopeGraph(scope: Scope, homes: ReadonlyMap<string, Scope>, visit: Visit): void {
  // A scope without states was reported; where it would start is no news then.
  if (scope.states.size === 0) return
  const targets = checkTargets(scope, homes, visit)
  // A target that is filled in at deployment may be any state.
  if (targets.isOpen) return
  const reached = reachedFrom(scope, targets)
  if (reached !== null) {
    for (const state of scope.states.values()) {
      if (!reached.has(state)) visit.report(state.at, unreachable(state, scope))
    }
  }
  const states = [...scope.states.values()]
  // What goes nowhere is reported as such; that nothing ends is no news then.
  const goesNowhere = targets.areBroken || states.some((state) => state.edges.length === 0 && !isTerminal(state))
  if (goesNowhere) return
  if (!states.some(isTerminal)) visit.report(inside(scope.at, 'States'), noTerminal(scope.at))
  else for (const state of loopsWithoutExit(states, reached)) visit.report(state.at, noWayOut(state))
}

/** What is known of a scope's targets. */
interface Targets {
  /** Some are only known at deployment. */
  readonly isOpen: boolean
  /** Some lead nowhere, or out of the scope. */
  readonly areBroken: boolean
  /** The state that each misspelt target must mean: it counts as reached, so that one slip is one finding. */
  readonly meant: ReadonlyMap<string, string>
}

/** Reports targets that lead nowhere. */
function checkTargets(scope: Scope, homes: ReadonlyMap<string, Scope>, { report }: Visit): Targets {
  const meant = new Map<string, string>()
  let isOpen = false
  let areBroken = false
  const follow = (target: string, at: Place, from: string): void => {
    if (scope.states.has(target)) return
    if (holdsSubstitution(target)) {
      isOpen = true
      return
    }
    areBroken = true
    const home = homes.get(target)
    if (home !== undefined) {
      report(at, otherScope(target, from, home.at))
      return
    }
    const nearest = nearestName(target, scope.states.keys())
    if (nearest !== null) meant.set(target, nearest)
    report(at, undefinedTarget(target, from, nearest, scope.states.keys()))
  }
  if (scope.startAt !== null) follow(scope.startAt, inside(scope.at, 'StartAt'), `${describeFirst(scope.at)} starts at`)
  for (const state of scope.states.values()) {
    for (const edge of state.edges) follow(edge.target, edge.at, `State '${state.name}' goes to`)
  }
  return { isOpen, areBroken, meant }
}

/** The states that are reached from `StartAt`; `null` when it names none. */
function reachedFrom(scope: Scope, { meant }: Targets): ReadonlySet<StateFacts> | null {
  const named = (target: string): StateFacts | undefined => scope.states.get(meant.get(target) ?? target)
  const start = scope.startAt === null ? undefined : named(scope.startAt)
  if (start === undefined) return null
  const reached = new Set([start])
  for (const state of reached) {
    for (const { target } of state.edges) {
      const next = named(target)
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
      if (next !== undefined) before.set(next, [...(before.get(next) ?? []), state])
    }
  }
  for (const state of ends) for (const previous of before.get(state) ?? []) ends.add(previous)
  const stuck = states.filter((state) => !ends.has(state) && (reached === null || reached.has(state)))
  const first = stuck[0]
  return first === undefined ? [] : [first]
}

const undefinedTarget = (target: string, from: string, nearest: string | null, known: Iterable<string>): Finding => {
  const names = [...known]
  const list = names.length <= 8 ? quotedList(names, 'and') : `${names.length} states`
  return {
    code: 'SW3030',
    message: `${from} '${target}', which is not defined.`,
    hint: nearest === null ? `Add the state, or go to one of the scope's: ${list}.` : `Did you mean '${nearest}'?`,
  }
}

const otherScope = (target: string, from: string, home: Place): Finding => ({
  code: 'SW3031',
  message: `${from} '${target}', which lies in ${describe(home)}.`,
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
