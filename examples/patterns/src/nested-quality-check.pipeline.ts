import type { Glue } from '@aws-sdk/client-glue'
import { fragment, pipeline, transient } from 'stepwright'
import { lambda, sdk, startExecution } from 'stepwright/aws'

const glue = sdk<Glue>('glue')

interface Table {
  table: string
  day: string
}
interface Finding {
  rule: string
  failedRows: number
}
type RunRule = (event: Table & { rule: string }) => Promise<Finding>

/** A pipeline by itself: checks a day of a table by a list of rules, side by side. */
export const qualityCheck = pipeline<Table & { rules: string[] }>('QualityCheck')
  .map(
    'Run all rules',
    ({ rules }) => rules,
    (rule) =>
      rule
        .itemSelector((rule, { input }) => ({ table: input.table, day: input.day, rule }))
        .task('Run a rule', lambda<RunRule>('run-quality-rule'), (check) => check)
        .retry(transient.lambda()),
  )
  .pass('Sum up', (findings) => ({ failed: findings.filter((finding) => finding.failedRows > 0) }))
  .succeed()

/** The same gate for every table. What `sync` yields is what the quality check yields, and its input is checked like any call's. */
const qualityGate = fragment<Table & { rules: string[] }>()
  .task('Check the quality', startExecution(qualityCheck).sync, (table) => table)
  .retry('StepFunctions.ExecutionLimitExceededException', { interval: { seconds: 30 }, maxAttempts: 5 })
  .choice('Is it good?', (c) =>
    c
      .when(
        ({ failed }) => failed.length === 0,
        (good) => good,
      )
      .otherwise((bad) =>
        bad.fail('QualityTooLow', ({ failed }) =>
          failed.map(({ rule, failedRows }) => `${rule}: ${failedRows} rows`).join('; '),
        ),
      ),
  )

/** A pipeline that loads a table by a Glue job and lets nobody read it before it is checked. */
const loading = (name: string, table: string, rules: string[]) =>
  pipeline<{ day: string }>(name)
    .task('Load', glue.startJobRun.sync, ({ day }) => ({ JobName: `load-${table}`, Arguments: { '--day': day } }))
    .output((_run, { input }) => ({ table, day: input.day, rules }))
    .use(qualityGate)
    .succeed('Loaded')

export const loadOrders = loading('LoadOrders', 'orders', ['id is unique', 'customer is known'])
export const loadCustomers = loading('LoadCustomers', 'customers', ['id is unique', 'country is known'])
export const loadPayments = loading('LoadPayments', 'payments', ['order is known'])
