/** How a state failed. It is a value: an interpreter never throws because a machine fails. */
export interface StateFailure {
  /** The error's name; null where the state gave none (a Fail without Error, a callback without fields). */
  readonly error: string | null
  readonly cause: string | null
  /** A second name that Retry and Catch know it by: a missed heartbeat is recorded as `States.Timeout`. */
  readonly otherName: string | null
  /** True for `States.Runtime` and its like: no Retry and no Catch reaches it, the execution fails at once. */
  readonly isFatal: boolean
  /** Set when a JSONata field could not be evaluated: AWS writes an `EvaluationFailed` event first. */
  readonly evaluation: EvaluationPlace | null
}

/** Where a JSONata evaluation failed. */
export interface EvaluationPlace {
  /** The field, such as `Output/total`; null where AWS names none. */
  readonly location: string | null
  /** True when the expression itself failed, false when its value could not be used. They link differently in the history. */
  readonly isInExpression: boolean
}

/** A value, or the failure that stands in its place. */
export type Outcome<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: StateFailure }

export function succeeded<T>(value: T): Outcome<T> {
  return { ok: true, value }
}

export function failed(failure: StateFailure): { readonly ok: false; readonly failure: StateFailure } {
  return { ok: false, failure }
}

/** A failure that Retry and Catch can reach. */
export function taskFailure(error: string | null, cause: string | null): StateFailure {
  return { error, cause, otherName: null, isFatal: false, evaluation: null }
}

/** `States.Runtime`: the execution fails, whatever Catch says. */
export function runtimeFailure(cause: string): StateFailure {
  return { error: 'States.Runtime', cause, otherName: null, isFatal: true, evaluation: null }
}

/** `States.QueryEvaluationError`, for a JSONata field. */
export function evaluationFailure(cause: string, place: EvaluationPlace): StateFailure {
  return { error: 'States.QueryEvaluationError', cause, otherName: null, isFatal: false, evaluation: place }
}

/** The words most causes begin with. */
export function whileExecuting(state: string, enteredEventId: number): string {
  return `An error occurred while executing the state '${state}' (entered at the event id #${enteredEventId}). `
}
