import type { Diagnostic } from '@stepwright/asl'

/** Diagnostics for programs: `{ "errors": n, "warnings": n, "diagnostics": [ … ] }`, each as the packages make them. */
export function jsonReport(diagnostics: readonly Diagnostic[]): string {
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length
  return `${JSON.stringify({ errors, warnings: diagnostics.length - errors, diagnostics }, null, 2)}\n`
}
