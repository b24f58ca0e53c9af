import { isJsonObject, type JsonObject, type JsonValue } from '@stepwright/asl'
import type { Resource } from './resource.ts'

/** Whether a task starts an execution of another state machine. */
export function startsExecution(resource: Resource): boolean {
  return resource.kind === 'service' && resource.resourceType === 'states' && resource.action === 'startExecution'
}

/** What a task asks for that starts an execution. */
export interface StartRequest {
  readonly machineArn: string | null
  readonly name: string | null
  readonly inputText: string
}

/** Reads the arguments of `states:startExecution`. An input that is text is taken for JSON text. */
export function startRequestOf(parameters: JsonValue): StartRequest {
  const { StateMachineArn: arn, Name: name, Input: input } = isJsonObject(parameters) ? parameters : {}
  return {
    machineArn: typeof arn === 'string' ? arn : null,
    name: typeof name === 'string' ? name : null,
    inputText: input === undefined || input === null ? '{}' : typeof input === 'string' ? input : JSON.stringify(input),
  }
}

/** What is told of a nested execution that is over. */
export interface EndedExecution {
  readonly arn: string
  readonly name: string
  readonly machineArn: string
  readonly inputText: string
  readonly startedMs: number
  readonly stoppedMs: number
  readonly status: string
  /** As JSON text; null when it did not succeed. */
  readonly outputText: string | null
  readonly error: string | null
  readonly cause: string | null
  readonly redriveCount: number
  readonly redriveStatus: string
  readonly redriveStatusReason?: string
}

/** What a task that waits for a nested execution ends with. */
export type NestedEnd =
  | { readonly kind: 'task succeeded'; readonly output: JsonObject }
  | { readonly kind: 'task failed'; readonly error: string; readonly cause: string }

/** How a `.sync` task ends: with the answer of `DescribeExecution`, in which `.sync:2` has input and output as JSON, and `.sync` as text. */
export function nestedEnd({ arn }: Resource, ended: EndedExecution): NestedEnd {
  const { error, cause, outputText, redriveStatusReason: reason } = ended
  const isParsed = arn.endsWith('.sync:2')
  const value = (text: string): JsonValue => (isParsed ? (JSON.parse(text) as JsonValue) : text)
  const described: JsonObject = {
    ...(cause === null ? {} : { Cause: cause }),
    ...(error === null ? {} : { Error: error }),
    ExecutionArn: ended.arn,
    Input: value(ended.inputText),
    InputDetails: { Included: true },
    Name: ended.name,
    ...(outputText === null ? {} : { Output: value(outputText), OutputDetails: { Included: true } }),
    RedriveCount: ended.redriveCount,
    RedriveStatus: ended.redriveStatus,
    ...(reason === undefined ? {} : { RedriveStatusReason: reason }),
    StartDate: ended.startedMs,
    StateMachineArn: ended.machineArn,
    Status: ended.status,
    StopDate: ended.stoppedMs,
  }
  return ended.status === 'SUCCEEDED'
    ? { kind: 'task succeeded', output: described }
    : { kind: 'task failed', error: 'States.TaskFailed', cause: JSON.stringify(described) }
}

/** What the service answers to the start, in the members recorded from AWS. */
export function startedResult(arn: string, startedMs: number, requestId: string): JsonObject {
  const headers = {
    connection: 'keep-alive',
    'Content-Type': 'application/x-amz-json-1.0',
    Date: new Date(startedMs).toUTCString(),
    'x-amzn-RequestId': requestId,
  }
  return {
    ExecutionArn: arn,
    SdkHttpMetadata: {
      AllHttpHeaders: Object.fromEntries(Object.entries(headers).map(([header, text]) => [header, [text]])),
      HttpHeaders: headers,
      HttpStatusCode: 200,
    },
    SdkResponseMetadata: { RequestId: requestId },
    StartDate: startedMs,
  }
}

/** What a task fails with whose start the service refuses. */
export function startFailure(
  { code, message }: { readonly code: string; readonly message: string },
  requestId: string,
): { readonly error: string; readonly cause: string } {
  const service = `Service: AWSStepFunctions; Status Code: 400; Error Code: ${code}; Request ID: ${requestId}; Proxy: null`
  return { error: `StepFunctions.${code.replace(/Exception$/, '')}Exception`, cause: `${message} (${service})` }
}
