import { executionAt } from '../account/execution.ts'
import { countsOf, mapRunAt, mapRunDates, mapRunsOf } from '../account/map-runs.ts'
import { page, pageMembers, type PageRequest } from '../account/pages.ts'
import { answered, refused } from '../answered.ts'
import * as members from '../shapes/members.ts'
import { integer, structure } from '../shapes/shape.ts'
import type { Operation, Optional } from './operation.ts'

/** `ListMapRuns`. */
export const listMapRuns: Operation<PageRequest & { readonly executionArn: string }> = {
  request: structure('ListMapRunsInput', { 'executionArn!': members.longArn, ...pageMembers() }),
  answer(account, request) {
    const found = executionAt(account, request.executionArn)
    if (!found.ok) return found
    const { arn: executionArn } = found.value
    return page(`map runs ${executionArn}`, mapRunsOf(found.value), 'mapRuns', request, (run) => ({
      executionArn,
      mapRunArn: run.arn,
      stateMachineArn: run.machineArn,
      ...mapRunDates(run),
    }))
  },
}

/** `DescribeMapRun`. */
export const describeMapRun: Operation<{ readonly mapRunArn: string }> = {
  request: structure('DescribeMapRunInput', { 'mapRunArn!': members.longArn }),
  answer(account, { mapRunArn }) {
    const found = mapRunAt(account, mapRunArn)
    if (!found.ok) return found
    const run = found.value
    const { maxConcurrency, toleratedCount, toleratedPercentage } = run.plan
    return answered({
      mapRunArn,
      executionArn: run.parent.arn,
      status: run.status,
      ...mapRunDates(run),
      maxConcurrency,
      toleratedFailureCount: toleratedCount ?? 0,
      toleratedFailurePercentage: toleratedPercentage ?? 0,
      itemCounts: countsOf(run, 'items'),
      executionCounts: countsOf(run, 'executions'),
    })
  },
}

/** `UpdateMapRun`. What a Map Run was planned with stays, so only one that is over can be answered. */
export const updateMapRun: Operation<{
  readonly mapRunArn: string
  readonly maxConcurrency?: Optional<number>
  readonly toleratedFailurePercentage?: Optional<number>
  readonly toleratedFailureCount?: Optional<number>
}> = {
  request: structure('UpdateMapRunInput', {
    'mapRunArn!': members.longArn,
    maxConcurrency: integer(0, Number.MAX_SAFE_INTEGER),
    toleratedFailurePercentage: members.percentage,
    toleratedFailureCount: integer(0, Number.MAX_SAFE_INTEGER),
  }),
  answer(account, { mapRunArn }) {
    const found = mapRunAt(account, mapRunArn)
    if (!found.ok) return found
    if (found.value.status === 'RUNNING') return notBuilt('UpdateMapRun of a Map Run that runs')
    return refused('ValidationException', 'CANNOT_UPDATE_COMPLETED_MAP_RUN: The Map Run is over.')
  },
}

/** What AWS does and this server does not: an error of its own, so that nobody takes it for one of AWS's. */
export function notBuilt(what: string): ReturnType<typeof refused> {
  return refused('Stepwright.SW4007', `${what} is not simulated.`)
}
