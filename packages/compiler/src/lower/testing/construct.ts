import { evaluateJsonata, type JsonObject, type JsonValue } from '@stepwright/asl'
import type { KnownValue, LoweredValue } from '@stepwright/dsl'
import fc from 'fast-check'
import { printValue } from '../../print/print-value.ts'
import { ts } from '../typescript.ts'
import { lowerSnippets, type SnippetConfig } from './lower-snippets.ts'

/** One construct of the lowering: a function, and random subjects for it. */
export interface Construct {
  readonly name: string
  /** The subject's type, as TypeScript. */
  readonly type: string
  /** The function, as TypeScript. */
  readonly fn: string
  readonly subject: fc.Arbitrary<unknown>
  /** The machine's variables, for functions that read them. */
  readonly vars?: { readonly type: string; readonly value: fc.Arbitrary<JsonObject> }
  /** The state's input, for functions whose subject is its result. */
  readonly input?: { readonly type: string; readonly value: fc.Arbitrary<unknown> }
}

/** Constructs, lowered together in one program, with what they share in front of them. */
export interface PreparedConstruct extends Construct {
  readonly run: (subject: unknown, vars: JsonObject, input?: unknown) => unknown
  readonly value: LoweredValue
}

/** Lowers the functions of a table, and loads the same functions as JavaScript. */
export async function prepare(
  prelude: string,
  table: readonly Construct[],
  config?: SnippetConfig,
): Promise<readonly PreparedConstruct[]> {
  const code = [
    "import type { Expr } from '@stepwright/dsl'",
    prelude,
    ...table.map(
      ({ type, fn, vars, input }, i) =>
        `export const f${i}: Expr<${type}, { readonly input: ${input?.type ?? type}; readonly result: ${type}; readonly vars: ${vars?.type ?? '{}'} }, unknown> = ${fn}`,
    ),
    `export const captured = [${table.map(() => 'null').join(', ')}]`,
  ].join('\n')
  const { functions, diagnostics } = lowerSnippets(code, config)
  if (diagnostics.length > 0 || functions.length !== table.length) {
    throw new Error(
      `The table does not lower:\n${diagnostics.map((d) => `${d.location?.line ?? 0}: ${d.message}`).join('\n')}`,
    )
  }
  const thunks = functions.map(
    ({ captures }) => `() => ({ ${captures.map(({ name, text }) => `${JSON.stringify(name)}: ${text}`).join(', ')} })`,
  )
  const script = ts.transpileModule(`${code}\nexport const thunks = [${thunks.join(', ')}]`, {
    compilerOptions: { target: ts.ScriptTarget.ES2023, module: ts.ModuleKind.ESNext },
  }).outputText
  const module = (await import(`data:text/javascript,${encodeURIComponent(script)}`)) as Loaded
  return table.map((construct, i) => {
    const fn = module[`f${i}`] as (subject: unknown, scope: object) => unknown
    const body = functions[i]?.body
    if (!body) throw new Error(`No function was lowered for '${construct.name}'.`)
    const captured = Object.entries(module.thunks[i]?.() ?? {})
    const captures = Object.fromEntries(
      captured.flatMap(([key, value]): [string, KnownValue][] =>
        // What is absent is embedded as absent.
        value === undefined ? [] : [[key, { kind: 'Json', value: asJson(value) as JsonValue }]],
      ),
    )
    return {
      ...construct,
      run: (subject, vars, input = subject) => fn(subject, { input, result: subject, vars }),
      value: { kind: 'Lowered', body, captures, at: { file: 'snippet.ts', line: 1, column: 1 } },
    }
  })
}

interface Loaded {
  readonly thunks: readonly (() => Record<string, JsonValue | undefined>)[]
  readonly [name: string]: unknown
}

/** What JSON keeps of a value; `undefined` when it keeps nothing. */
export function asJson(value: unknown): JsonValue | undefined {
  const text = JSON.stringify(value) as string | undefined
  return text === undefined ? undefined : (JSON.parse(text) as JsonValue)
}

/** What a printed function gives in the engine; `undefined` where an expression yields nothing. */
export function evaluatePrinted(value: LoweredValue, subject: JsonValue, vars: JsonObject): JsonValue | undefined {
  return evaluateTemplate(printValue(value, { subject: 'input', resultAt: [] }), subject, vars)
}

function evaluateTemplate(template: JsonValue, subject: JsonValue, variables: JsonObject): JsonValue | undefined {
  if (typeof template === 'string' && template.startsWith('{%')) {
    const outcome = evaluateJsonata(template, {
      states: { input: subject, context: {} },
      variables,
      random: () => 0.5,
      uuid: () => '00000000-0000-4000-8000-000000000000',
      nowMs: 0,
    })
    if (outcome.ok) return outcome.value
    if (outcome.kind === 'undefined') return undefined
    throw new Error(`${template} ${outcome.tail}`)
  }
  if (typeof template !== 'object' || template === null) return template
  if (Array.isArray(template))
    return template.map((item: JsonValue) => present(evaluateTemplate(item, subject, variables)))
  return Object.fromEntries(
    Object.entries(template).map(([key, item]) => [key, present(evaluateTemplate(item, subject, variables))]),
  )
}

/** A field of the definition cannot vanish: AWS fails the state. */
function present(value: JsonValue | undefined): JsonValue {
  if (value === undefined) throw new Error('An expression of a template yields nothing.')
  return value
}

/** How many random subjects each construct gets. */
export const runs = Number(process.env['STEPWRIGHT_PROPERTY_RUNS'] ?? (process.env['CI'] ? 300 : 100))
