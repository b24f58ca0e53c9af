import { runtimeError } from '../diagnostics/runtime-error.ts'
import type { ObjectStore } from '../s3/object-store.ts'

/** The files that a Map Run leaves in S3. */
export interface WriteRequest {
  readonly state: string
  readonly bucket: string
  readonly files: readonly { readonly key: string; readonly text: string }[]
}

/**
 * Writes the results of a distributed Map.
 *
 * @throws StepwrightError SW4012 without a store
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/input-output-resultwriter.html
 */
export async function writeResults({ state, bucket, files }: WriteRequest, store: ObjectStore | null): Promise<void> {
  if (!store) {
    throw runtimeError(
      'SW4012',
      `State '${state}' writes its results to 's3://${bucket}', and the simulation has no store.`,
      'Pass one: `s3: s3.memory()` or `s3: s3.folder(path)`.',
    )
  }
  for (const { key, text } of files) await store.put(bucket, key, text)
}
