export { simulate } from './simulate/simulate.ts'
export type { DefinitionSource, SimulateOptions } from './simulate/options.ts'
export {
  after,
  fails,
  sequence,
  type Delayed,
  type Failure,
  type Mock,
  type MockCall,
  type MockFunction,
  type Mocks,
  type Reply,
  type ReplySequence,
} from './mocks/mock.ts'
export type { AttemptReport, Run, StateReport, VisitReport } from './report/run.ts'
export type { ObjectStore, StoredObject } from './s3/object-store.ts'
export type { Duration, Elapsed } from './clock/duration.ts'
export type { HistoryEvent, HistoryEventType } from './history/event.ts'
export { timeline, type TimelineSource } from './report/timeline.ts'
