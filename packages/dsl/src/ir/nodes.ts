import type { SourceLocation } from '@stepwright/asl'
import type { DistributedNode } from './distributed-node.ts'
import type { KnownValue, Value } from './value.ts'

/** How nodes refer to each other: a chain nests sequences, a graph names states. */
export interface Form {
  /** Where an edge of a Choice or a Catch leads. */
  readonly target: unknown
  /** What a Map or a Parallel runs. */
  readonly scope: unknown
}

/** Nodes as the chain builds them. An edge that leads to an empty sequence goes on with whatever follows its state. */
export interface ChainForm extends Form {
  readonly target: Sequence
  readonly scope: Sequence
}

/** Nodes as they are emitted: every edge names a state of the same graph. */
export interface GraphForm extends Form {
  readonly target: string
  readonly scope: Graph
}

/** A finished or half-built chain: steps run one after the other. */
export interface Sequence {
  readonly kind: 'Sequence'
  readonly steps: readonly StateNode<ChainForm>[]
  readonly at: SourceLocation
  /** True when `.succeed()` without a name closed it: its last steps end the scope. */
  readonly closed: boolean
  /** Where its last steps jump to; `null` when they end the scope, or go on with what follows. */
  readonly goto: Jump | null
  /** What `comment` said at its very start: a branch's or a body's own `Comment`. An arm's and a handler's belong to the edge. */
  readonly comment: string | null
  /** Which of its steps come from fragments. */
  readonly uses: readonly Use[]
}

/** `use(fragment)`: the steps that it put into a sequence. */
export interface Use {
  /** The index of the first of them. */
  readonly first: number
  readonly count: number
  readonly at: SourceLocation
}

/** `goto(name)`: the name of a state of the same scope. */
export interface Jump {
  readonly name: string
  readonly at: SourceLocation
}

/** A scope of an emitted machine. `next: null` ends the scope (`"End": true`), except in Choice, Succeed and Fail, which have no `Next`. */
export interface Graph {
  readonly kind: 'Graph'
  readonly startAt: string
  readonly comment: string | null
  readonly states: readonly { readonly state: StateNode<GraphForm>; readonly next: string | null }[]
}

/** A pipeline: what `pipeline(…)…succeed()` holds, and, after the link pass, what is emitted. */
export interface Machine<Body extends Sequence | Graph> {
  readonly kind: 'Machine'
  readonly name: string
  readonly comment: string | null
  readonly timeoutSeconds: number | null
  readonly queryLanguage: 'JSONata' | 'JSONPath'
  readonly version: '1.0' | null
  readonly body: Body
  readonly at: SourceLocation
}

interface AnyNode {
  /** The state's name, exactly as the user wrote it. */
  readonly name: string
  readonly comment: string | null
  readonly at: SourceLocation
}

/** What a Task calls, and how its own arguments and result sit in the integration's. */
export interface ResourceNode {
  /** The ASL `Resource`, for example `arn:aws:states:::lambda:invoke`. */
  readonly resource: string
  /** Where the task's arguments go: `null` for the whole of `Arguments`, else members that stand beside `payloadKey`. */
  readonly envelope: {
    readonly fixed: readonly { readonly key: string; readonly value: KnownValue }[]
    readonly payloadKey: string
  } | null
  /** The members that lead from `$states.result` to the task's own result; `[]` when it is the result itself. */
  readonly resultAt: readonly string[]
}

export interface RetryNode {
  readonly errorEquals: readonly string[]
  readonly intervalSeconds: number | null
  readonly maxAttempts: number | null
  readonly backoffRate: number | null
  readonly maxDelaySeconds: number | null
  readonly jitterStrategy: 'FULL' | 'NONE' | null
  readonly comment: string | null
  readonly at: SourceLocation
}

export interface CatchNode<F extends Form> {
  readonly errorEquals: readonly string[]
  readonly assign: Value | null
  readonly output: Value | null
  readonly target: F['target']
  readonly comment: string | null
  readonly at: SourceLocation
}

export interface TaskNode<F extends Form> extends AnyNode {
  readonly kind: 'Task'
  readonly resource: ResourceNode
  readonly arguments: Value | null
  /** The role that the call is made with: `Credentials.RoleArn`. `null` for the machine's own. */
  readonly roleArn: Value | null
  readonly timeoutSeconds: Value | null
  readonly heartbeatSeconds: Value | null
  readonly assign: Value | null
  readonly output: Value | null
  readonly retry: readonly RetryNode[]
  readonly catch: readonly CatchNode<F>[]
}

export interface PassNode extends AnyNode {
  readonly kind: 'Pass'
  readonly assign: Value | null
  readonly output: Value | null
}

/** One rule of a Choice: `when(condition, arm)`. */
export interface RuleNode<F extends Form> {
  readonly condition: Value
  readonly assign: Value | null
  readonly output: Value | null
  readonly target: F['target']
  readonly comment: string | null
  readonly at: SourceLocation
}

export interface ChoiceNode<F extends Form> extends AnyNode {
  readonly kind: 'Choice'
  readonly rules: readonly RuleNode<F>[]
  /** `otherwise(…)`: ASL's `Default`. */
  readonly otherwise: F['target'] | null
  /**
   * For the choice at the end of a loop, the variable that counts its rounds: missing or 0 at the first. Its rules count, and set it to 0
   * on the way out. `null` for any other choice.
   */
  readonly counter: string | null
  readonly assign: Value | null
  readonly output: Value | null
}

/** Waits for `seconds` or until `timestamp`; exactly one of them is set. */
export interface WaitNode extends AnyNode {
  readonly kind: 'Wait'
  readonly seconds: Value | null
  readonly timestamp: Value | null
  readonly assign: Value | null
  readonly output: Value | null
}

export interface ParallelNode<F extends Form> extends AnyNode {
  readonly kind: 'Parallel'
  readonly branches: readonly F['scope'][]
  /** The keys of branches given as an object: the result is an object of the same keys. `null` for a list. */
  readonly branchKeys: readonly string[] | null
  readonly arguments: Value | null
  readonly assign: Value | null
  readonly output: Value | null
  readonly retry: readonly RetryNode[]
  readonly catch: readonly CatchNode<F>[]
}

export interface MapNode<F extends Form> extends AnyNode {
  readonly kind: 'Map'
  /** `null` when an item reader fetches them. */
  readonly items: Value | null
  readonly itemSelector: Value | null
  readonly processor: F['scope']
  /** `null` for an inline Map. */
  readonly distributed: DistributedNode | null
  readonly maxConcurrency: Value | null
  readonly assign: Value | null
  readonly output: Value | null
  readonly retry: readonly RetryNode[]
  readonly catch: readonly CatchNode<F>[]
}

export interface SucceedNode extends AnyNode {
  readonly kind: 'Succeed'
  readonly output: Value | null
}

export interface FailNode extends AnyNode {
  readonly kind: 'Fail'
  readonly error: Value | null
  readonly cause: Value | null
}

/** Any state. Nodes are frozen, plain and without optional keys; they survive JSON unchanged. */
export type StateNode<F extends Form> =
  TaskNode<F> | PassNode | ChoiceNode<F> | WaitNode | ParallelNode<F> | MapNode<F> | SucceedNode | FailNode
