import type { JsonValue } from '@stepwright/asl'
import type { Resource } from './resource.ts'

/** One attempt of a Task: what goes out to the service. */
export interface TaskCall {
  readonly state: string
  readonly executionArn: string
  /** The visit it belongs to, in its execution; retries share it. */
  readonly visit: number
  /** Counts from 1; a retry adds one. */
  readonly attempt: number
  readonly resource: Resource
  /** The resolved Parameters, Arguments or input. */
  readonly parameters: JsonValue
  readonly timeoutSeconds: number | null
  readonly heartbeatSeconds: number | null
  readonly credentialsRoleArn: string | null
  /** The token of a callback or activity. */
  readonly taskToken: string | null
  /** The index of the innermost Map iteration the task runs in, or of the child of a Map Run. */
  readonly mapIndex: number | null
  /** The Parallel branches and Map iterations around the task, outermost first. */
  readonly inside: readonly CallScope[]
  /** The context object, as the state sees it. */
  readonly context: JsonValue
}

/** A Parallel branch or Map iteration around a task. */
export interface CallScope {
  readonly type: 'Map' | 'Parallel'
  readonly state: string
  readonly index: number
}
