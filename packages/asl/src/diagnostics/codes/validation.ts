/** SW3xxx: validation of ASL definitions. */
export const validationCodes = {
  SW3001: { severity: 'error', title: 'The definition is not JSON' },
} as const
