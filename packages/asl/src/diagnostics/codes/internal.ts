/** SW9xxx: a bug of ours. */
export const internalCodes = {
  SW9001: { severity: 'error', title: 'Stepwright met a state it should not' },
} as const
