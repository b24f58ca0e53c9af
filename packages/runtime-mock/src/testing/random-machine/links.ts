import type { HistoryEventType } from '../../history/event.ts'

/** What the event may be that an event links to: the names of types, or a pattern of them; null where any may be. */
type Before = RegExp | null

const taken = /^TaskStarted$|^TaskSubmitted$/
/** The work went well, and yet the state may fail: its result may not fit. */
const answered = /^(Task|LambdaFunction|Activity)Succeeded$/
const failed = /^(Task|LambdaFunction|Activity)(Failed|TimedOut)$|^EvaluationFailed$/
const scopeStart = /^MapIterationStarted$|^ParallelStateStarted$/

/**
 * What AWS links events to. The execution's first two link to nothing; what is linked to something else is here, by type.
 * `conformance` holds the recorded histories against the same table.
 */
export const linksTo: { readonly [Type in HistoryEventType]?: Before } = {
  PassStateExited: /^PassStateEntered$/,
  WaitStateExited: /^WaitStateEntered$/,
  ChoiceStateExited: /^ChoiceStateEntered$/,
  SucceedStateExited: /^SucceedStateEntered$/,
  TaskScheduled: or(/^TaskStateEntered$/, answered, failed),
  LambdaFunctionScheduled: or(/^TaskStateEntered$/, answered, failed),
  ActivityScheduled: or(/^TaskStateEntered$/, answered, failed),
  TaskStarted: /^TaskScheduled$/,
  TaskSubmitted: /^TaskStarted$/,
  TaskSucceeded: taken,
  TaskFailed: taken,
  TaskTimedOut: taken,
  LambdaFunctionStarted: /^LambdaFunctionScheduled$/,
  LambdaFunctionSucceeded: /^LambdaFunctionStarted$/,
  LambdaFunctionFailed: /^LambdaFunctionStarted$/,
  LambdaFunctionTimedOut: /^LambdaFunctionStarted$/,
  ActivityStarted: /^ActivityScheduled$/,
  ActivitySucceeded: /^ActivityStarted$/,
  ActivityFailed: /^Activity(Started|Scheduled)$/,
  ActivityTimedOut: /^Activity(Started|Scheduled)$/,
  TaskStateExited: or(/^TaskStateEntered$/, answered, failed),
  MapRunStarted: /^MapStateStarted$/,
  MapRunSucceeded: /^MapRunStarted$/,
  MapRunFailed: /^MapRunStarted$/,
  MapIterationSucceeded: /StateExited$/,
  ExecutionSucceeded: /StateExited$/,
  PassStateEntered: or(/StateExited$/, scopeStart),
  WaitStateEntered: or(/StateExited$/, scopeStart),
  ChoiceStateEntered: or(/StateExited$/, scopeStart),
  SucceedStateEntered: or(/StateExited$/, scopeStart),
  FailStateEntered: or(/StateExited$/, scopeStart),
  TaskStateEntered: or(/StateExited$/, scopeStart),
  MapStateEntered: or(/StateExited$/, scopeStart),
  ParallelStateEntered: or(/StateExited$/, scopeStart),
}

function or(...patterns: readonly RegExp[]): RegExp {
  return new RegExp(patterns.map(({ source }) => source).join('|'))
}
