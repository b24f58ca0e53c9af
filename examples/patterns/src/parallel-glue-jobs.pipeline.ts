import type * as Glue from '@aws-sdk/client-glue'
import { fragment, pipeline } from 'stepwright'
import { sdk } from 'stepwright/aws'

const glue = sdk<typeof Glue>('glue')

/** A Glue job as a piece of a pipeline: the state has the job's name, and yields how long the job took. */
const glueJob = <const Name extends string>(name: Name) =>
  fragment<{ day: string }>()
    .task(name, glue.startJobRun.sync, ({ day }) => ({ JobName: name, Arguments: { '--day': day } }))
    .timeout({ hours: 2 })
    .retry('Glue.ConcurrentRunsExceededException', { interval: { minutes: 1 }, maxAttempts: 5, backoffRate: 2 })
    .output((run) => ({ runId: run.Id!, seconds: run.ExecutionTime ?? 0 }))

/** Three Glue jobs side by side, and a fourth on what they made. When one of the three fails, the others are stopped. */
export const parallelGlueJobs = pipeline<{ day: string }>('ParallelGlueJobs')
  .parallel('Clean all tables', (branch) => ({
    orders: branch.use(glueJob('clean-orders')),
    customers: branch.use(glueJob('clean-customers')),
    payments: branch.use(glueJob('clean-payments')),
  }))
  .assign((cleaned) => ({ cleaned }))
  .output((_cleaned, { input }) => input)
  .catch('States.ALL', (failed) => failed.fail('CleaningFailed', (error) => error.Cause))

  .use(glueJob('join-tables'))
  .pass('Sum up', (joined, { vars }) => ({
    runs: [vars.cleaned.orders.runId, vars.cleaned.customers.runId, vars.cleaned.payments.runId, joined.runId],
    // Side by side: the slowest counts.
    seconds:
      Math.max(vars.cleaned.orders.seconds, vars.cleaned.customers.seconds, vars.cleaned.payments.seconds) +
      joined.seconds,
  }))
  .succeed()
