import type * as RedshiftDataSdk from '@aws-sdk/client-redshift-data'
import { fragment, param, pipeline, transient, type RetryPolicy } from 'stepwright'
import { sdk } from 'stepwright/aws'

const redshift = sdk<typeof RedshiftDataSdk>('redshift-data')
const cluster = { WorkgroupName: param('Workgroup'), Database: 'sales' }

/** A cluster runs so many statements at a time. One that was refused has not begun, so it may be sent again. */
const whenFull: RetryPolicy = {
  errors: 'RedshiftData.ActiveStatementsExceededException',
  interval: { seconds: 30 },
  maxAttempts: 20,
  backoffRate: 1,
}

/** Waits until a statement has ended, for Redshift has no `.sync`. It is used twice, under two prefixes. */
const statementEnded = fragment<{ Id: string }>()
  .loop(
    'Has it ended?',
    (round) =>
      round
        .wait('Wait', { seconds: 10 })
        .task('Ask', redshift.describeStatement, ({ Id }) => ({ Id }))
        .retry(transient.throttling('RedshiftData'))
        .output((statement, { input }) => ({
          Id: input.Id,
          status: statement.Status!,
          rows: statement.ResultRows ?? 0,
          problem: statement.Error ?? '',
        })),
    {
      until: ({ status }) => status === 'FINISHED' || status === 'FAILED' || status === 'ABORTED',
      maxIterations: 360,
      otherwise: (late) =>
        late.fail('Too slow', {
          error: 'StatementTooSlow',
          cause: ({ Id }) => `The statement ${Id} has not ended after an hour.`,
        }),
    },
  )
  .choice('Has it succeeded?', (c) =>
    c
      .when(
        ({ status }) => status === 'FINISHED',
        (done) => done,
      )
      .otherwise((failed) => failed.fail('Failed', { error: 'StatementFailed', cause: ({ problem }) => problem })),
  )

/** Copies a file into a staging table and merges that into the orders, so that a file that comes twice does no harm. */
export const redshiftCopyAndMerge = pipeline<{ bucket: string; key: string }>('RedshiftCopyAndMerge')
  .task('Copy', redshift.executeStatement, ({ bucket, key }) => ({
    ...cluster,
    Sql: `COPY staging.orders FROM 's3://${bucket}/${key}' IAM_ROLE default FORMAT PARQUET`,
  }))
  .retry(whenFull)
  .output((statement) => ({ Id: statement.Id! }))
  .use(statementEnded, { prefix: 'Copy: ' })

  // A batch is one transaction: all of its statements happen, or none.
  .task('Merge', redshift.batchExecuteStatement, () => ({
    ...cluster,
    Sqls: [
      'MERGE INTO orders USING staging.orders AS new ON orders.id = new.id REMOVE DUPLICATES',
      'DELETE FROM staging.orders',
    ],
  }))
  .retry(whenFull)
  .output((statements) => ({ Id: statements.Id! }))
  .use(statementEnded, { prefix: 'Merge: ' })
  .succeed('Done', ({ Id, rows }) => ({ statement: Id, rows }))
