import type { JsonValue } from '../wire/json.ts'

/** A number argument as AWS takes it: rounded to a whole one, halves toward plus infinity (recorded: -0.5 is 0, 2.5 is 3). */
export function wholeNumber(value: JsonValue | undefined): number | null {
  if (typeof value !== 'number') return null
  const rounded = Math.round(value)
  return rounded === 0 ? 0 : rounded
}
