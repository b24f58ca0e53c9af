const rfc3339 = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})(\.\d+)?(Z|[+-]\d{2}:\d{2})$/

/**
 * Reads an RFC 3339 timestamp as the States Language profiles it: upper-case `T`, and `Z` or an offset.
 * Gives milliseconds since 1970, or null for anything else, dates that are not in the calendar among it.
 */
export function parseTimestamp(text: string): number | null {
  const match = rfc3339.exec(text)
  if (!match) return null
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ]
  const daysInMonth = new Date(Date.UTC(year, month, 0)).getUTCDate()
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth || hour > 23 || minute > 59 || second > 59) return null
  const fraction = Math.trunc(Number(match[7] ?? 0) * 1000)
  const zone = match[8] ?? 'Z'
  const offsetMinutes = zone === 'Z' ? 0 : offsetOf(zone)
  return Date.UTC(year, month - 1, day, hour, minute, second, fraction) - offsetMinutes * 60_000
}

function offsetOf(zone: string): number {
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(4, 6))
  return zone.startsWith('-') ? -minutes : minutes
}
