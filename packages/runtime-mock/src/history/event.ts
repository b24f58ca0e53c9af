/** The event types the engine writes; AWS knows 62. */
export type HistoryEventType =
  | `Execution${'Started' | 'Succeeded' | 'Failed' | 'TimedOut' | 'Aborted' | 'Redriven'}`
  | `${'Choice' | 'Fail' | 'Map' | 'Parallel' | 'Pass' | 'Succeed' | 'Task' | 'Wait'}StateEntered`
  | `${'Choice' | 'Map' | 'Parallel' | 'Pass' | 'Succeed' | 'Task' | 'Wait'}StateExited`
  | `${'Map' | 'Parallel' | 'Task' | 'Wait'}StateAborted`
  | `${'Map' | 'Parallel'}State${'Started' | 'Succeeded' | 'Failed'}`
  | `MapIteration${'Started' | 'Succeeded' | 'Failed' | 'Aborted'}`
  | `MapRun${'Started' | 'Succeeded' | 'Failed' | 'Aborted'}`
  | `Task${'Scheduled' | 'Started' | 'StartFailed' | 'Submitted' | 'SubmitFailed' | 'Succeeded' | 'Failed' | 'TimedOut'}`
  | `LambdaFunction${'Scheduled' | 'ScheduleFailed' | 'Started' | 'StartFailed' | 'Succeeded' | 'Failed' | 'TimedOut'}`
  | `Activity${'Scheduled' | 'ScheduleFailed' | 'Started' | 'Succeeded' | 'Failed' | 'TimedOut'}`
  | 'EvaluationFailed'

/** Says whether a string was cut; the engine never cuts. */
interface Truncation {
  readonly truncated: boolean
}

/** An error name and its cause, each absent when the failure gave none. */
export interface ErrorDetails {
  readonly error?: string
  readonly cause?: string
}

interface OutputDetails {
  readonly output: string
  readonly outputDetails: Truncation
}

interface InputDetails {
  readonly input: string
  readonly inputDetails: Truncation
}

/** The service and action of an optimized or SDK integration, such as `glue` and `startJobRun.sync`. */
export interface ResourceDetails {
  readonly resourceType: string
  readonly resource: string
}

interface IterationDetails {
  readonly name: string
  readonly index: number
}

interface TaskCredentials {
  readonly roleArn: string
}

/** The details member of an event: at most one of these. Data are strings of JSON text, as AWS has them. */
interface EventDetails {
  readonly executionStartedEventDetails?: InputDetails & { readonly roleArn: string }
  readonly executionSucceededEventDetails?: OutputDetails
  readonly executionFailedEventDetails?: ErrorDetails
  readonly executionTimedOutEventDetails?: ErrorDetails
  readonly executionAbortedEventDetails?: ErrorDetails
  readonly executionRedrivenEventDetails?: { readonly redriveCount: number }
  readonly stateEnteredEventDetails?: InputDetails & { readonly name: string }
  readonly stateExitedEventDetails?: OutputDetails & {
    readonly name: string
    /** Variable name to JSON text. */
    readonly assignedVariables?: { readonly [name: string]: string }
    readonly assignedVariablesDetails?: Truncation
  }
  readonly mapStateStartedEventDetails?: { readonly length: number }
  readonly mapIterationStartedEventDetails?: IterationDetails
  readonly mapIterationSucceededEventDetails?: IterationDetails
  readonly mapIterationFailedEventDetails?: IterationDetails
  readonly mapIterationAbortedEventDetails?: IterationDetails
  readonly mapRunStartedEventDetails?: { readonly mapRunArn: string }
  readonly mapRunFailedEventDetails?: ErrorDetails
  readonly evaluationFailedEventDetails?: ErrorDetails & { readonly state: string; readonly location?: string }
  readonly taskScheduledEventDetails?: ResourceDetails & {
    readonly region: string
    readonly parameters: string
    readonly timeoutInSeconds?: number
    readonly heartbeatInSeconds?: number
    readonly taskCredentials?: TaskCredentials
  }
  readonly taskStartedEventDetails?: ResourceDetails
  readonly taskSubmittedEventDetails?: ResourceDetails & OutputDetails
  readonly taskSucceededEventDetails?: ResourceDetails & OutputDetails
  readonly taskFailedEventDetails?: ResourceDetails & ErrorDetails
  readonly taskTimedOutEventDetails?: ResourceDetails & ErrorDetails
  readonly lambdaFunctionScheduledEventDetails?: InputDetails & {
    readonly resource: string
    readonly timeoutInSeconds?: number
    readonly taskCredentials?: TaskCredentials
  }
  readonly lambdaFunctionSucceededEventDetails?: OutputDetails
  readonly lambdaFunctionFailedEventDetails?: ErrorDetails
  readonly lambdaFunctionTimedOutEventDetails?: ErrorDetails
  readonly activityScheduledEventDetails?: InputDetails & {
    readonly resource: string
    readonly timeoutInSeconds?: number
    readonly heartbeatInSeconds?: number
  }
  readonly activityStartedEventDetails?: { readonly workerName?: string }
  readonly activitySucceededEventDetails?: OutputDetails
  readonly activityFailedEventDetails?: ErrorDetails
  readonly activityTimedOutEventDetails?: ErrorDetails
}

/** What an event says, before it has an id and a place in the chain. */
export interface EventBody extends EventDetails {
  readonly type: HistoryEventType
}

/**
 * One event of an execution's history, in the shape of `GetExecutionHistory`.
 *
 * `timestamp` is ISO 8601 in UTC, as the AWS CLI prints it.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_HistoryEvent.html
 */
export interface HistoryEvent extends EventBody {
  /** Counts from 1 without gaps. */
  readonly id: number
  /** The event this one follows in its own line of control; 0 for the first two. */
  readonly previousEventId: number
  readonly timestamp: string
}
