/** A length of time; the units add up, and the sum is a whole number of seconds. `{ minutes: 1, seconds: 30 }` is 90 seconds. */
export interface Duration {
  readonly seconds?: number
  readonly minutes?: number
  readonly hours?: number
  readonly days?: number
}
