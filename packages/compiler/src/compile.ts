import { validate } from '@stepwright/asl'
import type { Diagnostic, DiagnosticCode, StateMachineDefinition } from '@stepwright/asl'
import { readMachine, type Graph, type Machine, type Sequence } from '@stepwright/dsl'
import { emitMachine, type Emitted } from './emit/machine.ts'
import { allStates, type Param } from './passes/params.ts'
import { hasError, runPasses } from './passes/pipeline.ts'
import { locate, type SourceMap } from './source-map.ts'

export interface CompileOptions {
  /** Codes of warnings to leave out. Errors cannot be silenced. */
  readonly silence?: readonly DiagnosticCode[]
}

/** What a pipeline was compiled to. */
export interface CompiledPipeline {
  readonly ok: true
  readonly name: string
  readonly definition: StateMachineDefinition
  readonly sourceMap: SourceMap
  /** The `param()`s that a deployment or a run has to fill in. */
  readonly params: readonly Param[]
  /** Warnings. */
  readonly diagnostics: readonly Diagnostic[]
}

/** What is wrong with a pipeline. There is no definition: a machine with an error is not emitted. */
export interface RefusedPipeline {
  readonly ok: false
  readonly name: string
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * Compiles a finished pipeline to a validated state machine definition.
 *
 * @param pipeline - what `pipeline(…)…succeed()` returned, from a module that Stepwright's plugin compiled
 * @throws StepwrightError SW1007 when it is no finished pipeline. What is wrong with the flow is returned, not thrown.
 * @example
 * ```ts
 * const compiled = compile(dailyTransactions)
 * if (compiled.ok) console.log(JSON.stringify(compiled.definition, null, 2))
 * else for (const { code, message } of compiled.diagnostics) console.error(code, message)
 * ```
 */
export function compile(pipeline: unknown, options: CompileOptions = {}): CompiledPipeline | RefusedPipeline {
  return compileMachine(readMachine(pipeline), options)
}

/**
 * Compiles a machine as its builders give it: links it, checks it, emits ASL and validates what was emitted. Synchronous and light;
 * the functions in it have been lowered before.
 */
export function compileMachine(
  machine: Machine<Sequence> | Machine<Graph>,
  options: CompileOptions = {},
): CompiledPipeline | RefusedPipeline {
  const { name } = machine
  const passed = runPasses(machine)
  if (!passed.machine) return { ok: false, name, diagnostics: passed.diagnostics }

  const emitted = emitMachine(passed.machine)
  const sourceMap = sourceMapOf(passed.machine, emitted)
  const found = [...passed.diagnostics, ...emitted.diagnostics]
  // What a failed emission left out would only be reported a second time.
  if (!hasError(emitted.diagnostics)) {
    const ruledOut = machine.body.kind === 'Sequence' ? ruledOutByTypes : []
    const findings = validate(emitted.definition).filter(({ code }) => !ruledOut.includes(code))
    found.push(...findings.map((diagnostic) => located(diagnostic, sourceMap)))
  }
  const diagnostics = found.filter(({ severity, code }) => severity === 'error' || !options.silence?.includes(code))
  if (hasError(diagnostics)) return { ok: false, name, diagnostics }
  return { ok: true, name, definition: emitted.definition, sourceMap, params: passed.params, diagnostics }
}

/**
 * Warnings about what the chain's types rule out, which a definition alone cannot tell: a Choice without a Default comes from `match`, which has an
 * arm for each value, or from a loop that was given no `otherwise`. A machine that was written out has no such types.
 */
const ruledOutByTypes: readonly DiagnosticCode[] = ['SW3196']

/** The place in the user's source beside the place in the definition. */
function located(diagnostic: Diagnostic, map: SourceMap): Diagnostic {
  const location = diagnostic.location ?? locate(map, diagnostic.path ?? '')
  return location ? { ...diagnostic, location } : diagnostic
}

function sourceMapOf(machine: Machine<Graph>, { locations }: Emitted): SourceMap {
  return {
    states: Object.fromEntries(allStates(machine.body).map(({ name, at }) => [name, at])),
    pointers: Object.fromEntries(locations),
  }
}
