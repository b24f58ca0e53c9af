/** A JSON pointer (RFC 6901) one step further: `/States/A` and `Next` give `/States/A/Next`. */
export function pointerTo(base: string, ...steps: readonly (string | number)[]): string {
  return steps.reduce<string>(
    (pointer, step) => `${pointer}/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`,
    base,
  )
}
