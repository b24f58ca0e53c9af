import type { JsonObject, JsonValue } from '@stepwright/asl'
import { isoTime } from '../data/context-object.ts'
import type { ChildRun, MapRun, MapRunIdentity } from '../machine/execution.ts'
import { valuesIn } from '../machine/index-tree.ts'
import type { ResultFolder } from '../services/result-files.ts'
import type { WriterPlan } from './result-writer.ts'

/** How a child execution ended. */
export interface ChildEnd {
  readonly status: 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT' | 'ABORTED'
  readonly output: JsonValue
  readonly error: string | null
  readonly cause: string | null
  readonly endMs: number
}

/** The result of a Map Run, as the Map's: children that failed have none. */
export function resultOf({ plan, identity, results }: MapRun): JsonValue {
  const folder = resultFolder(plan.writer, identity)
  if (!folder) return [...valuesIn(results)].flat()
  return { MapRunArn: identity.arn, ResultWriterDetails: { Bucket: folder.bucket, Key: `${folder.key}/manifest.json` } }
}

/** Where the files of a Map Run go; null when nothing is exported. */
export function resultFolder(writer: WriterPlan | null, { id, arn }: MapRunIdentity): ResultFolder | null {
  if (!writer?.place) return null
  const prefix = writer.place.prefix.replace(/\/+$/, '')
  const key = prefix === '' ? id : `${prefix}/${id}`
  return { mapRunArn: arn, bucket: writer.place.bucket, key, outputType: writer.outputType }
}

/** What a child that succeeded adds to the results. */
export function resultsOf(writer: WriterPlan | null, child: ChildRun, end: ChildEnd): readonly JsonValue[] {
  const transformation = writer?.transformation ?? 'COMPACT'
  if (transformation === 'NONE') return [recordOf(child, end)]
  const { output } = end
  return transformation === 'FLATTEN' && Array.isArray(output) ? (output as readonly JsonValue[]) : [output]
}

/** An execution in full, as `DescribeExecution` would tell it. */
export function recordOf({ input, identity }: ChildRun, end: ChildEnd): JsonObject {
  const hasSucceeded = end.status === 'SUCCEEDED'
  return {
    ...(end.cause === null ? {} : { Cause: end.cause }),
    ...(end.error === null ? {} : { Error: end.error }),
    ExecutionArn: identity.executionArn,
    Input: JSON.stringify(input),
    InputDetails: { Included: true },
    Name: identity.executionName,
    ...(hasSucceeded ? { Output: JSON.stringify(end.output), OutputDetails: { Included: true } } : {}),
    RedriveCount: identity.redriveCount ?? 0,
    ...(hasSucceeded
      ? { RedriveStatus: 'NOT_REDRIVABLE', RedriveStatusReason: 'Execution is SUCCEEDED and cannot be redriven' }
      : { RedriveStatus: 'REDRIVABLE_BY_MAP_RUN' }),
    StartDate: isoTime(identity.startMs),
    StateMachineArn: identity.stateMachineArn,
    Status: end.status,
    StopDate: isoTime(end.endMs),
  }
}

/** A child that was never started. It has no name yet, so AWS's own records may hold more. */
export function pendingRecord(input: JsonValue, { stateMachineArn }: MapRunIdentity): JsonObject {
  return {
    Input: JSON.stringify(input),
    InputDetails: { Included: true },
    StateMachineArn: stateMachineArn,
    Status: 'PENDING',
  }
}
