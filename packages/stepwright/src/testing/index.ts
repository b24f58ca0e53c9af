import { registerMatchers } from './register-matchers.ts'

export { simulate, type SimulatePipelineOptions } from './simulate.ts'
export type { TaskMock, TaskMocks, TaskReply } from './mocks.ts'
export { after, fails, matchers, s3, sequence, timeline } from '@stepwright/runtime-mock'
export type {
  Duration,
  Failure,
  HistoryEvent,
  MockCall,
  ObjectStore,
  Run,
  SimulateOptions,
  VisitReport,
} from '@stepwright/runtime-mock'

await registerMatchers()
