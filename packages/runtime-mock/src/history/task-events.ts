import type { TaskCall } from '../services/task-call.ts'
import type { Resource } from '../services/resource.ts'
import { errorDetails, inputDetails, outputDetails } from './bodies.ts'
import type { EventBody, ResourceDetails } from './event.ts'

interface Failure {
  readonly error: string | null
  readonly cause: string | null
}

/** The events of one kind of task. A direct Lambda ARN, an activity and a service integration each write their own. */
export interface TaskEvents {
  scheduled(call: TaskCall, region: string): EventBody
  /** `workerName` is an activity's. */
  started(call: TaskCall, workerName: string | null): EventBody
  /** Null where the kind has no such event. */
  submitted(call: TaskCall, output: string): EventBody | null
  succeeded(call: TaskCall, output: string): EventBody
  failed(call: TaskCall, failure: Failure): EventBody
  timedOut(call: TaskCall, failure: Failure): EventBody
}

/** The events a task on this resource writes. */
export function taskEventsOf(resource: Resource): TaskEvents {
  return families[resource.kind]
}

const lambdaFunctionEvents: TaskEvents = {
  scheduled: (call) => ({
    type: 'LambdaFunctionScheduled',
    lambdaFunctionScheduledEventDetails: {
      ...inputDetails(JSON.stringify(call.parameters)),
      resource: call.resource.arn,
      ...timeout(call),
      ...credentials(call),
    },
  }),
  started: () => ({ type: 'LambdaFunctionStarted' }),
  submitted: () => null,
  succeeded: (_call, output) => ({
    type: 'LambdaFunctionSucceeded',
    lambdaFunctionSucceededEventDetails: outputDetails(output),
  }),
  failed: (_call, failure) => ({
    type: 'LambdaFunctionFailed',
    lambdaFunctionFailedEventDetails: errorDetails(failure),
  }),
  timedOut: (_call, failure) => ({
    type: 'LambdaFunctionTimedOut',
    lambdaFunctionTimedOutEventDetails: errorDetails(failure),
  }),
}

const activityEvents: TaskEvents = {
  scheduled: (call) => ({
    type: 'ActivityScheduled',
    activityScheduledEventDetails: {
      ...inputDetails(JSON.stringify(call.parameters)),
      resource: call.resource.arn,
      ...timeout(call),
      ...heartbeat(call),
    },
  }),
  started: (_call, workerName) => ({
    type: 'ActivityStarted',
    activityStartedEventDetails: workerName === null ? {} : { workerName },
  }),
  submitted: () => null,
  succeeded: (_call, output) => ({ type: 'ActivitySucceeded', activitySucceededEventDetails: outputDetails(output) }),
  failed: (_call, failure) => ({ type: 'ActivityFailed', activityFailedEventDetails: errorDetails(failure) }),
  timedOut: (_call, failure) => ({ type: 'ActivityTimedOut', activityTimedOutEventDetails: errorDetails(failure) }),
}

const serviceEvents: TaskEvents = {
  scheduled: (call, region) => ({
    type: 'TaskScheduled',
    taskScheduledEventDetails: {
      parameters: JSON.stringify(call.parameters),
      region,
      ...resourceDetails(call),
      ...timeout(call),
      ...heartbeat(call),
      ...credentials(call),
    },
  }),
  started: (call) => ({ type: 'TaskStarted', taskStartedEventDetails: resourceDetails(call) }),
  submitted: (call, output) => ({
    type: 'TaskSubmitted',
    taskSubmittedEventDetails: { ...outputDetails(output), ...resourceDetails(call) },
  }),
  succeeded: (call, output) => ({
    type: 'TaskSucceeded',
    taskSucceededEventDetails: { ...outputDetails(output), ...resourceDetails(call) },
  }),
  failed: (call, failure) => ({
    type: 'TaskFailed',
    taskFailedEventDetails: { ...errorDetails(failure), ...resourceDetails(call) },
  }),
  timedOut: (call, failure) => ({
    type: 'TaskTimedOut',
    taskTimedOutEventDetails: { ...errorDetails(failure), ...resourceDetails(call) },
  }),
}

const families: { readonly [Kind in Resource['kind']]: TaskEvents } = {
  'lambda function': lambdaFunctionEvents,
  activity: activityEvents,
  service: serviceEvents,
}

function resourceDetails({ resource }: TaskCall): ResourceDetails {
  return resource.kind === 'service'
    ? { resourceType: resource.resourceType, resource: resource.resource }
    : { resourceType: '', resource: resource.arn }
}

function timeout(call: TaskCall): { readonly timeoutInSeconds?: number } {
  return call.timeoutSeconds === null ? {} : { timeoutInSeconds: call.timeoutSeconds }
}

function heartbeat(call: TaskCall): { readonly heartbeatInSeconds?: number } {
  return call.heartbeatSeconds === null ? {} : { heartbeatInSeconds: call.heartbeatSeconds }
}

function credentials(call: TaskCall): { readonly taskCredentials?: { readonly roleArn: string } } {
  return call.credentialsRoleArn === null ? {} : { taskCredentials: { roleArn: call.credentialsRoleArn } }
}
