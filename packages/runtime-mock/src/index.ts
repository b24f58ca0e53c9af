export { simulate } from './simulate/simulate.ts'
export { start } from './simulate/start.ts'
export type {
  LiveNestedRun,
  LiveRun,
  RunClock,
  TaskHandle,
  TaskLookup,
  TaskPlace,
  TasksToAnswer,
  WaitingLookup,
  WaitingTask,
} from './simulate/live-run.ts'
export type { DefinitionSource, SimulateOptions } from './simulate/options.ts'
export type { SourceOf } from './report/places.ts'
export {
  after,
  fails,
  sequence,
  waits,
  worker,
  type Delayed,
  type Failure,
  type Mock,
  type MockCall,
  type MockFunction,
  type Mocks,
  type Reply,
  type ReplySequence,
  type Waiting,
  type Worker,
} from './mocks/mock.ts'
export { runs, type NestedMock, type RunsOptions } from './mocks/runs.ts'
export type { FieldValidationMode } from './mocks/result-mismatch.ts'
export type { Boundaries } from './mocks/boundaries.ts'
export type { TaskBoundary } from './mocks/task-boundary.ts'
export type { ItemBoundary } from './services/item-boundary.ts'
export {
  mocksFromConfigFile,
  type MockConfigCase,
  type MockConfigFile,
  type MockedAttempt,
} from './mocks/config-file.ts'
export type {
  AttemptReport,
  KnownTasks,
  NestedRun,
  RedriveOptions,
  Run,
  RunReport,
  StateLookup,
  StateReport,
  VisitReport,
} from './report/run.ts'
export type { VisitPlace } from './report/visit-place.ts'
export type { ObjectStore, StoredObject } from './s3/object-store.ts'
export type { Duration, Elapsed } from './clock/duration.ts'
export type { HistoryEvent, HistoryEventType } from './history/event.ts'
export { timeline, type TimelineOptions, type TimelineSource } from './report/timeline.ts'
export { virtualClock, type VirtualClock } from './clock/virtual-clock.ts'
export type { Cancel, Clock } from './clock/clock.ts'
export { machineOf, type Machine } from './machine/machine.ts'
export type { Execution, ExecutionIdentity, ExecutionStatus } from './machine/execution.ts'
export { newExecution, runExecution, type Journal, type JournalEntry, type World } from './machine/run-execution.ts'
export { step, type StepResult } from './machine/step.ts'
export type { Effect, StepEvent } from './machine/step-event.ts'
export type { TaskCall, CallScope } from './services/task-call.ts'
export type { TaskReply, TaskWorld } from './services/task-world.ts'
export { parseResource, type Resource } from './services/resource.ts'
export { s3 } from './s3/s3.ts'
export { matchers, type MatcherResult } from './matchers/matchers.ts'
export type { ExpectedEvent } from './matchers/compare-history.ts'
export { adapterOf as serviceAdapterOf } from './services/adapter-of.ts'
export type { AdapterSources, ServiceAdapter } from './services/service-adapter.ts'
export { randomSource, type RandomSource } from './clock/random.ts'
export { localStepFunctions, type LocalStepFunctions } from './server/local-step-functions.ts'
export { serveStepFunctions, type ServeOptions, type StepFunctionsServer } from './server/http/serve.ts'
export type { LocalStepFunctionsOptions } from './server/options.ts'
export { requestShape } from './server/operations/operations.ts'
export type { Shape, StructureShape } from './server/shapes/shape.ts'
export type { Answered as ApiAnswer, Refused as ApiError } from './server/answered.ts'
export type { StatusChangeEvent } from './server/account/status-change.ts'
export { testState } from './test-state/test-state.ts'
export type { TestStateConfiguration, TestStateMock, TestStateOptions, TestStateRequest } from './test-state/request.ts'
export type {
  ErrorDetails,
  InspectionData,
  TestStateAnswer,
  TestStateRefusal,
  TestStateResponse,
} from './test-state/answer.ts'
