import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { compileFunction } from 'node:vm'
import { StepwrightError } from '../diagnostics/stepwright-error.ts'
import type { JsonataNode } from './jsonata-node.ts'

/** What npm jsonata gives for a text, evaluated in one turn. */
export interface EngineExpression {
  readonly ast: () => JsonataNode
  readonly assign: (name: string | symbol, value: unknown) => void
  readonly registerFunction: (name: string, implementation: NativeFunction, signature: string) => void
  readonly evaluate: (input: unknown, bindings: Readonly<Record<string, unknown>>) => unknown
}

/** A function of the host; what it throws becomes the evaluation's error. */
type NativeFunction = (...args: never[]) => unknown

/** The engine. It throws plain objects with `code`, `message`, `position` and `token`. */
export type Engine = (text: string) => EngineExpression

/**
 * npm jsonata awaits every step, for hosts whose functions are asynchronous. Ours never are, so the same source without
 * its `async` and `await` is the same program in one turn: a step of the interpreter stays a pure function, a time limit
 * can stop it, and it is many times faster. The edits are exact for the pinned version, and counted.
 */
const edits: readonly { readonly find: RegExp; readonly replace: string; readonly count: number }[] = [
  // The merge step of $sort calls itself once for each item. Turn by turn that is harmless; in one turn it needs a loop.
  {
    find: /await merge_iter\(result, left, right\.slice\(1\)\);/g,
    replace: 'return [left, right.slice(1)];',
    count: 1,
  },
  {
    find: /await merge_iter\(result, left\.slice\(1\), right\);/g,
    replace: 'return [left.slice(1), right];',
    count: 1,
  },
  {
    find: /await merge_iter\(merged, l, r\);/g,
    replace: 'for (let rest = [l, r]; rest; ) rest = merge_iter(merged, ...rest);',
    count: 1,
  },
  // A time without a zone is UTC on AWS, wherever this runs.
  {
    find: /return Date\.parse\(timestamp\);/g,
    replace: 'return Date.parse(/T[\\d:]+(\\.\\d+)?$/.test(timestamp) ? timestamp + "Z" : timestamp);',
    count: 1,
  },
  // The work of a built-in function is counted like that of an expression.
  {
    find: /result = proc\.implementation\.apply\(focus, validatedArgs\);/g,
    replace: 'calling(validatedArgs); $&',
    count: 1,
  },
  { find: /var result = proc\.apply\(focus, args\);/g, replace: 'calling(args); $&', count: 1 },
  { find: /\basync (?=function\b|\()/g, replace: '', count: 46 },
  { find: /\bawait /g, replace: '', count: 101 },
]

/** `Promise.all` over what has become plain values. */
const settled = { all: (values: readonly unknown[]): readonly unknown[] => values }

let loaded: Engine | null = null

/** The engine, loaded when it is first needed. */
export function synchronousEngine(): Engine {
  loaded ??= loadEngine()
  return loaded
}

/** Is told of each call of a built-in function before it is made. An evaluation is one turn, so there is never a second one under way. */
let onCall: (args: readonly unknown[]) => void = () => undefined

/** Runs an evaluation whose calls of built-in functions are told to `notice`. */
export function noticingCalls<Result>(notice: typeof onCall, run: () => Result): Result {
  const before = onCall
  onCall = notice
  try {
    return run()
  } finally {
    onCall = before
  }
}

type Native = (...args: readonly unknown[]) => unknown

const natives = new Map<string, Native>()

/** A built-in function of the engine, without its signature: every expression can look them up. */
export function nativeFunction(name: string): Native {
  const known = natives.get(name)
  if (known) return known
  const definition = synchronousEngine()(`$${name}`).evaluate(undefined, {}) as { readonly implementation: Native }
  natives.set(name, definition.implementation)
  return definition.implementation
}

function loadEngine(): Engine {
  const file = createRequire(import.meta.url).resolve('jsonata')
  const source = edits.reduce(
    (text, { find, replace, count }) => {
      const found = text.match(find)?.length ?? 0
      if (found !== count) throw unexpectedSource(file, `${found} instead of ${count} places match ${String(find)}`)
      return text.replace(find, replace)
    },
    readFileSync(file, 'utf8'),
  )
  const module = { exports: {} as unknown }
  const parameters = ['module', 'exports', 'Promise', 'calling']
  const run = compileFunction(source, parameters, { filename: `${file}#synchronous` }) as (
    ...args: readonly unknown[]
  ) => void
  run(module, module.exports, settled, (args: readonly unknown[]) => onCall(args))
  const engine = module.exports as Engine
  if (engine('1 + 1').evaluate(undefined, {}) !== 2) throw unexpectedSource(file, '1 + 1 is not 2')
  return engine
}

function unexpectedSource(file: string, problem: string): StepwrightError {
  return new StepwrightError({
    code: 'SW9001',
    severity: 'error',
    message: `The JSONata engine in '${file}' is not the version 2.0.6 this package was made for: ${problem}.`,
    hint: 'Install jsonata 2.0.6, the exact version in the dependencies of @stepwright/asl.',
  })
}
