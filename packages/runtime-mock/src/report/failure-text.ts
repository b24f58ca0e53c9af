/** An error name and a cause, as a run and its visits have them. */
interface Failure {
  readonly error: string | null
  readonly cause: string | null
}

const longest = 160

/** A failure on one line of bounded length: `NoSuchKey: The bucket 'raw' has no object 'tx.csv'.` Empty when there is none. */
export function failureText({ error, cause }: Failure): string {
  if (error === null && cause === null) return ''
  const told = cause === null ? '' : clipped(readableCause(error, cause).replace(/\s+/g, ' ').trim())
  return `${error ?? '(no error name)'}${told === '' ? '' : `: ${told}`}`
}

/** The cause of a Lambda function's error is JSON text: a message between a name and a stack. */
function readableCause(error: string | null, cause: string): string {
  const { errorType, errorMessage } = lambdaError(cause)
  if (typeof errorMessage !== 'string') return cause
  return typeof errorType === 'string' && errorType !== error ? `${errorType}: ${errorMessage}` : errorMessage
}

function lambdaError(cause: string): { readonly errorType?: unknown; readonly errorMessage?: unknown } {
  if (!cause.startsWith('{')) return {}
  try {
    // Text that starts with a brace is an object, or no JSON.
    return JSON.parse(cause) as object
  } catch {
    return {}
  }
}

function clipped(text: string): string {
  return text.length > longest ? `${text.slice(0, longest)}…` : text
}
