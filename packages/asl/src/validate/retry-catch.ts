import { didYouMean } from '../diagnostics/nearest-name.ts'
import { errorNames, isErrorName } from '../spec/error-names.ts'
import type { JsonObject, JsonValue } from '../wire/json.ts'
import { isArray, isObject, member } from './json-kinds.ts'
import { describeFirst, inside, type Place } from './place.ts'
import { quotedList } from './shape-findings.ts'
import type { Context, Finding, StateFacts, Visit } from './visit.ts'

/** The order of retriers and catchers, and the error names they wait for. */
export function checkFailureHandling(state: StateFacts, { visit }: Context): void {
  for (const field of ['Retry', 'Catch'] as const) {
    const handlers = member(state.fields, field)
    if (isArray(handlers)) checkHandlers(handlers, inside(state.at, field), visit)
  }
}

function checkHandlers(handlers: readonly JsonValue[], at: Place, visit: Visit): void {
  /** Where each error name was taken first. */
  const taken = new Map<string, Place>()
  handlers.forEach((handler, index) => {
    if (!isObject(handler)) return
    const handlerAt = inside(at, index)
    const errors = member(handler, 'ErrorEquals')
    if (!isArray(errors)) return
    const errorsAt = inside(handlerAt, 'ErrorEquals')
    if (errors.includes('States.ALL')) {
      if (errors.length > 1) visit.report(errorsAt, allNotAlone(errorsAt))
      if (index < handlers.length - 1) visit.report(errorsAt, allNotLast(handlerAt, handlers.length - 1 - index))
    }
    checkErrorNames(errors, errorsAt, taken, visit)
    checkDelays(handler, handlerAt, visit)
  })
}

function checkErrorNames(errors: readonly JsonValue[], at: Place, taken: Map<string, Place>, visit: Visit): void {
  /** Names that an earlier entry takes, by that entry. */
  const late = new Map<Place, string[]>()
  errors.forEach((error, position) => {
    if (typeof error !== 'string') return
    const errorAt = inside(at, position)
    const earlier = taken.get(error) ?? (isMatchedByTaskFailed(error) ? taken.get('States.TaskFailed') : undefined)
    if (error.startsWith('States.') && !isErrorName(error)) visit.report(errorAt, unknownErrorName(errorAt, error))
    else if (error === 'States.Runtime') visit.report(errorAt, neverMatched(errorAt))
    else if (earlier !== undefined) late.set(earlier, [...(late.get(earlier) ?? []), error])
    if (!taken.has(error)) taken.set(error, at)
  })
  for (const [earlier, names] of late) visit.report(at, takenAlready(at, names, earlier))
}

/** Names of the user's own and of services; what it says of the reserved ones is not sure enough to report. */
const isMatchedByTaskFailed = (error: string): boolean => !error.startsWith('States.')

function checkDelays(handler: JsonObject, at: Place, visit: Visit): void {
  const interval = member(handler, 'IntervalSeconds')
  const longest = member(handler, 'MaxDelaySeconds')
  if (typeof interval !== 'number' || typeof longest !== 'number' || longest <= 0 || longest > interval) return
  visit.report(inside(at, 'MaxDelaySeconds'), delayBelowInterval(inside(at, 'MaxDelaySeconds'), longest, interval))
}

const allNotAlone = (at: Place): Finding => ({
  code: 'SW3050',
  message: `${describeFirst(at)} has 'States.ALL' beside other names; it must stand alone.`,
  hint: "Remove the other names ('States.ALL' covers them), or give 'States.ALL' an entry of its own at the end.",
})

const allNotLast = (at: Place, after: number): Finding => ({
  code: 'SW3051',
  message: `${describeFirst(at)} matches 'States.ALL' and hides the ${after === 1 ? 'entry' : `${after} entries`} after it.`,
  hint: "Move the entry with 'States.ALL' to the end.",
})

const unknownErrorName = (at: Place, error: string): Finding => ({
  code: 'SW3052',
  message: `${describeFirst(at)} is '${error}', which is not an error that Step Functions raises.`,
  hint: didYouMean(error, errorNames, "Names of your own do not start with 'States.'."),
})

const neverMatched = (at: Place): Finding => ({
  code: 'SW3053',
  message: `${describeFirst(at)} waits for 'States.Runtime', which no Retry or Catch ever gets: the execution fails at once.`,
  hint: 'Guard the path or value that fails instead.',
})

const takenAlready = (at: Place, names: readonly string[], earlier: Place): Finding => ({
  code: 'SW3053',
  message:
    at === earlier
      ? `${describeFirst(at)} names ${quotedList(names, 'and')} twice.`
      : `${describeFirst(at)} waits for ${quotedList(names, 'and')}, which ${entryOf(earlier)} before it takes.`,
  hint: at === earlier ? 'Name it once.' : 'Put the more specific entry first, or remove what never arrives.',
})

/** `Retry[0]` of the place of its `ErrorEquals`. */
const entryOf = ({ parent }: Place): string => `'${String(parent?.parent?.key)}[${String(parent?.key)}]'`

const delayBelowInterval = (at: Place, longest: number, interval: number): Finding => ({
  code: 'SW3054',
  message: `${describeFirst(at)} is ${longest}, not above the 'IntervalSeconds' of ${interval}, so the delay never grows.`,
  hint: "Raise 'MaxDelaySeconds', or leave it out.",
})
