import type { ErrorOutput } from '../data/data-flow.ts'
import type { StateFailure } from './failure.ts'

/** What a catcher gets of a failure. */
export function errorOutputOf(failure: StateFailure): ErrorOutput {
  return { Error: failure.error, Cause: failure.cause ?? emptyCause(failure) }
}

/** A timeout has no cause in the history and an empty one in the error output; a callback without fields has null. */
function emptyCause({ error }: StateFailure): string | null {
  return error === 'States.Timeout' ? '' : null
}
