import type { Athena } from '@aws-sdk/client-athena'
import type { SNS } from '@aws-sdk/client-sns'
import { param, pipeline, transient } from 'stepwright'
import { sdk } from 'stepwright/aws'

const athena = sdk<Athena>('athena')
const sns = sdk<SNS>('sns')

interface Day {
  day: string
  /** The share of rows that may be without a customer, from 0 to 1. */
  tolerance: number
}
interface Counts {
  rows: number
  withCustomer: number
}
const finding = ({ rows, withCustomer }: Counts) => `${rows - withCustomer} of ${rows} have no customer.`

/** Asks Athena how good a day's rows are. What follows this gate sees only days that are good enough. */
export const athenaQualityGate = pipeline<Day>('AthenaQualityGate')
  .task('Count the rows', athena.startQueryExecution.sync, ({ day }) => ({
    WorkGroup: 'quality',
    QueryString: 'SELECT count(*), count(customer_id) FROM sales.orders WHERE day = ?',
    ExecutionParameters: [`'${day}'`],
  }))
  .timeout({ minutes: 10 })
  .retry(transient.throttling('Athena'))
  .assign((_done, { input }) => ({ checked: input }))

  .task('Read the counts', athena.getQueryResults, (done) => ({
    QueryExecutionId: done.QueryExecution!.QueryExecutionId!,
  }))
  .retry(transient.throttling('Athena'))
  .output((answer): Counts => {
    // The first row holds the names of the columns.
    const counts = answer.ResultSet?.Rows?.[1]?.Data ?? []
    return { rows: Number(counts[0]?.VarCharValue ?? '0'), withCustomer: Number(counts[1]?.VarCharValue ?? '0') }
  })

  .choice('Is the day good enough?', (c) =>
    c
      .when(
        ({ rows }) => rows === 0,
        (empty) => empty.fail('NoRows', (_counts, { vars }) => `There are no orders on ${vars.checked.day}.`),
      )
      .when(
        ({ rows, withCustomer }, { vars }) => rows - withCustomer > rows * vars.checked.tolerance,
        (bad) =>
          bad
            .task('Tell the team', sns.publish, (counts) => ({
              TopicArn: param('AlertTopicArn'),
              Subject: 'Orders without a customer',
              Message: finding(counts),
            }))
            .output((_sent, { input }) => input)
            .fail('QualityTooLow', finding),
      )
      .otherwise((good) => good),
  )
  .succeed('Done')
