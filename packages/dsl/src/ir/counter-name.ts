/** The variable that counts the rounds of a loop: named after it, so that it tells itself in an execution's history. */
export function counterName(loop: string): string {
  return `rounds_${loop.replace(/[^\p{ID_Continue}]+/gu, '_')}`.slice(0, 80)
}
