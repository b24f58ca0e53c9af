import { runtimeError } from '../diagnostics/runtime-error.ts'

/**
 * A key that is safe as a path below a bucket's folder.
 *
 * @throws StepwrightError SW4009 for a key that would leave the bucket, or that no file can have
 */
export function checkKey(key: string): string {
  const why = whyUnsafe(key)
  if (why === null) return key
  throw runtimeError('SW4009', `The object key '${key}' ${why}.`, "Use a key such as 'raw/2026-04-18/part-0.csv'.")
}

const versionMark = '?versionId='

/** The key that a store keeps a version of an object under, beside the newest. */
export function versionKey(key: string, versionId: string): string {
  return `${key}${versionMark}${versionId}`
}

/** Whether a key is that of a version. S3 lists the newest alone. */
export function isVersionKey(key: string): boolean {
  return key.includes(versionMark)
}

/** A bucket name as S3 allows it: it cannot be a path. */
export function checkBucket(bucket: string): string {
  if (/^[A-Za-z0-9][A-Za-z0-9._-]{1,253}[A-Za-z0-9]$/.test(bucket) && !bucket.includes('..')) return bucket
  throw runtimeError(
    'SW4009',
    `The bucket name '${bucket}' is not one that S3 allows.`,
    'Bucket names have 3 to 63 lower-case letters, digits, dots and hyphens; old ones may be longer, with capitals and underscores.',
  )
}

function whyUnsafe(key: string): string | null {
  if (key === '') return 'is empty'
  if (Buffer.byteLength(key, 'utf8') > 1024) return 'is longer than 1024 bytes'
  if (key.includes('\\') || key.includes('\0')) return 'has a backslash or a null character'
  const steps = key.split('/')
  if (steps.some((step) => step === '..' || step === '.')) return "has a step '.' or '..', which would leave its place"
  return steps.slice(0, -1).includes('') || key.endsWith('/') ? 'has an empty step' : null
}
