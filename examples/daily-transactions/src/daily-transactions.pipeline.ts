import type { Glue } from '@aws-sdk/client-glue'
import type { SNS } from '@aws-sdk/client-sns'
import type { SQS } from '@aws-sdk/client-sqs'
import { fragment, param, pipeline } from 'stepwright'
import { lambda, sdk } from 'stepwright/aws'
import { z } from 'zod'
import type { CheckQuality } from './handlers/check-quality.ts'
import type { LoadPartition } from './handlers/load-partition.ts'
import type { LoadWarehouse } from './handlers/load-warehouse.ts'
import type { Partition, PartitionByDate } from './handlers/partition-by-date.ts'
import type { ValidateSchema } from './handlers/validate-schema.ts'
import type { FileRef } from './storage/object-store.ts'

const glue = sdk<Glue>('glue')
const sns = sdk<SNS>('sns')
const sqs = sdk<SQS>('sqs')

/** What EventBridge sends when an object lands in a bucket, as far as we read it. */
const ObjectCreated = z.object({
  id: z.string(),
  detail: z.object({
    bucket: z.object({ name: z.string() }),
    object: z.object({ key: z.string(), size: z.number() }),
  }),
})

// Known when the machine is deployed: `stepwright deploy --param CleanBucket=…`.
const cleanBucket = param('CleanBucket')
const statesTable = param('StatesTable')
const alertTopic = param('AlertTopicArn')
const summaryTopic = param('SummaryTopicArn')
const deadLetterQueue = param('DeadLetterQueueUrl')

/** Lambda says so when it is busy or being deployed: wait a little, at random, and try again. */
const lambdaIsBusy = ['Lambda.TooManyRequestsException', 'Lambda.ServiceException', 'Lambda.SdkClientException']
const shortly = { interval: { seconds: 1 }, maxAttempts: 4, backoffRate: 2, jitter: 'FULL' } as const

/** Goes on with the same file when its header and first lines are what we expect; else tells the sender and fails. */
const validate = fragment<FileRef>()
  .task('Validate the schema', lambda<ValidateSchema>(param('ValidateSchemaFunctionArn')), (file) => ({
    bucket: file.bucket,
    key: file.key,
    sampleSize: 200,
  }))
  .timeout({ minutes: 1 })
  .retry(lambdaIsBusy, shortly)
  .assign((report) => ({ report }))
  .output((_report, { input }) => input)

  .choice('Is the schema valid?', (c) =>
    c
      .when(
        (_file, { vars }) => vars.report.valid,
        (valid) => valid,
      )
      .otherwise((invalid) =>
        invalid
          .task('Notify the sender', sns.publish, (file, { vars }) => ({
            TopicArn: alertTopic,
            Subject: 'A file was rejected',
            Message: `s3://${file.bucket}/${file.key} was rejected. ${vars.report.errors.join(' ')}`,
          }))
          .fail('SchemaInvalid', (_sent, { vars }) => vars.report.errors.join(' ')),
      ),
  )

/** One clean line for each report, enriched, and then a file for each day. */
const clean = fragment<FileRef>()
  .task('Deduplicate and enrich', glue.startJobRun.sync, (file) => ({
    JobName: 'deduplicate-and-enrich',
    Arguments: {
      '--source': `s3://${file.bucket}/${file.key}`,
      '--states': statesTable,
      '--target': `s3://${cleanBucket}/${file.key}`,
      '--rejects': `s3://${cleanBucket}/rejects/${file.key}`,
    },
  }))
  .timeout({ hours: 1 })
  .retry('Glue.ConcurrentRunsExceededException', { interval: { minutes: 1 }, maxAttempts: 3, backoffRate: 2 })
  .output((_run, { input }) => ({ bucket: cleanBucket, key: input.key }))

  .task('Partition by date', lambda<PartitionByDate>(param('PartitionByDateFunctionArn')), (file) => file)
  .retry(lambdaIsBusy, shortly)

/** One day into the staging table. A day that fails is noted, and the others go on. */
const loadDay = fragment<Partition>()
  .task('Load a partition', lambda<LoadPartition>(param('LoadPartitionFunctionArn')), (partition) => partition)
  .retry(lambdaIsBusy, shortly)
  .output((day) => ({ date: day.date, rows: day.rows, failure: null }))
  .catch('States.ALL', (failed) =>
    failed
      .output((error, { input }) => ({ date: input.date, rows: 0, failure: error.Cause }))
      .pass('Note the failed partition'),
  )

/** The days into the warehouse, a look at whether they arrived, and a summary for those who wait for it. */
const load = fragment<{ readonly partitions: readonly Partition[] }>()
  .map(
    'Load the partitions',
    (split) => split.partitions,
    (partition) => partition.use(loadDay),
    { maxConcurrency: 8 },
  )
  .assign((days) => ({
    loaded: days.filter((day) => day.failure === null),
    failed: days.filter((day) => day.failure !== null),
  }))

  .task('Load the warehouse', lambda<LoadWarehouse>(param('LoadWarehouseFunctionArn')), (_days, { vars }) => ({
    dates: vars.loaded.map((day) => day.date),
  }))
  .retry(lambdaIsBusy, shortly)

  .task('Check the quality', lambda<CheckQuality>(param('CheckQualityFunctionArn')), (_done, { vars }) => ({
    days: vars.loaded.map((day) => ({ date: day.date, rows: day.rows })),
  }))
  .retry(lambdaIsBusy, shortly)

  .choice('Is the quality good?', (c) =>
    c
      .when(
        (quality) => quality.passed,
        (good) => good,
      )
      .otherwise((bad) => bad.fail('QualityCheckFailed', (quality) => quality.failures.join(' '))),
  )

  .task('Publish the summary', sns.publish, (quality, { vars }) => ({
    TopicArn: summaryTopic,
    Subject: 'Daily transactions loaded',
    Message: JSON.stringify({ rows: quality.rows, amount: quality.amount, failedDays: vars.failed }),
  }))
  .output((_sent, { input, vars }) => ({
    rows: input.rows,
    amount: input.amount,
    days: vars.loaded.length,
    failedDays: vars.failed,
  }))

/**
 * A file lands, and its transactions end up in the warehouse.
 *
 * The work stands in a Parallel of one branch. A Task can catch its own errors; a Choice or a Pass cannot, but the Parallel around
 * them can. So there is one place for whatever goes wrong, and nothing goes wrong unheard.
 */
export const dailyTransactions = pipeline('DailyTransactions', { input: ObjectCreated })
  .comment('Validates, cleans and loads the transactions of a CSV file that landed in a bucket.')
  .parallel('Process the file', (branch) => [
    branch
      .pass('Name the file', ({ detail }) => ({ bucket: detail.bucket.name, key: detail.object.key }))
      .use(validate)
      .use(clean)
      .use(load),
  ])
  .output(([summary]) => summary)
  .catch('SchemaInvalid', (rejected) =>
    rejected.fail('File rejected', { error: 'SchemaInvalid', cause: (error) => error.Cause }),
  )
  .catch('States.ALL', (failed) =>
    failed
      .output((error, { input }) => ({ event: input, error: error.Error, cause: error.Cause }))
      .task('Send to the dead-letter queue', sqs.sendMessage, (letter) => ({
        QueueUrl: deadLetterQueue,
        MessageBody: JSON.stringify(letter),
      }))
      .output((_sent, { input }) => input)
      .fail('Processing failed', { error: (letter) => letter.error, cause: (letter) => letter.cause }),
  )
  .succeed()
