import { pipeline, transient } from 'stepwright'
import { lambda } from 'stepwright/aws'

/** A job in a system that Step Functions does not know: it is started, asked for, and started again when it was lost. */
type Submit = (event: { day: string }) => Promise<{ jobId: string }>
type Describe = (event: { jobId: string }) => Promise<JobState>

type JobState = { status: 'QUEUED' | 'RUNNING' } | { status: 'LOST' } | { status: 'DONE'; rows: number }

/** What goes round: the job, and once it was asked for, its state. */
interface Job {
  jobId: string
  state?: JobState
}

export const nightlyJob = pipeline<{ day: string }>('NightlyJob', { timeout: { hours: 12 } })
  .task('Submit', lambda<Submit>('submit-job'), ({ day }) => ({ day }))
  .retry(transient.lambda())
  .assign((_job, { input }) => ({ day: input.day }))
  .output((job): Job => ({ jobId: job.jobId }))
  .loop(
    'Has it ended?',
    (round) =>
      round
        .wait('Wait for the job', { minutes: 5 })
        .task('Ask for the job', lambda<Describe>('describe-job'), ({ jobId }) => ({ jobId }))
        .retry(transient.lambda({ maxAttempts: 2 }))
        .output((state, { input }): Job => ({ jobId: input.jobId, state })),
    {
      until: (job): job is Job & { state: { status: 'DONE' | 'LOST' } } =>
        job.state?.status === 'DONE' || job.state?.status === 'LOST',
      maxIterations: 60,
      otherwise: (late) => late.fail('JobTooSlow', (job) => `${job.jobId} has not ended after five hours`),
    },
  )
  .choice('Was it lost?', (c) =>
    c
      .when(
        (job) => job.state.status === 'LOST',
        (lost) => lost.output((_job, { vars }) => ({ day: vars.day })).goto('Submit'),
      )
      .otherwise((done) => done),
  )
  .pass('Report', (job) => `${job.jobId} is done`)
  .succeed()
