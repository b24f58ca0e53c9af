// Once more by itself: only such an import reaches the shipped declarations, and with it the types of the matchers.
import './register-matchers.ts'
import { registerMatchers } from './register-matchers.ts'

export { simulate, start, type SimulatePipelineOptions } from './simulate.ts'
export { runs, type RunsPipelineOptions } from './runs.ts'
export type { MocksOf, TaskMock, TaskMocks, TaskReply } from './mocks.ts'
export {
  after,
  fails,
  localStepFunctions,
  matchers,
  mocksFromConfigFile,
  s3,
  sequence,
  serveStepFunctions,
  testState,
  timeline,
  waits,
  worker,
} from '@stepwright/runtime-mock'
export type {
  Duration,
  Failure,
  HistoryEvent,
  LiveNestedRun,
  LiveRun,
  LocalStepFunctions,
  LocalStepFunctionsOptions,
  MockCall,
  MockConfigCase,
  MockConfigFile,
  NestedMock,
  NestedRun,
  ObjectStore,
  Run,
  ServeOptions,
  SimulateOptions,
  StatusChangeEvent,
  StepFunctionsServer,
  TaskHandle,
  TaskPlace,
  TestStateAnswer,
  TestStateOptions,
  TestStateRequest,
  TimelineOptions,
  VisitPlace,
  VisitReport,
  WaitingTask,
} from '@stepwright/runtime-mock'

await registerMatchers()
