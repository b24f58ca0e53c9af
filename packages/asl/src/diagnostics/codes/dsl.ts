/** SW1xxx: flows and graphs, as a chain builds them. */
export const dslCodes = {
  SW1001: { severity: 'error', title: 'A function was not compiled' },
  SW1101: { severity: 'error', title: 'Two states have one name' },
  SW1102: { severity: 'error', title: 'A state name has a length ASL does not take' },
  SW1103: { severity: 'error', title: 'A shared state goes on in two ways' },
  SW1104: { severity: 'error', title: 'An edge leads to no state' },
  SW1105: { severity: 'error', title: 'A scope without states' },
  SW1106: { severity: 'error', title: 'A state that cannot be reached' },
  SW1107: { severity: 'error', title: 'Text that reads as a parameter' },
  SW1108: { severity: 'error', title: 'An assign that names no variables' },
  SW1109: { severity: 'error', title: 'An inner scope assigns an outer variable' },
  SW1110: { severity: 'error', title: 'A variable that no state assigns' },
} as const
