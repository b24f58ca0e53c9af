import type { Glue } from '@aws-sdk/client-glue'
import { pipeline, transient } from 'stepwright'
import { sdk } from 'stepwright/aws'

const glue = sdk<Glue>('glue')

interface WorkflowRun {
  name: string
  runId: string
  status: string
  failedActions: number
}

/** Starts a Glue workflow, which has no `.sync`, and asks for hours whether it has ended. One that has not by the morning is stopped. */
export const nightlyWorkflow = pipeline<{ name: string }>('NightlyWorkflow', { timeout: { hours: 9 } })
  .task('Start the workflow', glue.startWorkflowRun, ({ name }) => ({ Name: name }))
  .retry(transient.throttling('Glue'))
  .output((started, { input }): WorkflowRun => ({
    name: input.name,
    runId: started.RunId!,
    status: 'RUNNING',
    failedActions: 0,
  }))

  .loop(
    'Has it ended?',
    (run) =>
      run
        .wait('Wait', { minutes: 5 })
        .task('Ask for the run', glue.getWorkflowRun, ({ name, runId }) => ({ Name: name, RunId: runId }))
        .retry(transient.throttling('Glue'))
        .output(({ Run }, { input }): WorkflowRun => ({
          ...input,
          status: Run?.Status ?? 'RUNNING',
          failedActions: Run?.Statistics?.FailedActions ?? 0,
        })),
    {
      until: ({ status }) => status !== 'RUNNING',
      maxIterations: 96,
      otherwise: (late) =>
        late
          .task('Stop the workflow', glue.stopWorkflowRun, ({ name, runId }) => ({ Name: name, RunId: runId }))
          .output((_stopped, { input }) => input)
          .fail('WorkflowTooSlow', ({ name }) => `'${name}' has not ended after eight hours.`),
    },
  )

  .choice('Has all succeeded?', (c) =>
    c
      .when(
        ({ status, failedActions }) => status === 'COMPLETED' && failedActions === 0,
        (good) => good,
      )
      .otherwise((bad) =>
        bad.fail('WorkflowFailed', ({ status, failedActions }) => `${status}, ${failedActions} actions failed.`),
      ),
  )
  .succeed('Done')
