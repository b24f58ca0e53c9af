import { describeFirst, type Place } from './place.ts'
import { shortForm } from './json-kinds.ts'
import { holdsSubstitution } from './substitution.ts'
import type { Finding, Visit } from './visit.ts'

/** A constant timestamp is RFC 3339 with an upper-case `T` and `Z`, or an offset. */
export function checkTimestamp(text: string, at: Place, { report }: Visit): void {
  if (!holdsSubstitution(text) && !isTimestamp(text)) report(at, notATimestamp(at, text))
}

const pattern =
  /^(?<year>\d{4})-(?<month>\d\d)-(?<day>\d\d)T(?<hour>\d\d):(?<minute>\d\d):(?<second>\d\d)(?:\.\d+)?(?:Z|[+-](?<offsetHour>\d\d):(?<offsetMinute>\d\d))$/u

/** True for an RFC 3339 timestamp of a day that exists. */
function isTimestamp(text: string): boolean {
  const groups = pattern.exec(text)?.groups
  if (groups === undefined) return false
  const part = (name: string): number => Number(groups[name] ?? 0)
  const days = new Date(Date.UTC(part('year'), part('month'), 0)).getUTCDate()
  return (
    part('month') >= 1 &&
    part('month') <= 12 &&
    part('day') >= 1 &&
    part('day') <= days &&
    part('hour') <= 23 &&
    part('minute') <= 59 &&
    part('second') <= 60 &&
    part('offsetHour') <= 23 &&
    part('offsetMinute') <= 59
  )
}

const notATimestamp = (at: Place, text: string): Finding => ({
  code: 'SW3080',
  message: `${describeFirst(at)} is ${shortForm(text)}, not an RFC 3339 timestamp.`,
  aws: 'String does not match RFC3339 timestamp',
  hint: "Write it as 2026-04-18T09:00:00Z: upper-case 'T' and 'Z', or an offset such as +02:00.",
})
