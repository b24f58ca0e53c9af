/** SW1xxx: flows and graphs, as a chain builds them. */
export const dslCodes = {
  SW1001: { severity: 'error', title: 'A function was not compiled' },
} as const
