/** SW5xxx: bundling, writing files, deployment, the command line. */
export const deployCodes = {
  SW5001: { severity: 'error', title: 'A file could not be read' },
} as const
