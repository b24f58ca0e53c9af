/** An error's name. The predefined ones complete in an editor, any other may be written too. */
export type ErrorName =
  | 'States.ALL'
  | 'States.BranchFailed'
  | 'States.DataLimitExceeded'
  | 'States.ExceedToleratedFailureThreshold'
  | 'States.HeartbeatTimeout'
  | 'States.IntrinsicFailure'
  | 'States.ItemReaderFailed'
  | 'States.NoChoiceMatched'
  | 'States.Permissions'
  | 'States.QueryEvaluationError'
  | 'States.ResultWriterFailed'
  | 'States.TaskFailed'
  | 'States.Timeout'
  | (string & Record<never, never>)

/** One error's name or several: ASL's `ErrorEquals`. */
export type ErrorNames = ErrorName | readonly ErrorName[]
