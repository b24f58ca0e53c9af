/** A length of time, in any mix of units. */
export interface Duration {
  readonly days?: number
  readonly hours?: number
  readonly minutes?: number
  readonly seconds?: number
  readonly milliseconds?: number
}

/** A length of time as the report of a run gives it. */
export interface Elapsed {
  /** Milliseconds. */
  readonly ms: number
  /** ISO 8601, such as `PT1H30M` or `PT0.25S`. */
  readonly iso: string
}

const unitMs = { days: 86_400_000, hours: 3_600_000, minutes: 60_000, seconds: 1000, milliseconds: 1 } as const

/** A duration in milliseconds. */
export function durationMs(duration: Duration): number {
  return Object.entries(unitMs).reduce((sum, [unit, ms]) => sum + (duration[unit as keyof Duration] ?? 0) * ms, 0)
}

/** Milliseconds as {@link Elapsed}. */
export function elapsedOf(ms: number): Elapsed {
  const days = Math.floor(ms / unitMs.days)
  const hours = Math.floor((ms % unitMs.days) / unitMs.hours)
  const minutes = Math.floor((ms % unitMs.hours) / unitMs.minutes)
  const seconds = (ms % unitMs.minutes) / 1000
  const time = `${hours ? `${hours}H` : ''}${minutes ? `${minutes}M` : ''}${seconds ? `${seconds}S` : ''}`
  return { ms, iso: ms === 0 ? 'PT0S' : `P${days ? `${days}D` : ''}${time && `T${time}`}` }
}

/** Milliseconds for a person: `0s`, `0.25s`, `28.7s`, `2m 05s`, `1h 00m 10s`, `366d 02h 00m`. */
export function readableMs(ms: number): string {
  if (ms < unitMs.minutes) return ms < 1000 ? `${ms / 1000}s` : `${Math.floor(ms / 100) / 10}s`
  const two = (value: number): string => String(value).padStart(2, '0')
  const seconds = Math.floor(ms / 1000)
  const [minutes, hours, days] = [Math.floor(seconds / 60), Math.floor(seconds / 3600), Math.floor(seconds / 86_400)]
  if (hours === 0) return `${minutes}m ${two(seconds % 60)}s`
  if (days === 0) return `${hours}h ${two(minutes % 60)}m ${two(seconds % 60)}s`
  return `${days}d ${two(hours % 24)}h ${two(minutes % 60)}m`
}
