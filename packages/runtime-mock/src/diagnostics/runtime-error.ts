import { StepwrightError, type DiagnosticCode } from '@stepwright/asl'

/** What is wrong with a call of the mock runtime. */
export function runtimeError(code: DiagnosticCode, message: string, hint?: string): StepwrightError {
  return new StepwrightError({ code, severity: 'error', message, ...(hint === undefined ? {} : { hint }) })
}
