import type { JsonObject, JsonValue } from '@stepwright/asl'
import { isoTime } from '../data/context-object.ts'
import type { ExecutionIdentity, MapRun } from '../machine/execution.ts'
import type { WriteRequest } from '../services/result-files.ts'
import type { WriterPlan } from './result-writer.ts'

/** How a child execution ended. */
export interface ChildEnd {
  readonly status: 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT' | 'ABORTED'
  readonly output: JsonValue
  readonly error: string | null
  readonly cause: string | null
  readonly endMs: number
}

/** A child execution that is over. */
interface ChildRun {
  readonly input: JsonValue
  readonly identity: ExecutionIdentity
  readonly end: ChildEnd
}

/** The result of a Map Run, as the Map's: children that failed have none. */
export function resultOf(mapRun: MapRun): JsonValue {
  const { plan, identity } = mapRun
  if (!plan.writer?.place) return resultsAs(goodOf(runsOf(mapRun)), plan.writer?.transformation ?? 'COMPACT')
  const { bucket } = plan.writer.place
  return { MapRunArn: identity.arn, ResultWriterDetails: { Bucket: bucket, Key: keyOf(mapRun, 'manifest.json') } }
}

/**
 * The files that a Map Run leaves: one for each way that its children went, and the manifest that names them. Null when nothing is exported.
 *
 * Those that were not started have no name yet, so AWS's own records of them may hold more. AWS begins a new file after 5 GB, the mock never.
 *
 * @param nowMs when children that still run are stopped
 */
export function filesOf(state: string, mapRun: MapRun, nowMs: number): WriteRequest | null {
  const { plan, identity, children } = mapRun
  const { writer } = plan
  if (!writer?.place) return null
  const runs = runsOf(mapRun, { status: 'ABORTED', output: null, error: null, cause: null, endMs: nowMs })
  const { outputType } = writer
  const written = [
    fileOf('FAILED', runs.filter(({ end }) => end.status !== 'SUCCEEDED').map(recordOf)),
    fileOf(
      'PENDING',
      children.slice(mapRun.started).map(({ input }) => pendingRecord(input, mapRun)),
    ),
    fileOf('SUCCEEDED', resultsAs(goodOf(runs), writer.transformation)),
  ]
  const manifest = {
    DestinationBucket: writer.place.bucket,
    MapRunArn: identity.arn,
    ResultFiles: Object.fromEntries(
      written.map(({ name, files }) => [
        name,
        files.map(({ key, text }) => ({ Key: key, Size: Buffer.byteLength(text) })),
      ]),
    ),
  }
  const files = [
    ...written.flatMap((one) => one.files),
    { key: keyOf(mapRun, 'manifest.json'), text: JSON.stringify(manifest) },
  ]
  return { state, bucket: writer.place.bucket, files }

  function fileOf(
    name: string,
    values: readonly JsonValue[],
  ): { readonly name: string; readonly files: WriteRequest['files'] } {
    const text =
      outputType === 'JSON' ? JSON.stringify(values) : values.map((value) => `${JSON.stringify(value)}\n`).join('')
    return { name, files: values.length === 0 ? [] : [{ key: keyOf(mapRun, `${name}_0.json`), text }] }
  }
}

/** The children that were started, in order; `cut` is how those ended that were still running. */
function runsOf({ children, identities, ends }: MapRun, cut: ChildEnd | null = null): readonly ChildRun[] {
  return identities.flatMap((identity, index) => {
    const end = ends[index] ?? cut
    const child = children[index]
    return end && child ? [{ input: child.input, identity, end }] : []
  })
}

const goodOf = (runs: readonly ChildRun[]): readonly ChildRun[] => runs.filter(({ end }) => end.status === 'SUCCEEDED')

function resultsAs(runs: readonly ChildRun[], transformation: WriterPlan['transformation']): readonly JsonValue[] {
  if (transformation === 'NONE') return runs.map(recordOf)
  const outputs = runs.map(({ end }) => end.output)
  return transformation === 'COMPACT'
    ? outputs
    : outputs.flatMap((output) => (Array.isArray(output) ? (output as readonly JsonValue[]) : [output]))
}

/** An execution in full, as `DescribeExecution` would tell it. */
function recordOf({ input, identity, end }: ChildRun): JsonObject {
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

function pendingRecord(input: JsonValue, { identity }: MapRun): JsonObject {
  return {
    Input: JSON.stringify(input),
    InputDetails: { Included: true },
    StateMachineArn: identity.stateMachineArn,
    Status: 'PENDING',
  }
}

function keyOf({ plan, identity }: MapRun, file: string): string {
  const prefix = plan.writer?.place?.prefix.replace(/\/+$/, '') ?? ''
  return [...(prefix === '' ? [] : [prefix]), identity.id, file].join('/')
}
