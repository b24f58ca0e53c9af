import type { VisitReport } from './run.ts'

/** Which of the iterations around a state is meant. */
export interface VisitPlace {
  /** The index of the innermost Map iteration around it. */
  readonly mapIndex?: number
  /** The iterations of the Maps around it, by the Map's name: `{ Orders: 1, Lines: 0 }`. */
  readonly inside?: { readonly [map: string]: number }
}

/** The visits of a state that lie at a place. */
export function visitsAt(
  visits: readonly VisitReport[],
  name: string,
  { mapIndex, inside = {} }: VisitPlace,
): readonly VisitReport[] {
  return visits.filter(
    (visit) =>
      visit.state === name &&
      (mapIndex === undefined || visit.mapIndex === mapIndex) &&
      Object.entries(inside).every(([map, index]) => indexIn(map, visit, visits) === index),
  )
}

/** The iteration of a Map that a visit lies in, or null when it does not lie in that Map. */
function indexIn(map: string, visit: VisitReport, visits: readonly VisitReport[]): number | null {
  for (let inner = visit; inner.parent !== null;) {
    const around = visits[inner.parent]
    if (!around) return null
    if (around.state === map) return around.type === 'Map' ? inner.mapIndex : null
    inner = around
  }
  return null
}
