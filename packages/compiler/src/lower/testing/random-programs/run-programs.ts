import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Diagnostic, JsonObject, JsonValue } from '@stepwright/asl'
import { allowsAbsent, type KnownValue, type LoweredValue } from '@stepwright/dsl'
import { locationOf } from '../../lower-file.ts'
import { lowerSite, type LoweredSite } from '../../lower-site.ts'
import type { CapturedText, FunctionWithBody } from '../../lowering.ts'
import { ts } from '../../typescript.ts'
import { openUserProgram, type UserProgram } from '../../user-program.ts'
import { preamble, textOf, type Input, type Program } from './program.ts'
import { lazily, lazyFunctions } from './laziness.ts'
import { createTrace, tracing, type Event, type Manner } from './trace.ts'

/** A program after the compiler and the JavaScript engine have read it. */
export interface LoadedProgram {
  readonly program: Program
  /** TypeScript's complaints: a program that has some is none of the grammar's. */
  readonly typeErrors: readonly string[]
  readonly refusals: readonly Diagnostic[]
  /** `null` when it was refused. */
  readonly lowered: LoweredValue | null
  readonly run: (subject: JsonValue, vars: JsonObject, manner?: Manner) => JavaScriptOutcome
  /** The same, where nothing is evaluated before it is read. */
  readonly runLazily: (subject: JsonValue, vars: JsonObject) => JavaScriptOutcome['result']
}

export interface JavaScriptOutcome {
  readonly result: { readonly value: unknown } | { readonly thrown: string }
  readonly events: ReadonlySet<Event>
}

const folder = fileURLToPath(new URL('.', import.meta.url))
const fileName = join(folder, 'programs.ts')
let project: UserProgram | null = null

/** Reads programs as one file of TypeScript: opening it costs more than all else together. */
export function loadPrograms(programs: readonly Program[]): readonly LoadedProgram[] {
  const texts = programs.map(textOf)
  const code = [preamble, ...texts].join('\n')
  project ??= openUserProgram(folder, fileName, join(folder, 'tsconfig.json'))
  const checked = project.withFile(fileName, code)
  const file = checked.getSourceFile(fileName)
  if (!file) throw new Error('The programs are not in the project.')
  const functions = new Map(
    file.statements.flatMap((statement) => (ts.isVariableStatement(statement) ? declared(statement) : [])),
  )
  const complaints = complaintsOf(checked, file)
  let line = preamble.split('\n').length
  const sites = programs.map((program, i) => {
    const [from, text] = [line, texts[i] ?? '']
    line += text.split('\n').length
    const typeErrors = complaints.filter((complaint) => complaint.line >= from && complaint.line < line)
    const fn = functions.get(`f${program.index}`)
    // What is wrong in TypeScript need not even be JavaScript.
    const isTaken = fn !== undefined && typeErrors.length === 0
    return {
      text,
      typeErrors: typeErrors.map(({ message }) => message),
      site: isTaken ? lowerSite(fn, fn, checked, (node) => locationOf(node, () => 'programs.ts')) : null,
    }
  })
  const module = evaluate(
    [
      preamble,
      ...sites.map(({ text, site }) => (site ? text : '')),
      `export const thunks = [${sites.map(({ site }) => thunkOf(site?.diagnostics.length === 0 ? site.captures : [])).join(', ')}]`,
    ].join('\n'),
  )
  return programs.map((program, i): LoadedProgram => {
    const { typeErrors = [], site = null } = sites[i] ?? {}
    const captures = module.exports.thunks[i]?.() ?? {}
    const refusals = [...(site?.diagnostics ?? []), ...Object.entries(captures).flatMap(refusalsOfCapture(site))]
    return {
      program,
      typeErrors,
      refusals,
      lowered:
        site && refusals.length === 0
          ? {
              kind: 'Lowered',
              body: site.body,
              captures: knownValues(captures),
              at: { file: 'programs.ts', line: 1, column: 1 },
            }
          : null,
      run: (subject, vars, manner) =>
        runJavaScript(module, `f${program.index}`, { subject, vars }, createTrace(manner)),
      runLazily: (subject, vars) => {
        const alone = evaluate([preamble, texts[i]].join('\n'), lazily, lazyFunctions)
        return runJavaScript(alone, `f${program.index}`, { subject, vars }, createTrace()).result
      },
    }
  })
}

/** A function that evaluates what a program captures, where the program stands. */
const thunkOf = (captures: readonly CapturedText[]): string =>
  `() => ({ ${captures.map(({ name, text }) => `${JSON.stringify(name)}: ${text}`).join(', ')} })`

function declared(statement: ts.VariableStatement): [string, FunctionWithBody][] {
  return statement.declarationList.declarations.flatMap(({ name, initializer }): [string, FunctionWithBody][] =>
    ts.isIdentifier(name) && initializer && ts.isArrowFunction(initializer)
      ? [[name.text, initializer as FunctionWithBody]]
      : [],
  )
}

interface Complaint {
  readonly line: number
  readonly message: string
}

/** Remarks on code that is pointless, as generated code is: what it means is clear all the same. */
const remarks: ReadonlySet<number> = new Set([2367, 2869, 2871, 2872, 2873])

function complaintsOf(checked: ts.Program, file: ts.SourceFile): readonly Complaint[] {
  return [...checked.getSyntacticDiagnostics(file), ...checked.getSemanticDiagnostics(file)]
    .filter(({ code }) => !remarks.has(code))
    .map((found) => ({
      line: file.getLineAndCharacterOfPosition(found.start ?? 0).line,
      message: `TS${found.code} ${ts.flattenDiagnosticMessageText(found.messageText, ' ')}`,
    }))
}

type Fn = (subject: unknown, scope: object) => unknown

interface Module {
  readonly exports: { readonly thunks: readonly (() => Record<string, JsonValue>)[] } & Record<string, unknown>
  /** What the functions call to tell what happens; put in its place for each run. */
  readonly hooks: { current: ReturnType<typeof createTrace>['functions'] }
}

/** The clock stands where the machine's stands. */
class FixedDate extends Date {
  constructor(value: string | number | Date = 0) {
    super(value)
  }

  static override now(): number {
    return 0
  }
}

/** The same text as JavaScript. A module of its own would never be freed. */
function evaluate(code: string, transformer = tracing, own = ''): Module {
  const { outputText } = ts.transpileModule(code, {
    compilerOptions: { target: ts.ScriptTarget.ES2023, module: ts.ModuleKind.CommonJS },
    transformers: { before: [transformer] },
  })
  const exports = { thunks: [] }
  const hooks = { current: createTrace().functions }
  const calls = ['$seen', '$quotient', '$claimed', '$numberText', '$dateText', '$tested'].map(
    (name) => `${name} = (...args) => hooks.current.${name}(...args)`,
  )
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- running the generated programs is what this is for
  const run = new Function('exports', 'hooks', 'Date', `const ${calls.join(', ')};${own}\n${outputText}`) as (
    exports: object,
    hooks: object,
    date: typeof FixedDate,
  ) => void
  run(exports, hooks, FixedDate)
  return { exports, hooks }
}

function runJavaScript(
  { exports, hooks }: Module,
  name: string,
  { subject, vars }: Input,
  trace: ReturnType<typeof createTrace>,
): JavaScriptOutcome {
  hooks.current = trace.functions
  trace.functions.$seen([subject, vars])
  try {
    const value = (exports[name] as Fn)(subject, { input: subject, vars })
    return { result: { value }, events: trace.events }
  } catch (error) {
    return { result: { thrown: String(error) }, events: trace.events }
  }
}

/** The DSL refuses a captured value that is undefined, where its type says that it is there. */
const refusalsOfCapture =
  (site: LoweredSite | null) =>
  ([name, value]: readonly [string, unknown]): readonly Diagnostic[] =>
    value !== undefined || (site && allowsAbsent(site.body, name))
      ? []
      : [{ code: 'SW1002', severity: 'error', message: `'${name}' is undefined.` }]

const knownValues = (values: Record<string, JsonValue | undefined>): Record<string, KnownValue> =>
  Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [[name, { kind: 'Json', value }]])),
  )
