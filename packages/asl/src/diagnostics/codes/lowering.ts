/** SW2xxx: expressions and their lowering. */
export const loweringCodes = {
  SW2001: { severity: 'error', title: 'An expression that cannot be lowered' },
} as const
