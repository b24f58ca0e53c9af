import type { JsonObject } from '@stepwright/asl'
import type { NestedRun } from '../report/run.ts'
import type { TaskCall } from '../services/task-call.ts'
import type { NestedMock } from './runs.ts'

/** Starts the executions that mocks stand for. */
export interface NestedStarter {
  /** A place among all that are started, taken when the call comes: what comes after waits for promises, whose order is nobody's. */
  nextPlace(): number
  /** @throws StepwrightError when the state machine cannot be simulated */
  start(call: TaskCall, mock: NestedMock, place: number): Promise<NestedStart>
}

/** What came of a start. */
export type NestedStart =
  | { readonly kind: 'started'; readonly nested: StartedExecution }
  | { readonly kind: 'refused'; readonly error: string; readonly cause: string }

/** A nested execution that was started. */
export interface StartedExecution {
  /** What the service answers to the start. */
  readonly result: JsonObject
  readonly report: () => NestedRun
  /** Nobody will ask about it again. */
  readonly forget: () => void
}
