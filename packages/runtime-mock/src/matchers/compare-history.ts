import type { HistoryEvent, HistoryEventType } from '../history/event.ts'

/**
 * What is expected of an event: its type, or an object with those of its members that matter. A text of JSON (`input`, `output`,
 * `parameters`) may be given as the value it stands for. A `timestamp` is not compared, so an event of AWS's own can be given whole.
 */
export type ExpectedEvent = HistoryEventType | object

interface Comparison {
  readonly pass: boolean
  /** The history in the form of what was expected, so that a difference shows what differs and nothing else. */
  readonly actual: readonly unknown[]
  /** The place of the first event that differs, or null. */
  readonly firstDifference: number | null
}

/** Compares a history with what is expected of it. */
export function compareHistory(
  history: readonly HistoryEvent[],
  expected: readonly ExpectedEvent[],
  equals: (one: unknown, other: unknown) => boolean,
): Comparison {
  const matches = (at: number): boolean => {
    const event = history[at]
    const wanted = expected[at]
    return event !== undefined && wanted !== undefined && equals(likeExpected(event, wanted), withoutTime(wanted))
  }
  const longest = Math.max(history.length, expected.length)
  const differing = Array.from({ length: longest }, (_, at) => at).filter((at) => !matches(at))
  const partners = pairUp(history, expected)
  return {
    pass: differing.length === 0,
    actual: history.map((event, at) => {
      const partner = partners.get(at)
      const wanted = partner === undefined ? undefined : expected[partner]
      return wanted === undefined ? event.type : likeExpected(event, wanted)
    }),
    firstDifference: differing[0] ?? null,
  }
}

function likeExpected(event: HistoryEvent, wanted: ExpectedEvent): unknown {
  return typeof wanted === 'string' ? event.type : projected(event, withoutTime(wanted))
}

function withoutTime(wanted: ExpectedEvent): ExpectedEvent {
  if (typeof wanted === 'string') return wanted
  return Object.fromEntries(Object.entries(wanted).filter(([member]) => member !== 'timestamp'))
}

/** Of a value, what the expected one speaks of. */
function projected(value: unknown, wanted: unknown): unknown {
  if (!isPlainObject(wanted) && !Array.isArray(wanted)) return value
  // A text where a value is expected: JSON, which is compared whole.
  if (typeof value === 'string') return parsed(value)
  if (!isPlainObject(wanted) || !isPlainObject(value)) return value
  return Object.fromEntries(
    Object.keys(wanted)
      .filter((key) => Object.hasOwn(value, key))
      .map((key) => [key, projected(value[key], wanted[key])]),
  )
}

/** Placeholders of test frameworks are instances of classes, and compare themselves. */
function isPlainObject(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return text
  }
}

/** Beyond this many events on both sides, events are paired by their places. */
const mostCompared = 2000

/** Which expected event a real one is shown like: the longest common run of types, so that one event too many shifts nothing. */
function pairUp(history: readonly HistoryEvent[], expected: readonly ExpectedEvent[]): ReadonlyMap<number, number> {
  const have = history.map(({ type }) => type as unknown)
  const want = expected.map((event) => (typeof event === 'string' ? event : 'type' in event ? event.type : undefined))
  const fits = (at: number, other: number): boolean => want[other] === undefined || have[at] === want[other]
  if (have.length > mostCompared || want.length > mostCompared) {
    return new Map(have.flatMap((_, at) => (at < want.length ? [[at, at] as const] : [])))
  }
  const width = want.length + 1
  const lengths = new Uint16Array((have.length + 1) * width)
  for (let at = have.length - 1; at >= 0; at -= 1) {
    for (let other = want.length - 1; other >= 0; other -= 1) {
      const [here, below, right] = [at * width + other, (at + 1) * width + other, at * width + other + 1]
      lengths[here] = fits(at, other)
        ? 1 + (lengths[below + 1] ?? 0)
        : Math.max(lengths[below] ?? 0, lengths[right] ?? 0)
    }
  }
  const pairs = new Map<number, number>()
  for (let at = 0, other = 0; at < have.length && other < want.length;) {
    if (fits(at, other)) pairs.set(at++, other++)
    else if ((lengths[(at + 1) * width + other] ?? 0) >= (lengths[at * width + other + 1] ?? 0)) at += 1
    else other += 1
  }
  return pairs
}
