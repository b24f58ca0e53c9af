import type { Clock } from '../clock/clock.ts'
import type { Boundaries } from '../mocks/boundaries.ts'
import type { MockConfigFile } from '../mocks/config-file.ts'
import type { Mocks } from '../mocks/mock.ts'
import type { ObjectStore } from '../s3/object-store.ts'
import type { TaskWorld } from '../services/task-world.ts'
import type { StatusChangeEvent } from './account/status-change.ts'

/** What a local Step Functions answers with. */
export interface LocalStepFunctionsOptions {
  /**
   * What stands in for the tasks of each state machine, by its name, in the form that `simulate` takes. Each execution begins with fresh
   * ones. Activities and `.waitForTaskToken` without a mock wait for the API: for a worker, or `SendTaskSuccess`. Any other task without a
   * mock ends its execution with `Stepwright.SW4001`, which no Retry or Catch sees.
   */
  readonly mocks?: { readonly [stateMachine: string]: Mocks }
  /** What stands between the tasks of a state machine and their mocks, or its distributed Maps and their items: by its name, then by state. */
  readonly boundaries?: { readonly [stateMachine: string]: Boundaries }
  /** A `MockConfigFile.json` of Step Functions Local: `StartExecution` takes a test case after a `#` behind the state machine's ARN. */
  readonly mockConfig?: MockConfigFile | string
  /** Does the work of tasks itself, in the place of all mocks. */
  readonly tasks?: TaskWorld
  /**
   * `skipping`: waits and retries take no time, except while a task waits for somebody outside. `real`: a Wait of a minute takes one.
   * Default `skipping`.
   */
  readonly pace?: 'skipping' | 'real'
  /** The time that dates come from and, at real pace, that passes. Default: the system's. */
  readonly clock?: Clock
  /** Seeds ids, tokens, jitter and the choice between an alias's versions. Default 1. */
  readonly seed?: number
  /** The store that distributed Maps read and write. */
  readonly s3?: ObjectStore
  /** Values of `${Name}` substitutions in definitions that states are tested from. */
  readonly params?: { readonly [name: string]: string }
  /** Default `us-east-1`. */
  readonly region?: string
  /** Default `123456789012`. */
  readonly accountId?: string
  /** The log groups there are. By default any will do. */
  readonly logGroups?: readonly string[]
  /** Gets what EventBridge would: an event for each execution that starts or ends. */
  readonly onStatusChange?: (event: StatusChangeEvent) => void
}
