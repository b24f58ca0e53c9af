import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { fillSubstitutions, type Diagnostic } from '@stepwright/asl'
import { unreadable } from '@stepwright/compiler'
import type { Boundaries, Mocks } from '@stepwright/runtime-mock'
import { boundariesOf } from '../testing/boundaries.ts'
import { fillParams, readParams, type ParamValues } from './params.ts'
import { readDefinition, type ReadDefinition } from './read-definition.ts'
import { readMocks } from './read-mocks.ts'
import { mocksForWhich, paramUnknown } from './report/problems.ts'
import type { Terminal } from './terminal.ts'

/** What `serve` serves from the start. */
export interface Served {
  readonly machines: readonly { readonly name: string; readonly definition: object }[]
  readonly mocks: { readonly [stateMachine: string]: Mocks }
  readonly boundaries: { readonly [stateMachine: string]: Boundaries }
  /** The text of a mock configuration file. */
  readonly mockConfig: string | null
  readonly diagnostics: readonly Diagnostic[]
}

interface Given {
  readonly mocks?: readonly string[]
  readonly mockConfig?: string
  readonly param?: readonly string[]
}

/** Reads the definitions, their parameters and their mocks. What is wrong is in the diagnostics, all at once. */
export async function readServed(references: readonly string[], given: Given, terminal: Terminal): Promise<Served> {
  const read = await Promise.all(references.map((reference) => readDefinition(reference, terminal)))
  const found = read.flatMap((one) => (one.ok ? [one.read] : []))
  const params = readParams(given.param)
  const filled = found.map((one) => ({ ...one, ...filledIn(one, params.values) }))
  const mocks = await mocksOf(given.mocks ?? [], found, terminal)
  const mockConfig = given.mockConfig === undefined ? null : await textOf(given.mockConfig, terminal)
  return {
    machines: filled,
    mocks: mocks.byMachine,
    boundaries: Object.fromEntries(
      found.flatMap(({ name, pipeline }) => (pipeline ? [[name, boundariesOf(pipeline)]] : [])),
    ),
    mockConfig: mockConfig?.text ?? null,
    // Two pipelines of one file bring what is wrong with it twice.
    diagnostics: eachOnce([
      ...read.flatMap((one) => (one.ok ? one.read.diagnostics : one.diagnostics)),
      ...params.diagnostics,
      ...filled.flatMap(({ diagnostics }) => diagnostics),
      ...unknownParams(found, params.values),
      ...mocks.diagnostics,
      ...(mockConfig?.diagnostics ?? []),
    ]),
  }
}

function eachOnce(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return [...new Map(diagnostics.map((one) => [JSON.stringify(one), one])).values()]
}

/** A definition with those of the parameters that it has. */
function filledIn({ definition, usersOf }: ReadDefinition, values: ParamValues): ReturnType<typeof fillParams<object>> {
  const { known } = fillSubstitutions(definition, {})
  const own = Object.entries(values).filter(([name]) => known.includes(name))
  return fillParams(definition, Object.fromEntries(own), usersOf)
}

/** The parameters that no definition has. */
function unknownParams(found: readonly ReadDefinition[], values: ParamValues): readonly Diagnostic[] {
  const known = [...new Set(found.flatMap(({ definition }) => fillSubstitutions(definition, {}).known))]
  return Object.keys(values)
    .filter((name) => !known.includes(name))
    .map((name) => paramUnknown(name, known))
}

/** Reads `--mocks file`, for the one definition there is, and `--mocks Name=file`. */
async function mocksOf(
  given: readonly string[],
  found: readonly ReadDefinition[],
  { cwd }: Terminal,
): Promise<{ readonly byMachine: Served['mocks']; readonly diagnostics: readonly Diagnostic[] }> {
  const byMachine: Record<string, Mocks> = {}
  const diagnostics: Diagnostic[] = []
  for (const text of given) {
    const [, named, file = text] = /^([^=]+)=(.+)$/s.exec(text) ?? []
    const [only, ...others] = found
    const name = named ?? (others.length === 0 ? only?.name : undefined)
    if (name === undefined) {
      diagnostics.push(
        mocksForWhich(
          file,
          found.map((one) => one.name),
        ),
      )
      continue
    }
    const mocks = await readMocks(file, cwd)
    if (mocks.ok) byMachine[name] = mocks.mocks
    else diagnostics.push(...mocks.diagnostics)
  }
  return { byMachine, diagnostics }
}

async function textOf(
  file: string,
  { cwd }: Terminal,
): Promise<{ readonly text: string | null; readonly diagnostics: readonly Diagnostic[] }> {
  try {
    return { text: await readFile(resolve(cwd, file), 'utf8'), diagnostics: [] }
  } catch (error) {
    return { text: null, diagnostics: [unreadable(file, error)] }
  }
}
