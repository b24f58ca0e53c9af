import type { Diagnostic, DiagnosticCode, SourceLocation } from '@stepwright/asl'

/** Why an expression is refused, and what to write instead. */
export interface Refusal {
  readonly code: DiagnosticCode
  readonly message: string
  readonly hint: string
}

export function refusalDiagnostic({ code, message, hint }: Refusal, location: SourceLocation): Diagnostic {
  return { code, severity: 'error', message, location, hint }
}

export const unsupported = (what: string, hint: string): Refusal => ({
  code: 'SW2001',
  message: `${what} cannot be compiled to JSONata.`,
  hint,
})

export const unknownType = (text: string, use: string): Refusal => ({
  code: 'SW2002',
  message: `The type of '${text}' is not known, so ${use} could mean different things.`,
  hint: 'Give it a type, or narrow it first, for example with typeof or Array.isArray.',
})

export const ambiguous = (text: string, use: string, hint: string): Refusal => ({
  code: 'SW2003',
  message: `'${text}' ${use}.`,
  hint,
})

export const notConstant = (name: string, why: string, hint: string): Refusal => ({
  code: 'SW2004',
  message: `'${name}' ${why}, so its value is not fixed when the pipeline is built.`,
  hint,
})

export const unreadableFunction = (text: string): Refusal => ({
  code: 'SW2005',
  message: `'${text}' is a function whose source the compiler cannot follow.`,
  hint: 'Write an arrow function here, or pass a function declared with const or function in this project.',
})

export const unwritableKey = (key: string): Refusal => ({
  code: 'SW2007',
  message: `The key '${key}' cannot be written safely in JSONata.`,
  hint: 'Use another key.',
})

export const unwritableVariable = (name: string): Refusal => ({
  code: 'SW2007',
  message: `A variable cannot be named '${name}'.`,
  hint: 'Use letters, digits and underscores, with no digit in front.',
})

export const hidesFunction = (name: string): Refusal => ({
  code: 'SW2008',
  message: `The variable '${name}' would hide JSONata's function '$${name}'.`,
  hint: 'Give the variable another name.',
})

export const undefinedLost = (text: string, use: string): Refusal => ({
  code: 'SW2009',
  message: `'${text}' may hold undefined inside, which ${use} would take for null or for nothing.`,
  hint: 'Replace undefined with a value first, for example with ??.',
})

export const mayReturnNothing: Refusal = {
  code: 'SW2011',
  message: 'The function may return undefined, which a state cannot hand on.',
  hint: 'Give a default with ??, for example ?? null, or say with ! that the value is there.',
}
