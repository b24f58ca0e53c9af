import { expect, test } from 'vitest'
import { checkSource, shown } from '../testing/check-source.ts'

const flow = (given: string) => `
import type * as GlueSdk from '@aws-sdk/client-glue'
import { pipeline, sdk } from '../index.ts'
const glue = sdk<${given}>('glue')
pipeline<{ date: string }>('P')
  .task('Run', glue.startJobRun.sync, (day) => ({ JobName: 'j', Arguments: { '--date': day.date } }))
  .retry('Glue.ConcurrentRunsExceededException')
  .output((run) => run.JobRunState)
  .succeed()
`

// Glue's is among the largest: 1,400 exports. Its errors are read once for each program, whatever the number of tasks.
test('a whole client package costs its exports once', { timeout: 120_000 }, () => {
  const [client, whole] = ['GlueSdk.Glue', 'typeof GlueSdk'].map((given) => {
    const { diagnostics, instantiations } = checkSource(flow(given))
    expect(diagnostics.map(shown)).toEqual([])
    return instantiations
  }) as [number, number]
  // Of them, 1,500 spell members as Step Functions does.
  expect(client).toBeLessThan(15_500)
  expect(whole).toBeLessThan(40_000)
})
