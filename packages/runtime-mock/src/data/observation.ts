import type { JsonValue } from '@stepwright/asl'

/**
 * A point of a state's data flow, under the name that `TestState` shows it by.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_InspectionData.html
 */
export type ObservationPoint =
  | 'afterInputPath'
  | 'afterParameters'
  | 'afterArguments'
  | 'result'
  | 'afterResultSelector'
  | 'afterResultPath'
  | 'afterItemsPath'
  | 'afterItemSelector'
  | 'afterItemBatcher'
  | 'maxConcurrency'
  | 'toleratedFailureCount'
  | 'toleratedFailurePercentage'

/** Is told of each value as the data flow comes to it. A point that is passed again has the same value again. */
export type Observe = (point: ObservationPoint, value: JsonValue) => void

/** For executions, of which nobody looks at the inside. */
export const unobserved: Observe = () => undefined
