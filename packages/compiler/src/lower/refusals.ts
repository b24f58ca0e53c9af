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

/** The text of a jsonata template is not what Step Functions takes. */
export const wrongJsonata = (message: string, hint: string): Refusal => ({ code: 'SW2020', message, hint })

export const asynchronous = (what: string): Refusal => ({
  code: 'SW2021',
  message: `${what} is asynchronous, and an expression gives its value at once.`,
  hint: 'Make what is waited for a task of its own, and read its result.',
})

export const mutating = (what: string, hint: string): Refusal => ({
  code: 'SW2022',
  message: `${what} changes a value, and an expression can only make new ones.`,
  hint,
})

export const impure = (what: string, why: string, hint: string): Refusal => ({
  code: 'SW2023',
  message: `${what} ${why}, which an expression of a state machine cannot.`,
  hint,
})

export const recursive = (name: string | null, isDirect: boolean): Refusal => ({
  code: 'SW2001',
  message: `${name === null ? 'The function' : `'${name}'`} calls itself${isDirect ? '' : ' through another function'}, which cannot be compiled to JSONata.`,
  hint: 'Go through the data with map, flatMap or reduce; data of any depth needs a task.',
})

export const generator: Refusal = {
  code: 'SW2001',
  message: 'A generator cannot be compiled to JSONata.',
  hint: 'Return an array, for example of map or flatMap.',
}

export const functionAsValue: Refusal = unsupported(
  'A function used as a value',
  'JSON has no functions: call it here, or pass it to an array method.',
)

export const nestedTooDeeply = (levels: number): Refusal => ({
  code: 'SW2012',
  message: `The expression is nested more than ${levels} levels deep, and AWS stops at far fewer.`,
  hint: 'Put an array together with join or reduce, or look a value up in an object.',
})

export const overflows = (file: string): Refusal => ({
  code: 'SW2012',
  message: `TypeScript's own call stack overflows in '${file}': an expression or a function in it is too long.`,
  hint: 'Thousands of operands or statements in a row are data: put them into an array or an object, and look them up.',
})

export const spreadFunctions = (text: string): Refusal => ({
  code: 'SW2005',
  message: `The functions in '${text}' are not written where they are handed over, so the compiler does not see them.`,
  hint: 'Write the arguments one by one, or wrap each function in expr(…) where it is written.',
})

export const tooManyWays = (steps: number): Refusal => ({
  code: 'SW2012',
  message: `What follows the branches is written for each way through them, which is more than ${steps} statements.`,
  hint: 'Return from each branch, or give each value a function of its own.',
})
