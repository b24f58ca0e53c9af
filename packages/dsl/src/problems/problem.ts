import { codes, StepwrightError, type Diagnostic, type DiagnosticCode, type SourceLocation } from '@stepwright/asl'

/** What a diagnostic of the chain says. */
export interface ProblemText {
  readonly code: DiagnosticCode
  readonly message: string
  readonly hint?: string
}

/** A diagnostic about a call of the chain, ready to throw: a builder cannot go on past a wrong call. */
export function problem({ code, message, hint }: ProblemText, at: SourceLocation): StepwrightError {
  const diagnostic: Diagnostic = {
    code,
    severity: codes[code].severity,
    message,
    location: at,
    ...(hint === undefined ? {} : { hint }),
  }
  return new StepwrightError(diagnostic)
}
