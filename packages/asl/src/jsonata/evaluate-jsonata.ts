import type { JsonObject, JsonValue } from '../wire/json.ts'
import { getOwn } from '../wire/own-property.ts'
import type { JsonataSources } from './aws-functions.ts'
import {
  asLimitExceeded,
  EvaluationLimits,
  jsonataLimits,
  timeExceeded,
  type LimitExceeded,
} from './evaluation-limits.ts'
import { parseJsonata, type JsonataExpression } from './parse-jsonata.ts'
import { toPlainJson } from './plain-json.ts'
import { programFor, type Program } from './program.ts'
import { copyRead } from './reads.ts'
import { runWatched } from './watchdog.ts'

/** What an expression can see, and where it gets time and randomness from. */
export interface JsonataScope extends JsonataSources {
  /** The members of `$states` that exist at this place. */
  readonly states: JsonObject
  /** Workflow variables by name. */
  readonly variables: JsonObject
  /** How many steps an evaluation may take; {@link jsonataLimits} when left out. */
  readonly stepLimit?: number
  /** How long it may take on the clock, in milliseconds, whatever it does meanwhile; {@link jsonataLimits} when left out. */
  readonly timeLimitMs?: number
}

/**
 * The value, or why there is none. `tail` is AWS's sentence after `The JSONata expression '…' specified for the field '…' `;
 * `jsonataMessage` puts both together.
 */
export type JsonataOutcome =
  | { readonly ok: true; readonly value: JsonValue }
  | {
      readonly ok: false
      readonly error: 'States.QueryEvaluationError'
      readonly kind: JsonataFailureKind
      readonly tail: string
    }

/** Nothing came out, something JSON cannot say came out, an error was thrown, or a limit was passed. */
type JsonataFailureKind = 'undefined' | 'unsupported' | 'threw' | 'limit'

/**
 * Evaluates an expression, `{% … %}` or bare, over a copy of what it reads, in one turn. Never throws, and comes back
 * within the limits whatever the expression does: those of steps, depth and memory give the same outcome on every machine.
 */
export function evaluateJsonata(expression: string | JsonataExpression, scope: JsonataScope): JsonataOutcome {
  const parsed = typeof expression === 'string' ? parseJsonata(expression) : { ok: true as const, expression }
  if (!parsed.ok) return threw(parsed.error.message)
  const program = programFor(parsed.expression.source)
  if (!program) return threw('The expression does not parse.')
  try {
    return run(program, scope)
  } catch (thrown) {
    return outcomeOfThrown(thrown)
  }
}

function run(program: Program, scope: JsonataScope): JsonataOutcome {
  const timeMs = scope.timeLimitMs ?? jsonataLimits.timeMs
  const session = { sources: scope, limits: new EvaluationLimits(scope.stepLimit ?? jsonataLimits.steps, timeMs) }
  const bindings = bindingsFor(program, scope)
  const work = (): JsonataOutcome => outcomeOfResult(program.evaluate(bindings, session))
  if (!program.mayTakeLong) return work()
  const watched = runWatched(work, timeMs)
  return watched.finished ? watched.value : exceededLimit(timeExceeded)
}

function bindingsFor({ reads }: Program, scope: JsonataScope): Record<string, unknown> {
  const bindings = Object.create(null) as Record<string, unknown>
  for (const [name, read] of reads) {
    const value = name === 'states' ? scope.states : getOwn(scope.variables, name)
    if (value !== undefined) bindings[name] = copyRead(value, read)
  }
  return bindings
}

function outcomeOfResult(result: unknown): JsonataOutcome {
  const plain = toPlainJson(result)
  if (plain.kind === 'value') return { ok: true, value: plain.value }
  return plain.kind === 'undefined'
    ? failed('undefined', 'returned nothing (undefined).')
    : failed('unsupported', 'returned an unsupported result type.')
}

/** The one place where what the engine throws (plain objects, range errors) becomes a value. */
function outcomeOfThrown(thrown: unknown): JsonataOutcome {
  const exceeded = asLimitExceeded(thrown)
  if (exceeded) return exceededLimit(exceeded)
  const { code, message } = (typeof thrown === 'object' && thrown !== null ? thrown : {}) as {
    readonly code?: unknown
    readonly message?: unknown
  }
  const text = typeof message === 'string' ? message : String(thrown)
  // JavaScript's own errors come from a bug in the engine; AWS calls its likes internal.
  if (thrown instanceof Error) return failed('threw', `threw an internal error during evaluation: ${text}`)
  // AWS: a sentence of its own after a code, an explanation where there is none (measured).
  return typeof code === 'string' && /^[DST]\d{4}$/.test(code)
    ? failed('threw', `threw an error during evaluation. ${code}: ${text}`)
    : threw(text)
}

function exceededLimit({ message }: LimitExceeded): JsonataOutcome {
  return failed('limit', `threw an error during evaluation: ${message}`)
}

function threw(message: string): JsonataOutcome {
  return failed('threw', `threw an error during evaluation: ${message}`)
}

function failed(kind: JsonataFailureKind, tail: string): JsonataOutcome {
  return { ok: false, error: 'States.QueryEvaluationError', kind, tail }
}
