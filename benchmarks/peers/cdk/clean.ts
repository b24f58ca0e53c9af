import { Duration } from 'aws-cdk-lib'
import { IntegrationPattern, TaskInput, Timeout, type Chain } from 'aws-cdk-lib/aws-stepfunctions'
import { GlueStartJobRun } from 'aws-cdk-lib/aws-stepfunctions-tasks'
import type { Construct } from 'constructs'
import type { Parameter } from './daily-transactions.ts'
import { lambdaTask } from './lambda-task.ts'

/** One clean line for each report, enriched, and then a file for each day. */
export function clean(scope: Construct, parameter: Parameter): Chain {
  const bucket = parameter('CleanBucket')
  const deduplicate = GlueStartJobRun.jsonata(scope, 'Deduplicate and enrich', {
    glueJobName: 'deduplicate-and-enrich',
    integrationPattern: IntegrationPattern.RUN_JOB,
    arguments: TaskInput.fromObject({
      '--source': "{% 's3://' & $states.input.bucket & '/' & $states.input.key %}",
      '--states': parameter('StatesTable'),
      '--target': `{% 's3://${bucket}/' & $states.input.key %}`,
      '--rejects': `{% 's3://${bucket}/rejects/' & $states.input.key %}`,
    }),
    taskTimeout: Timeout.duration(Duration.hours(1)),
    outputs: { bucket, key: '{% $states.input.key %}' },
  })
  deduplicate.addRetry({
    errors: ['Glue.ConcurrentRunsExceededException'],
    interval: Duration.minutes(1),
    maxAttempts: 3,
    backoffRate: 2,
  })
  return deduplicate.next(
    lambdaTask(scope, 'Partition by date', {
      functionArn: parameter('PartitionByDateFunctionArn'),
      payload: '{% $states.input %}',
    }),
  )
}
