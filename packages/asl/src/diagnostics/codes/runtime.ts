/** SW4xxx: the mock runtime and its mocks. */
export const runtimeCodes = {
  SW4001: { severity: 'error', title: 'A task has no mock' },
  SW4002: { severity: 'error', title: 'No such state to mock or look at' },
  SW4003: { severity: 'error', title: 'A mock was not used' },
  SW4004: { severity: 'error', title: 'A sequence of mocks is exhausted' },
  SW4005: { severity: 'error', title: 'A param has no value' },
  SW4006: { severity: 'error', title: 'The definition cannot be run' },
  SW4007: { severity: 'error', title: 'The mock runtime does not simulate this' },
  SW4008: { severity: 'error', title: 'The run has no output' },
  SW4009: { severity: 'error', title: 'An object key or bucket leaves the store' },
  SW4010: { severity: 'error', title: 'A value is not JSON' },
  SW4011: { severity: 'error', title: 'The execution waits for something that never comes' },
  SW4012: { severity: 'error', title: 'The simulation has no store to read from' },
  SW4013: { severity: 'error', title: 'A mock configuration file cannot be used' },
  SW4014: { severity: 'error', title: 'A value does not fit its schema' },
  SW4015: { severity: 'error', title: 'What the test waits for does not come' },
} as const
