import type { DiagnosticCode } from '../diagnostics/codes.ts'
import type { QueryLanguage, StateType } from '../wire/definition.ts'
import type { ObjectName, ValueSpec } from '../spec/value-spec.ts'
import type { JsonObject, JsonValue } from '../wire/json.ts'
import type { Place } from './place.ts'

/** What a rule found, still without its place. */
export interface Finding {
  readonly code: DiagnosticCode
  readonly message: string
  readonly hint: string
  /** Characters of the string at the place. */
  readonly range?: { readonly start: number; readonly end: number }
  /** AWS's own sentence, where it was recorded or is documented. */
  readonly aws?: string
  /** The field that is missing: AWS names all that an object lacks in one sentence. */
  readonly missing?: string
}

/** Takes what the rules find. */
export type Report = (at: Place, finding: Finding) => void

/** A use of a variable in some expression of a state. */
export interface VariableRead {
  readonly name: string
  readonly at: Place
  readonly range?: { readonly start: number; readonly end: number }
}

/** A way out of a state. */
export interface Edge {
  readonly target: string
  readonly at: Place
  /** Variables that are assigned on this way. */
  readonly assigned: readonly string[]
}

/** What the rules know of one state. */
export interface StateFacts {
  readonly name: string
  /** `null` when `Type` is missing, misspelt or substituted at deployment. */
  readonly type: StateType | null
  readonly at: Place
  readonly scope: Scope
  readonly fields: JsonObject
  readonly language: QueryLanguage
  readonly edges: Edge[]
  readonly reads: VariableRead[]
  /** The variables of which it asks whether they exist: it knows that they may not. */
  readonly asked: Set<string>
  /** The scopes of its branches or its processor. */
  readonly inner: Scope[]
}

/** The objects that hold a `States`. */
export type ScopeName = Extract<ObjectName, 'Machine' | 'Branch' | 'ItemProcessor' | 'Iterator'>

/** What the rules know of one `States` object: the machine's, a branch's, a processor's. */
export interface Scope {
  readonly at: Place
  readonly startAt: string | null
  readonly states: Map<string, StateFacts>
  readonly owner: StateFacts | null
  /** True for the processor of a distributed Map, whose items run as executions of their own. */
  readonly isDistributed: boolean
  readonly workflowType: 'STANDARD' | 'EXPRESS'
}

/** What a value is checked against besides its own spec. */
export interface Context {
  readonly visit: Visit
  readonly language: QueryLanguage
  /** The state the value belongs to; `null` for fields of the machine or of a scope. */
  readonly state: StateFacts | null
  /** The scope the value lies in; `null` for the machine's own fields. */
  readonly scope: Scope | null
}

/** One walk over one definition: what is common to all its rules. */
export interface Visit {
  readonly machineLanguage: QueryLanguage
  readonly report: Report
  /** Every scope, outermost first. */
  readonly scopes: Scope[]
  /** Checks a value against its spec. Rules reach each other through the visit, as values nest in one another without end. */
  readonly checkValue: (spec: ValueSpec, value: JsonValue | undefined, at: Place, context: Context) => void
  /** Checks a scope of states and everything in it. */
  readonly checkScope: (kind: ScopeName, value: JsonObject, at: Place, context: Context) => void
}
