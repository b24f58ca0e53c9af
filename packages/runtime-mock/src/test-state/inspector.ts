import type { JsonObject, JsonValue, State } from '@stepwright/asl'
import type { ObservationPoint, Observe } from '../data/observation.ts'
import type { ErrorDetails, InspectionData } from './answer.ts'

/** What AWS does not show of a Map or Parallel, whose work is always mocked. */
const hiddenOfForks: ReadonlySet<ObservationPoint> = new Set<ObservationPoint>([
  'afterInputPath',
  'afterParameters',
  'afterArguments',
  'result',
])

/** Writes down what the data flow of a state tells. */
export interface Inspector {
  readonly observe: Observe
  /** What was told, with what the run came to. */
  report(input: string, variables: JsonObject, details: ErrorDetails): InspectionData
}

export function inspectorOf({ Type }: State): Inspector {
  const isFork = Type === 'Map' || Type === 'Parallel'
  // A Map that sets no limit shows zero.
  const seen = new Map<ObservationPoint, JsonValue>(Type === 'Map' ? [['maxConcurrency', 0]] : [])
  return {
    observe(point, value) {
      if (!isFork || !hiddenOfForks.has(point)) seen.set(point, value)
    },
    report(input, variables, details) {
      const points = [...seen].map(([point, value]) => [point, isNumberPoint(point) ? value : JSON.stringify(value)])
      return {
        input,
        // The points are numbers and texts as their names have it.
        ...(Object.fromEntries(points) as Omit<InspectionData, 'input'>),
        ...(Object.keys(variables).length === 0 ? {} : { variables: JSON.stringify(variables) }),
        ...(Object.keys(details).length === 0 ? {} : { errorDetails: details }),
      }
    },
  }
}

function isNumberPoint(point: ObservationPoint): boolean {
  return point === 'maxConcurrency' || point === 'toleratedFailureCount' || point === 'toleratedFailurePercentage'
}
