import type { IntegrationPattern } from '../spec/integrations.ts'
import { actionModel, loosened, type IntegrationCall } from './action-model.ts'
import type { ObjectShape, Shape } from './shape.ts'

/** What is told of a job that a task waits for. */
export interface JobModel {
  /** What the API answers that Step Functions asks about the job. */
  readonly polled: ObjectShape
  /** What the task yields: the job, taken out of that answer. */
  readonly result: ObjectShape
}

/** The API action that tells about a job, and where in its answer the job is. */
interface Job {
  readonly asks: string
  readonly member?: string
  /** The job is one of a list. */
  readonly isListed?: boolean
  /** The task yields the job as this member of an object. */
  readonly yieldedAs?: string
}

const jobs: ReadonlyMap<string, Job> = new Map<string, Job>([
  ['athena:startQueryExecution', { asks: 'getQueryExecution' }],
  ['batch:submitJob', { asks: 'describeJobs', member: 'Jobs', isListed: true }],
  ['bedrock:createModelCustomizationJob', { asks: 'getModelCustomizationJob' }],
  ['codebuild:startBuild', { asks: 'batchGetBuilds', member: 'Builds', isListed: true, yieldedAs: 'Build' }],
  [
    'codebuild:startBuildBatch',
    { asks: 'batchGetBuildBatches', member: 'BuildBatches', isListed: true, yieldedAs: 'BuildBatch' },
  ],
  [
    'codebuild:retryBuildBatch',
    { asks: 'batchGetBuildBatches', member: 'BuildBatches', isListed: true, yieldedAs: 'BuildBatch' },
  ],
  ['databrew:startJobRun', { asks: 'describeJobRun' }],
  ['ecs:runTask', { asks: 'describeTasks', member: 'Tasks', isListed: true }],
  ['glue:startJobRun', { asks: 'getJobRun', member: 'JobRun' }],
  ['mediaconvert:createJob', { asks: 'getJob' }],
  ['sagemaker:createHyperParameterTuningJob', { asks: 'describeHyperParameterTuningJob' }],
  ['sagemaker:createLabelingJob', { asks: 'describeLabelingJob' }],
  ['sagemaker:createProcessingJob', { asks: 'describeProcessingJob' }],
  ['sagemaker:createTrainingJob', { asks: 'describeTrainingJob' }],
  ['sagemaker:createTransformJob', { asks: 'describeTransformJob' }],
  ['states:startExecution', { asks: 'describeExecution' }],
])

/**
 * What is told of a job that an optimized integration waits for, `.sync`. `null` where no documentation says what the task yields.
 *
 * @example jobModel({ kind: 'optimized', service: 'glue', action: 'startJobRun' }, 'sync')?.result.members.has('JobRunState')   // true
 */
export function jobModel(call: IntegrationCall, pattern: IntegrationPattern): JobModel | null {
  const job = call.kind === 'optimized' ? jobs.get(`${call.service}:${call.action}`) : undefined
  if (job === undefined || pattern === 'waitForTaskToken') return null
  const asked = { ...call, action: job.asks }
  // Only the second form of a nested execution's pattern parses what goes in and comes out.
  const model = pattern === 'sync:2' ? loosened(asked, ['input', 'output']) : actionModel(asked)
  if (model === null) return null
  const { output: polled } = model
  const found = jobIn(polled, job)
  if (found?.type !== 'object') return null
  const { yieldedAs } = job
  const result = yieldedAs === undefined ? found : objectWith(yieldedAs, found)
  return { polled, result }
}

function jobIn(polled: ObjectShape, { member, isListed = false }: Job): Shape | undefined {
  const shape = member === undefined ? polled : polled.members.get(member)
  return isListed && shape?.type === 'list' ? shape.of : shape
}

function objectWith(name: string, shape: Shape): ObjectShape {
  return { type: 'object', members: new Map([[name, shape]]), required: [name] }
}
