/** The variable that counts the rounds of a loop: named after it, so that it tells itself in an execution's history. */
export function counterName(loop: string): string {
  const word = loop.replace(/[^\p{ID_Continue}]+/gu, '_').replace(/^_|_$/g, '')
  return `rounds_${word}`.slice(0, 80)
}
