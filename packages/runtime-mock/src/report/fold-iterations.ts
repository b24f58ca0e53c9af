import type { VisitReport } from './run.ts'

/** What stands for iterations that went alike. */
export interface Fold {
  /** The first of them, which is told. */
  readonly index: number
  /** How many are not. */
  readonly more: number
  readonly depth: number
}

/** What a timeline leaves out, by places in the list of visits. */
export interface Folded {
  readonly hidden: ReadonlySet<number>
  /** What is told after a place instead. */
  readonly after: ReadonlyMap<number, readonly Fold[]>
}

export const nothingFolded: Folded = { hidden: new Set(), after: new Map() }

/** How many may be left out at least: two lines are no longer than a line about them. */
const fewestLeftOut = 3

/** Finds the iterations of a Map that went alike: the same states, with the same outcomes, errors and numbers of attempts. */
export function foldIterations(visits: readonly VisitReport[]): Folded {
  const hidden = new Set<number>()
  const after = new Map<number, Fold[]>()
  // Inner Maps first: what they leave out is not there for the one around them.
  for (const iterations of iterationsOfMaps(visits).toReversed()) {
    for (const [first, ...others] of alike(iterations, visits)) {
      if (!first || others.length < fewestLeftOut) continue
      for (const { places } of others) for (const place of places) hidden.add(place)
      const lastTold = first.places.findLast((place) => !hidden.has(place)) ?? 0
      const fold = { index: first.index, more: others.length, depth: first.depth }
      after.set(lastTold, [...(after.get(lastTold) ?? []), fold])
    }
  }
  return { hidden, after }
}

/** One iteration: the places of all that happened in it. */
interface Iteration {
  readonly index: number
  readonly depth: number
  readonly places: number[]
}

/** The iterations of each Map that was visited. */
function iterationsOfMaps(visits: readonly VisitReport[]): readonly (readonly Iteration[])[] {
  const maps = new Map<number, Map<number, Iteration>>()
  for (const place of visits.keys()) {
    for (let visit = visits[place]; visit && visit.parent !== null; visit = visits[visit.parent]) {
      const { parent, mapIndex: index, depth } = visit
      if (visits[parent]?.type !== 'Map' || index === null) continue
      const iterations = maps.get(parent) ?? new Map<number, Iteration>()
      const iteration = iterations.get(index) ?? { index, depth, places: [] }
      iteration.places.push(place)
      maps.set(parent, iterations.set(index, iteration))
    }
  }
  return [...maps.values()].map((iterations) => [...iterations.values()])
}

function alike(iterations: readonly Iteration[], visits: readonly VisitReport[]): Iterable<readonly Iteration[]> {
  const groups = new Map<string, Iteration[]>()
  for (const iteration of iterations) {
    const story = iteration.places
      .map((place) => visits[place])
      .map((visit) => visit && [visit.state, visit.depth, visit.outcome, visit.error, visit.attempts.length])
    const key = JSON.stringify(story)
    const group = groups.get(key)
    if (group) group.push(iteration)
    else groups.set(key, [iteration])
  }
  return groups.values()
}
