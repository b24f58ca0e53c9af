/** SW2xxx: expressions and their lowering. */
export const loweringCodes = {
  SW2001: { severity: 'error', title: 'An expression that cannot be lowered' },
  SW2002: { severity: 'error', title: 'An operand of unknown type' },
  SW2003: { severity: 'error', title: 'An operation that could mean different things' },
  SW2004: { severity: 'error', title: 'A captured value that is not fixed' },
  SW2005: { severity: 'error', title: 'A function whose source cannot be followed' },
  SW2006: { severity: 'error', title: 'TypeScript’s own types are missing' },
  SW2007: { severity: 'error', title: 'A key that cannot be written' },
  SW2008: { severity: 'error', title: 'A variable that hides a built-in function' },
  SW2009: { severity: 'error', title: 'Undefined inside a value would be lost' },
  SW2010: { severity: 'error', title: 'The TypeScript project cannot be read' },
  SW2011: { severity: 'error', title: 'A function that may return undefined' },
  SW2012: { severity: 'error', title: 'An expression that is nested too deeply' },
} as const
