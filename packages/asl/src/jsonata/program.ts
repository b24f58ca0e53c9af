import { awsFunctions, type JsonataSources } from './aws-functions.ts'
import { fail, jsonataLimits, memoryExceeded, timeExceeded, type EvaluationLimits } from './evaluation-limits.ts'
import { mayTakeLong } from './long-steps.ts'
import { compileJsonata } from './parse-jsonata.ts'
import { readsOf, type Reads } from './reads.ts'
import { nativeFunction, noticingCalls, type EngineExpression } from './synchronous-engine.ts'
import { runWatched } from './watchdog.ts'

/** What the functions of a program draw on while it runs. An evaluation is one turn, so there is never a second one. */
interface ProgramSession {
  readonly sources: JsonataSources
  readonly limits: EvaluationLimits
}

/** An expression made ready to run: the functions of Step Functions are bound to the session of the day. */
export interface Program {
  readonly evaluate: (bindings: Readonly<Record<string, unknown>>, session: ProgramSession) => unknown
  /** What it reads of each variable; `states` is one of them. */
  readonly reads: ReadonlyMap<string, Reads>
  readonly mayTakeLong: boolean
}

// Programs go with the engine's compiled form, which is kept once for each text.
const programs = new WeakMap<EngineExpression, Program>()

/** The program of a bare expression, or null when it does not parse. */
export function programFor(source: string): Program | null {
  const compiled = compileJsonata(source)
  if (!compiled.ok) return null
  const known = programs.get(compiled.engine)
  if (known) return known
  const program = prepare(compiled.engine)
  programs.set(compiled.engine, program)
  return program
}

type CurrentSession = () => ProgramSession

function prepare(engine: EngineExpression): Program {
  let session: ProgramSession | null = null
  const current: CurrentSession = () => {
    if (!session) throw new TypeError('A JSONata function was called outside of an evaluation.')
    return session
  }
  bindAwsFunctions(engine, current)
  bindClock(engine, current)
  bindGuards(engine, current)
  bindLimits(engine, current)
  return {
    evaluate: (bindings, next) => {
      session = next
      return noticingCalls(
        (args) => next.limits.call(args),
        () => engine.evaluate(undefined, bindings),
      )
    },
    reads: readsOf(engine.ast()),
    mayTakeLong: mayTakeLong(engine.ast()),
  }
}

function bindAwsFunctions(engine: EngineExpression, current: CurrentSession): void {
  for (const [name, { signature, bind }] of Object.entries(awsFunctions)) {
    engine.registerFunction(
      name,
      bind(() => current().sources),
      signature,
    )
  }
  // Step Functions has all functions but this one; calling it is calling nothing (T1006, measured).
  engine.assign('eval', undefined)
}

/** `$now` and `$millis` tell the time of the scope, not the machine's. */
function bindClock(engine: EngineExpression, current: CurrentSession): void {
  const fromMillis = nativeFunction('fromMillis')
  engine.registerFunction(
    'now',
    (...[picture, timezone]: [string?, string?]) => fromMillis(current().sources.nowMs, picture, timezone),
    '<s?s?:s>',
  )
  engine.registerFunction('millis', () => current().sources.nowMs, '<:n>')
}

/** Functions whose own work is not counted in steps, and the one that would throw its own dice. */
function bindGuards(engine: EngineExpression, current: CurrentSession): void {
  const [pad, distinct, sort] = [nativeFunction('pad'), nativeFunction('distinct'), nativeFunction('sort')]
  engine.registerFunction(
    'shuffle',
    (items?: readonly unknown[]) => items && shuffled(items, current().sources.random),
    '<a:a>',
  )
  engine.registerFunction(
    'pad',
    (...[text, width, filling]: [string?, number?, string?]) => {
      const characters = Math.abs(width ?? 0)
      if (characters > jsonataLimits.memoryBytes) fail(memoryExceeded)
      // The engine puts the filling together character by character.
      current().limits.spend(Math.floor(characters / paddedPerStep))
      return pad(text, width, filling)
    },
    '<s-ns?:s>',
  )
  engine.registerFunction(
    'distinct',
    (items: unknown) => {
      const different = watchLong(items, () => distinct(items), current)
      // It compares each item with those that were different so far.
      if (Array.isArray(items) && Array.isArray(different))
        current().limits.spend((items.length * different.length) / comparisonsPerStep)
      return different
    },
    '<x:x>',
  )
  engine.registerFunction(
    'sort',
    (...[items, compare]: [items?: readonly unknown[], compare?: unknown]) =>
      watchLong(items, () => sort(items, compare), current),
    '<af?:a>',
  )
}

const comparisonsPerStep = 64
const paddedPerStep = 16

/** Enough items that work which grows with their square can be felt. */
const manyItems = 2000

function watchLong(items: unknown, work: () => unknown, current: CurrentSession): unknown {
  if (!Array.isArray(items) || items.length < manyItems) return work()
  const watched = runWatched(work, current().limits.remainingMs())
  return watched.finished ? watched.value : fail(timeExceeded)
}

function bindLimits(engine: EngineExpression, current: CurrentSession): void {
  engine.assign(Symbol.for('jsonata.__evaluate_entry'), () => {
    current().limits.enter()
  })
  engine.assign(Symbol.for('jsonata.__evaluate_exit'), (...[, , , result]: readonly unknown[]) => {
    current().limits.exit(result)
  })
}

function shuffled(items: readonly unknown[], random: () => number): unknown[] {
  const mixed = [...items]
  for (let at = mixed.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1))
    ;[mixed[at], mixed[other]] = [mixed[other], mixed[at]]
  }
  return mixed
}
