import type { JsonValue } from '@stepwright/asl'
import { runtimeError } from '../diagnostics/runtime-error.ts'
import type { ObjectStore } from '../s3/object-store.ts'
import { resultFile, type ResultFile } from './result-file.ts'

/** Where the files of a Map Run go, and in what form. */
export interface ResultFolder {
  readonly mapRunArn: string
  readonly bucket: string
  /** The key of the folder, without a slash at its end. */
  readonly key: string
  readonly outputType: 'JSON' | 'JSONL'
}

/** The ways that children go, and the names of their files. */
export type ResultKind = 'FAILED' | 'PENDING' | 'SUCCEEDED'

/** What became of a child of a Map Run. */
export interface ChildResult {
  /** The child's number; each has one. */
  readonly index: number
  readonly kind: ResultKind
  readonly values: readonly JsonValue[]
}

/** The files that a Map Run leaves: one for each way that its children went, and the manifest that names them. */
export interface ResultFiles {
  /** Takes the result of a child. They may come in any order, and are written in that of their numbers. */
  take(result: ChildResult): void
  /** What has been written since the last time; nothing needs to wait for it but memory. */
  written(): Promise<void>
  /** Completes the files. Every child has a result by then. */
  finish(): Promise<void>
  /** Leaves no files. */
  abandon(): Promise<void>
}

const kinds = ['FAILED', 'PENDING', 'SUCCEEDED'] as const

/**
 * Opens the files of a Map Run. They are written as results come, so that what they hold is not held in memory. AWS begins a new file after
 * 5 GB, the mock never.
 *
 * @throws StepwrightError SW4012 without a store
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/input-output-resultwriter.html
 */
export function openResultFiles(state: string, folder: ResultFolder, store: ObjectStore | null): ResultFiles {
  const { bucket, key, mapRunArn, outputType } = folder
  if (!store) {
    throw runtimeError(
      'SW4012',
      `State '${state}' writes its results to 's3://${bucket}', and the simulation has no store.`,
      'Pass one: `s3: s3.memory()` or `s3: s3.folder(path)`.',
    )
  }
  const files = new Map<ResultKind, ResultFile>()
  /** Results whose turn has not come. */
  const early = new Map<number, ChildResult>()
  let next = 0

  const write = ({ kind, values }: ChildResult): void => {
    if (values.length === 0) return
    const file = files.get(kind) ?? resultFile(store, bucket, `${key}/${kind}_0.json`, outputType)
    files.set(kind, file)
    for (const value of values) file.write(JSON.stringify(value))
  }

  return {
    take(result) {
      early.set(result.index, result)
      for (let due = early.get(next); due; due = early.get(next)) {
        early.delete(next)
        next += 1
        write(due)
      }
    },
    async written() {
      for (const file of files.values()) await file.written()
    },
    async finish() {
      const listed: Record<string, JsonValue> = {}
      for (const kind of kinds) {
        const file = files.get(kind)
        listed[kind] = file ? [{ Key: file.key, Size: await file.finish() }] : []
      }
      const manifest = { DestinationBucket: bucket, MapRunArn: mapRunArn, ResultFiles: listed }
      await store.put(bucket, `${key}/manifest.json`, JSON.stringify(manifest))
    },
    async abandon() {
      for (const file of files.values()) await file.abandon()
    },
  }
}
