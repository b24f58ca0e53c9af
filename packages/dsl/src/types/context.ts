import type { TaskToken } from './task-token.ts'

/** The context object: `$states.context`. */
export interface Context {
  readonly Execution: {
    readonly Id: string
    readonly Name: string
    readonly RoleArn: string
    /** ISO-8601, UTC. */
    readonly StartTime: string
    readonly Input: unknown
    readonly RedriveCount: number
  }
  readonly State: {
    readonly Name: string
    /** ISO-8601, UTC. */
    readonly EnteredTime: string
    readonly RetryCount: number
  }
  readonly StateMachine: {
    readonly Id: string
    readonly Name: string
  }
}

/** What the context object has besides inside a Map. */
export interface MapContext<Item> {
  readonly Map: { readonly Item: { readonly Index: number; readonly Value: Item } }
}

/** What the context object has besides in the arguments of a task that waits for its token to come back. */
export interface CallbackContext {
  readonly Task: { readonly Token: TaskToken }
}
