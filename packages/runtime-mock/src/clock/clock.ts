/** Where time enters, and nowhere else. */
export interface Clock {
  /** The time, in milliseconds since 1970. */
  now(): number
  /** Runs `run` when the time is `atMs`, or at once when that is past. Gives a way to call it off. */
  schedule(atMs: number, run: () => void): Cancel
}

/** Calls off what was scheduled. Calling it late, or twice, does nothing. */
export type Cancel = () => void
