import { fillSubstitutions, type Diagnostic } from '@stepwright/asl'
import { paramMissing, paramSyntax, paramUnknown } from './report/problems.ts'

/** Values by parameter name. */
export interface ParamValues {
  readonly [name: string]: string
}

/** Reads `--param Name=value` options; a later one of the same name wins. */
export function readParams(given: readonly string[] = []): {
  readonly values: ParamValues
  readonly diagnostics: readonly Diagnostic[]
} {
  const values: Record<string, string> = {}
  const diagnostics: Diagnostic[] = []
  for (const text of given) {
    const [, name, value] = /^([^=]+)=(.*)$/s.exec(text) ?? []
    if (name === undefined || value === undefined) diagnostics.push(paramSyntax(text))
    else values[name] = value
  }
  return { values, diagnostics }
}

/** A definition with its parameters filled in, and those without a value or without a place. */
export function fillParams<Definition>(
  definition: Definition,
  values: ParamValues,
  usersOf: (name: string) => readonly string[],
): { readonly definition: Definition; readonly diagnostics: readonly Diagnostic[] } {
  const filled = fillSubstitutions(definition, values)
  return {
    definition: filled.definition,
    diagnostics: [
      ...filled.missing.map((name) => paramMissing(name, usersOf(name))),
      ...filled.unknown.map((name) => paramUnknown(name, filled.known)),
    ],
  }
}
