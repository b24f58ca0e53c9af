import type { JsonObject, StateMachineDefinition } from '@stepwright/asl'

/** Which of the two kinds of workflow a state machine is. */
export type WorkflowType = 'STANDARD' | 'EXPRESS'

/** A state machine of an account. A change is a new record under the same ARN. */
export interface StateMachine {
  readonly ordinal: number
  readonly arn: string
  readonly name: string
  readonly type: WorkflowType
  readonly createdMs: number
  readonly status: 'ACTIVE' | 'DELETING'
  readonly current: Revision
  /** In the order of their numbers. */
  readonly versions: readonly Version[]
  /** The highest number that a version had: deleted ones count, as numbers are not given twice. */
  readonly lastVersion: number
  /** In the order in which they were made. */
  readonly aliases: readonly Alias[]
  readonly tags: readonly Tag[]
}

/** What a state machine was at one time. */
export interface Revision {
  /** Null for the first, which has none until the machine is updated. */
  readonly id: string | null
  /** The text as it was given. */
  readonly text: string
  readonly definition: StateMachineDefinition
  readonly roleArn: string
  readonly updatedMs: number
  readonly settings: Settings
}

/** The configurations of a revision, as they are described. */
export interface Settings {
  readonly logging: JsonObject
  readonly tracing: JsonObject
  readonly encryption: JsonObject
}

/** A numbered revision, which never changes. */
export interface Version {
  readonly ordinal: number
  readonly revision: Revision
  readonly description: string | null
  readonly createdMs: number
}

/** A name for one or two versions. */
export interface Alias {
  readonly ordinal: number
  readonly arn: string
  readonly name: string
  readonly description: string | null
  readonly routing: readonly Route[]
  readonly createdMs: number
  readonly updatedMs: number
}

/** A version and how many of a hundred executions it gets. */
export interface Route {
  readonly stateMachineVersionArn: string
  readonly weight: number
}

export interface Tag {
  readonly key: string
  readonly value: string
}

export function versionArn(machine: Pick<StateMachine, 'arn'>, number: number): string {
  return `${machine.arn}:${number}`
}

/** The version that has a number, written as in an ARN. */
export function versionNumbered(machine: StateMachine, number: string): Version | undefined {
  return machine.versions.find(({ ordinal }) => String(ordinal) === number)
}
