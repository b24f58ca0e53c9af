import { checkTask } from './task.ts'
import { checkTaskToken } from './integration-arguments.ts'
import { checkFailureHandling } from './retry-catch.ts'
import { checkCoverage } from './choice-coverage.ts'
import { checkRegrets } from './regrets.ts'
import { checkMap } from './map.ts'
import { checkTransition } from './transitions.ts'
import type { Context, StateFacts } from './visit.ts'

/** A rule about one state of a known type, run after its fields were checked. */
export type StateRule = (state: StateFacts, context: Context) => void

/** The rules that look at one state as a whole, in the order of their findings. */
export const stateRules: readonly StateRule[] = [
  checkTransition,
  checkTask,
  checkTaskToken,
  checkFailureHandling,
  checkMap,
  checkCoverage,
  checkRegrets,
]
