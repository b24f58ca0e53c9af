import type { Diagnostic } from '@stepwright/asl'
import { overflows, refusalDiagnostic } from './refusals.ts'

/**
 * What `ask` gives of a file, or a finding: TypeScript follows a program's structure by calls of its own, and thousands of operands or statements
 * in a row are more than the call stack holds.
 */
export function withoutOverflow<Result>(
  file: string,
  ask: () => Result,
  found: (finding: Diagnostic) => Result,
): Result {
  try {
    return ask()
  } catch (error) {
    if (!(error instanceof RangeError) || !error.message.includes('call stack')) throw error
    return found(refusalDiagnostic(overflows(file), { file, line: 1, column: 1 }))
  }
}
