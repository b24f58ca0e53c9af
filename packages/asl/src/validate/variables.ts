import { assignedNames } from './edges.ts'
import { member } from './json-kinds.ts'
import { inside, type Place } from './place.ts'
import { beyondDistributed, neverAssigned, notOnEveryPath, outerVariable } from './variable-findings.ts'
import type { Edge, Scope, StateFacts, VariableRead, Visit } from './visit.ts'

/** Variables that are known at a point: on every path to it, and on at least one. */
interface Known {
  readonly always: ReadonlySet<string>
  readonly sometimes: ReadonlySet<string>
}

const nothing: Known = { always: new Set(), sometimes: new Set() }

/**
 * Follows variables along the transitions. They are seen by the states after the one that assigns them and by the scopes inside;
 * inner scopes cannot write them, and the executions of a distributed Map do not see them at all.
 */
export function checkVariables(visit: Visit): void {
  const usesVariables = visit.scopes.some((scope) =>
    [...scope.states.values()].some(({ reads, edges }) => reads.length > 0 || edges.some(hasAssigned)),
  )
  if (!usesVariables) return
  for (const scope of visit.scopes) if (scope.owner === null) followScope(scope, nothing, nothing, visit)
}

const hasAssigned = ({ assigned }: Edge): boolean => assigned.length > 0

/** `outer` are the variables of the scopes around; `hidden` those that a distributed Map cuts off. */
function followScope(scope: Scope, outer: Known, hidden: Known, visit: Visit): void {
  const known = knownAtEntry(scope, outer)
  for (const state of scope.states.values()) {
    reportShadowing(state, outer, visit)
    const here = known.get(state)
    if (here === undefined) continue
    for (const read of state.reads) checkRead(read, here, hidden, state, known, visit)
    for (const inner of state.inner) {
      if (inner.isDistributed) followScope(inner, nothing, here, visit)
      else followScope(inner, here, hidden, visit)
    }
  }
}

function checkRead(
  read: VariableRead,
  here: Known,
  hidden: Known,
  state: StateFacts,
  known: ReadonlyMap<StateFacts, Known>,
  visit: Visit,
): void {
  if (here.always.has(read.name) || state.asked.has(read.name)) return
  if (here.sometimes.has(read.name)) {
    visit.report(read.at, notOnEveryPath(read, withoutVariable(read.name, state, known)))
  } else if (hidden.sometimes.has(read.name)) {
    visit.report(read.at, beyondDistributed(read, distributedOwner(state)?.at ?? state.at))
  } else {
    visit.report(read.at, neverAssigned(read, here.sometimes))
  }
}

/** A state that leads to this one without the variable; the state itself when it is where the scope starts. */
function withoutVariable(name: string, state: StateFacts, known: ReadonlyMap<StateFacts, Known>): string {
  for (const [previous, { always }] of known) {
    const skips = previous.edges.some((edge) => edge.target === state.name && !edge.assigned.includes(name))
    if (skips && !always.has(name) && previous.scope === state.scope) return previous.name
  }
  return state.name
}

const distributedOwner = ({ scope }: StateFacts): StateFacts | null => {
  for (let at: Scope | null = scope; at !== null; at = at.owner?.scope ?? null) if (at.isDistributed) return at.owner
  return null
}

function reportShadowing(state: StateFacts, outer: Known, visit: Visit): void {
  if (outer.sometimes.size === 0 || state.scope.owner === null) return
  const owner = state.scope.owner.at
  const seen = new Set<Place>()
  const own = { assigned: assignedNames(member(state.fields, 'Assign')), holder: state.at }
  const others = state.edges.map(({ assigned, at }) => ({ assigned, holder: at.parent ?? state.at }))
  for (const { assigned, holder } of [own, ...others]) {
    if (seen.has(holder)) continue
    seen.add(holder)
    for (const name of assigned) {
      const assignAt = inside(holder, 'Assign')
      if (outer.sometimes.has(name)) visit.report(assignAt, outerVariable(assignAt, name, owner))
    }
  }
}

/** For each state that is reached: what is assigned when it is entered. Worked out until nothing changes. */
function knownAtEntry(scope: Scope, outer: Known): ReadonlyMap<StateFacts, Known> {
  const known = new Map<StateFacts, Known>()
  const start = scope.startAt === null ? undefined : scope.states.get(scope.startAt)
  if (start === undefined) return known
  known.set(start, outer)
  const open = [start]
  for (let state = open.pop(); state !== undefined; state = open.pop()) {
    const here = known.get(state) ?? nothing
    for (const { target, assigned } of state.edges) {
      const next = scope.states.get(target)
      if (next === undefined) continue
      const arriving = plus(here, assigned)
      const before = known.get(next)
      const after = before === undefined ? arriving : join(before, arriving)
      if (before !== undefined && sameSizes(before, after)) continue
      known.set(next, after)
      open.push(next)
    }
  }
  return known
}

const plus = ({ always, sometimes }: Known, names: readonly string[]): Known =>
  names.length === 0
    ? { always, sometimes }
    : { always: new Set([...always, ...names]), sometimes: new Set([...sometimes, ...names]) }

const join = (left: Known, right: Known): Known => ({
  always: new Set([...left.always].filter((name) => right.always.has(name))),
  sometimes: new Set([...left.sometimes, ...right.sometimes]),
})

/** `always` only shrinks and `sometimes` only grows, so equal sizes mean nothing changed. */
const sameSizes = (left: Known, right: Known): boolean =>
  left.always.size === right.always.size && left.sometimes.size === right.sometimes.size
