import type { JsonObject, JsonValue } from './json.ts'

/** The two languages a state may be written in. */
export type QueryLanguage = 'JSONPath' | 'JSONata'

/** Either a constant or a JSONata expression in `{% … %}`, in the fields that take both. */
export type NumberOrExpression = number | string

/**
 * A state machine definition: the JSON that `CreateStateMachine` takes.
 *
 * @see https://states-language.net/spec.html#toplevelfields
 */
export interface StateMachineDefinition extends StatesBlock {
  readonly QueryLanguage?: QueryLanguage
  readonly TimeoutSeconds?: number
  readonly Version?: string
}

/** A scope of states: the machine itself, a branch of a Parallel, the processor of a Map. */
export interface StatesBlock {
  readonly Comment?: string
  readonly StartAt: string
  readonly States: { readonly [name: string]: State }
}

/** Any state of a definition. */
export type State =
  TaskState | PassState | ChoiceState | WaitState | ParallelState | MapState | SucceedState | FailState

/** The value of a state's `Type`. */
export type StateType = State['Type']

interface AnyStateFields {
  readonly Comment?: string
  readonly QueryLanguage?: QueryLanguage
}

interface DataFields extends AnyStateFields {
  readonly InputPath?: string | null
  readonly OutputPath?: string | null
  readonly Output?: JsonValue
}

interface FlowFields {
  readonly Next?: string
  readonly End?: boolean
}

interface AssignField {
  readonly Assign?: JsonObject
}

interface ResultFields {
  readonly ResultSelector?: JsonValue
  readonly ResultPath?: string | null
}

interface FailureFields {
  readonly Retry?: readonly Retrier[]
  readonly Catch?: readonly Catcher[]
}

export interface Retrier {
  readonly ErrorEquals: readonly string[]
  readonly IntervalSeconds?: number
  readonly MaxAttempts?: number
  readonly BackoffRate?: number
  readonly MaxDelaySeconds?: number
  readonly JitterStrategy?: 'FULL' | 'NONE'
  readonly Comment?: string
}

export interface Catcher extends AssignField {
  readonly ErrorEquals: readonly string[]
  readonly Next: string
  readonly ResultPath?: string | null
  readonly Output?: JsonValue
  readonly Comment?: string
}

export interface TaskState extends DataFields, FlowFields, AssignField, ResultFields, FailureFields {
  readonly Type: 'Task'
  readonly Resource: string
  readonly Parameters?: JsonValue
  readonly Arguments?: JsonValue
  readonly Credentials?: JsonObject
  readonly TimeoutSeconds?: NumberOrExpression
  readonly TimeoutSecondsPath?: string
  readonly HeartbeatSeconds?: NumberOrExpression
  readonly HeartbeatSecondsPath?: string
}

export interface PassState extends DataFields, FlowFields, AssignField {
  readonly Type: 'Pass'
  readonly Result?: JsonValue
  readonly Parameters?: JsonValue
  readonly ResultPath?: string | null
}

export interface ChoiceState extends DataFields, AssignField {
  readonly Type: 'Choice'
  readonly Choices: readonly ChoiceRule[]
  readonly Default?: string
}

/** A rule of a Choice: `Condition` in JSONata, a test or a combination of tests in JSONPath. */
export interface ChoiceRule extends AssignField {
  readonly Next?: string
  readonly Comment?: string
  readonly Condition?: string | boolean
  readonly Output?: JsonValue
  readonly And?: readonly ChoiceRule[]
  readonly Or?: readonly ChoiceRule[]
  readonly Not?: ChoiceRule
  readonly Variable?: string
  /** The comparison operator and its operand. */
  readonly [operator: string]: unknown
}

export interface WaitState extends DataFields, FlowFields, AssignField {
  readonly Type: 'Wait'
  readonly Seconds?: NumberOrExpression
  readonly SecondsPath?: string
  readonly Timestamp?: string
  readonly TimestampPath?: string
}

export interface SucceedState extends DataFields {
  readonly Type: 'Succeed'
}

export interface FailState extends AnyStateFields {
  readonly Type: 'Fail'
  readonly Error?: string
  readonly ErrorPath?: string
  readonly Cause?: string
  readonly CausePath?: string
}

export interface ParallelState extends DataFields, FlowFields, AssignField, ResultFields, FailureFields {
  readonly Type: 'Parallel'
  readonly Branches: readonly StatesBlock[]
  readonly Parameters?: JsonValue
  readonly Arguments?: JsonValue
}

/** What a Map runs for each item. */
export interface ItemProcessor extends StatesBlock {
  readonly ProcessorConfig?: {
    readonly Mode?: 'INLINE' | 'DISTRIBUTED'
    readonly ExecutionType?: 'STANDARD' | 'EXPRESS'
  }
}

export interface MapState extends DataFields, FlowFields, AssignField, ResultFields, FailureFields {
  readonly Type: 'Map'
  readonly ItemProcessor?: ItemProcessor
  /** The older name of an inline `ItemProcessor`. */
  readonly Iterator?: StatesBlock
  readonly Items?: JsonValue
  readonly ItemsPath?: string
  readonly ItemSelector?: JsonValue
  /** The older name of `ItemSelector`. */
  readonly Parameters?: JsonValue
  readonly ItemReader?: JsonObject
  readonly ItemBatcher?: JsonObject
  readonly ResultWriter?: JsonObject
  readonly MaxConcurrency?: NumberOrExpression
  readonly MaxConcurrencyPath?: string
  readonly ToleratedFailureCount?: NumberOrExpression
  readonly ToleratedFailureCountPath?: string
  readonly ToleratedFailurePercentage?: NumberOrExpression
  readonly ToleratedFailurePercentagePath?: string
  readonly Label?: string
}
