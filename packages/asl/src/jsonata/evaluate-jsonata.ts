import type { JsonObject, JsonValue } from '../wire/json.ts'
import { getOwn } from '../wire/own-property.ts'
import { awsFunctions, type JsonataSources } from './aws-functions.ts'
import {
  asLimitExceeded,
  EvaluationLimits,
  fail,
  jsonataLimits,
  memoryExceeded,
  timeExceeded,
} from './evaluation-limits.ts'
import { nodesOf, type JsonataNode } from './jsonata-node.ts'
import { compileJsonata, parseJsonata, type JsonataExpression } from './parse-jsonata.ts'
import { toEngineValue, toPlainJson } from './plain-json.ts'
import { synchronousEngine, type EngineExpression } from './synchronous-engine.ts'
import { runWatched } from './watchdog.ts'

/** What an expression can see, and where it gets time and randomness from. */
export interface JsonataScope extends JsonataSources {
  /** The members of `$states` that exist at this place. */
  readonly states: JsonObject
  /** Workflow variables by name. */
  readonly variables: JsonObject
  /** How long an evaluation may take, in milliseconds; 1000 when left out, as on AWS. */
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
      readonly kind: 'undefined' | 'unsupported' | 'threw' | 'limit'
      readonly tail: string
    }

/**
 * Evaluates an expression, `{% … %}` or bare, over a copy of what it reads. Never throws, and comes back within the time
 * limit whatever the expression does.
 */
export function evaluateJsonata(expression: string | JsonataExpression, scope: JsonataScope): JsonataOutcome {
  const parsed = typeof expression === 'string' ? parseJsonata(expression) : { ok: true as const, expression }
  if (!parsed.ok) return failed('threw', `threw an error during evaluation: ${parsed.error.message}`)
  const program = programFor(parsed.expression.source)
  if (!program) return failed('threw', 'threw an error during evaluation: the expression does not parse.')
  try {
    return run(program, scope)
  } catch (thrown) {
    return outcomeOf(thrown)
  }
}

/** An expression made ready: its functions are bound to a session, which each evaluation fills anew. */
interface Program {
  readonly engine: EngineExpression
  readonly session: { sources: JsonataSources | null; limits: EvaluationLimits | null }
  readonly variables: ReadonlySet<string>
  /** The members of `$states` it reads, or null when it reads `$states` as a whole. */
  readonly members: ReadonlySet<string> | null
  readonly isWatched: boolean
}

const programs = new WeakMap<EngineExpression, Program>()

function programFor(source: string): Program | null {
  const compiled = compileJsonata(source)
  if (!compiled.ok) return null
  const known = programs.get(compiled.engine)
  if (known) return known
  const program = prepare(compiled.engine)
  programs.set(compiled.engine, program)
  return program
}

function prepare(engine: EngineExpression): Program {
  const session: Program['session'] = { sources: null, limits: null }
  const sources = (): JsonataSources => session.sources ?? never('an evaluation without sources')
  for (const [name, { signature, bind }] of Object.entries(awsFunctions)) {
    engine.registerFunction(name, bind(sources), signature)
  }
  bindClock(engine, sources)
  bindGuards(engine, sources)
  engine.assign(Symbol.for('jsonata.__evaluate_entry'), () => session.limits?.enter())
  engine.assign(
    Symbol.for('jsonata.__evaluate_exit'),
    (_node: unknown, _input: unknown, _frame: unknown, result: unknown) => session.limits?.exit(result),
  )
  const nodes = [...nodesOf(engine.ast())]
  return {
    engine,
    session,
    variables: variablesIn(nodes),
    members: membersRead(nodes),
    isWatched: nodes.some(mayRunLong),
  }
}

/** `$now` and `$millis` tell the scope's time, not the machine's. */
function bindClock(engine: EngineExpression, sources: () => JsonataSources): void {
  const fromMillis = nativeFunction('fromMillis')
  engine.registerFunction(
    'now',
    (...[picture, timezone]: (string | undefined)[]) => fromMillis(sources().nowMs, picture, timezone),
    '<s?s?:s>',
  )
  engine.registerFunction('millis', () => sources().nowMs, '<:n>')
}

/** Built-in functions that need a different hand: one that does not exist on AWS, one that draws its own dice, one without a bound. */
function bindGuards(engine: EngineExpression, sources: () => JsonataSources): void {
  engine.assign('eval', undefined)
  engine.registerFunction(
    'shuffle',
    (...[items]: (readonly unknown[] | undefined)[]) => items && shuffled(items, sources().random),
    '<a:a>',
  )
  const pad = nativeFunction('pad')
  engine.registerFunction(
    'pad',
    (...[text, width, filling]: [string?, number?, string?]) => {
      if (Math.abs(width ?? 0) > jsonataLimits.memoryBytes) fail(memoryExceeded)
      return pad(text, width, filling)
    },
    '<s-ns?:s>',
  )
}

function shuffled(items: readonly unknown[], random: () => number): unknown[] {
  const mixed = [...items]
  for (let at = mixed.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1))
    ;[mixed[at], mixed[other]] = [mixed[other], mixed[at]]
  }
  return mixed
}

type Native = (...args: readonly unknown[]) => unknown

/** A built-in function of the engine: every frame can look them up. */
function nativeFunction(name: string): Native {
  const expression = synchronousEngine()(`$${name}`)
  const definition = expression.evaluate(undefined, {}) as { readonly implementation: Native }
  return definition.implementation
}

function variablesIn(nodes: readonly JsonataNode[]): ReadonlySet<string> {
  return new Set(nodes.flatMap(({ type, value }) => (type === 'variable' && typeof value === 'string' ? [value] : [])))
}

function membersRead(nodes: readonly JsonataNode[]): ReadonlySet<string> | null {
  const isStates = (node: JsonataNode | undefined): boolean => node?.type === 'variable' && node.value === 'states'
  const members = new Set<string>()
  let read = 0
  for (const { steps } of nodes) {
    const [head, next] = steps ?? []
    if (!head || !isStates(head) || head.predicate || next?.type !== 'name' || typeof next.value !== 'string') continue
    members.add(next.value)
    read++
  }
  return read === nodes.filter(isStates).length ? members : null
}

/** Functions whose own work is not counted in steps and grows faster than their arguments. */
const longRunning: ReadonlySet<unknown> = new Set(['clone', 'distinct', 'join', 'replace', 'sort', 'split', 'string'])

/**
 * Most expressions read paths, compare and build objects: their steps are counted, and that is enough. A pattern, a
 * function of one's own or a bound variable can make a single step take for ever.
 */
function mayRunLong({ type, value }: JsonataNode): boolean {
  return (
    ['regex', 'lambda', 'bind', 'sort', 'transform'].includes(type) || (type === 'variable' && longRunning.has(value))
  )
}

function run(program: Program, scope: JsonataScope): JsonataOutcome {
  const { engine, session, isWatched } = program
  const timeMs = scope.timeLimitMs ?? jsonataLimits.timeMs
  session.sources = scope
  session.limits = new EvaluationLimits(timeMs)
  const bindings = bindingsFor(program, scope)
  let outcome = failed('limit', `threw an error during evaluation: ${timeExceeded.message}`)
  const task = (): void => {
    const result = toPlainJson(engine.evaluate(undefined, bindings))
    if (result.kind === 'value') outcome = { ok: true, value: result.value }
    else if (result.kind === 'undefined') outcome = failed('undefined', 'returned nothing (undefined).')
    else outcome = failed('unsupported', 'returned an unsupported result type.')
  }
  if (isWatched) runWatched(task, timeMs)
  else task()
  return outcome
}

function bindingsFor({ variables, members }: Program, scope: JsonataScope): Record<string, unknown> {
  const bindings = Object.create(null) as Record<string, unknown>
  for (const name of variables) {
    const value = getOwn(scope.variables, name)
    if (value !== undefined) bindings[name] = toEngineValue(value)
  }
  if (variables.has('states')) bindings['states'] = statesFor(members, scope.states)
  return bindings
}

function statesFor(members: ReadonlySet<string> | null, states: JsonObject): unknown {
  if (members === null) return toEngineValue(states)
  const copy = Object.create(null) as Record<string, unknown>
  for (const name of members) {
    const value = getOwn(states, name)
    if (value !== undefined) copy[name] = toEngineValue(value)
  }
  return copy
}

/** The one place where what the engine throws (plain objects, range errors) becomes a value. */
function outcomeOf(thrown: unknown): JsonataOutcome {
  const exceeded = asLimitExceeded(thrown)
  if (exceeded) return failed('limit', `threw an error during evaluation: ${exceeded.message}`)
  const { code, message } = (typeof thrown === 'object' && thrown !== null ? thrown : {}) as {
    readonly code?: unknown
    readonly message?: unknown
  }
  const text = typeof message === 'string' ? message : String(thrown)
  return typeof code === 'string' && /^[DST]\d{4}$/.test(code)
    ? failed('threw', `threw an error during evaluation. ${code}: ${text}`)
    : failed('threw', `threw an error during evaluation: ${text}`)
}

function failed(kind: (JsonataOutcome & { ok: false })['kind'], tail: string): JsonataOutcome {
  return { ok: false, error: 'States.QueryEvaluationError', kind, tail }
}

function never(what: string): never {
  throw new TypeError(`JSONata: ${what}.`)
}
