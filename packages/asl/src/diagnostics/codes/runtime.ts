/** SW4xxx: the mock runtime and its mocks. */
export const runtimeCodes = {
  SW4001: { severity: 'error', title: 'A task has no mock' },
} as const
