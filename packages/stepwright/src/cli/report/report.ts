import type { Diagnostic } from '@stepwright/asl'
import { paintFor, type Terminal } from '../terminal.ts'
import { sourcesFrom, type Sources } from './sources.ts'
import { textReport } from './text.ts'

/** True when a finding is one that a command fails for. */
export function hasError(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some(({ severity }) => severity === 'error')
}

/** Shows findings to the person at the terminal. */
export function report(
  diagnostics: readonly Diagnostic[],
  { err, cwd }: Terminal,
  sources: Sources = sourcesFrom(cwd),
): void {
  err.write(textReport(diagnostics, sources, paintFor(err)))
}
