/**
 * The error names that Step Functions itself raises or matches. A name of the user's own does not start with `States.`.
 *
 * @see https://states-language.net/spec.html#appendix-a
 */
export const errorNames: readonly string[] = [
  'States.ALL',
  'States.TaskFailed',
  'States.Timeout',
  'States.HeartbeatTimeout',
  'States.Permissions',
  'States.ResultPathMatchFailure',
  'States.ParameterPathFailure',
  'States.BranchFailed',
  'States.NoChoiceMatched',
  'States.IntrinsicFailure',
  'States.QueryEvaluationError',
  'States.DataLimitExceeded',
  'States.ExceedToleratedFailureThreshold',
  'States.ItemReaderFailed',
  'States.ResultWriterFailed',
  'States.Runtime',
  'States.Http.Socket',
]

/** True for a reserved name that exists; an HTTP task has one per status code. */
export const isErrorName = (name: string): boolean =>
  errorNames.includes(name) || /^States\.Http\.StatusCode\.\d{3}$/u.test(name)
