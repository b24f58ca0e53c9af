import { StepwrightError, type DiagnosticCode, type SourceLocation } from '@stepwright/asl'

/** What is wrong with a call of the mock runtime. */
export function runtimeError(
  code: DiagnosticCode,
  message: string,
  hint?: string,
  location?: SourceLocation,
): StepwrightError {
  return new StepwrightError({
    code,
    severity: 'error',
    message,
    ...(hint === undefined ? {} : { hint }),
    ...(location && { location }),
  })
}
