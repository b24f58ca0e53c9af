import { didYouMean, nearestName } from '../diagnostics/nearest-name.ts'
import { sdkService, sdkServiceIds, type SdkService } from '../models/sdk-actions.ts'
import type { ServiceCall } from '../spec/resource.ts'
import { retiredSdkServices, unsupportedSdkActions } from '../spec/sdk-services.ts'
import type { Place } from './place.ts'
import {
  misspeltSdkAction,
  notRecognized,
  retiredSdkService,
  unknownSdkAction,
  unknownSdkService,
} from './task-findings.ts'
import type { Context } from './visit.ts'

/**
 * Checks that an SDK integration's service and action exist.
 *
 * A name one edit from a known one is an error; another action is a warning, since AWS adds some each week: of those it has, one in eighty is that
 * near to another.
 *
 * @returns whether its pattern and arguments can be looked at
 */
export function checkSdkAction(text: string, call: ServiceCall, at: Place, { visit }: Context): boolean {
  const { service, action } = call
  const name = `${service}:${action}`
  const instead = unsupportedSdkActions.get(name)
  const known = sdkService(service)
  if (instead !== undefined || known?.streaming.has(action) === true) {
    const hint = instead === null || instead === undefined ? undefined : `Use ${instead}.`
    visit.report(at, notRecognized(at, text, `Step Functions does not offer '${name}'`, hint))
  } else if (known !== null) {
    if (known.actions.has(action)) return true
    checkName(text, call, known, at, visit.report)
  } else if (retiredSdkServices.has(service)) {
    visit.report(at, retiredSdkService(at, service))
  } else {
    const hint = didYouMean(
      service,
      sdkServiceIds(),
      'A service is named as in the AWS SDK for Java 2, without dashes.',
    )
    visit.report(at, unknownSdkService(at, text, service, hint))
  }
  return false
}

function checkName(
  text: string,
  { service, action }: ServiceCall,
  { actions }: SdkService,
  at: Place,
  report: Context['visit']['report'],
): void {
  const near = nearestName(action, actions)
  const name = `${service}:${action}`
  if (near !== null && isOneEdit(action.toLowerCase(), near.toLowerCase())) {
    report(at, misspeltSdkAction(at, text, name, near))
  } else report(at, unknownSdkAction(at, name, near))
}

/** Whether one letter more, less, other, or swapped with its neighbour, at most, makes one text of the other. */
function isOneEdit(left: string, right: string): boolean {
  let start = 0
  while (start < left.length && left[start] === right[start]) start += 1
  let end = 0
  const shorter = Math.min(left.length, right.length) - start
  while (end < shorter && left.at(-1 - end) === right.at(-1 - end)) end += 1
  const [one, other] = [left.slice(start, left.length - end), right.slice(start, right.length - end)]
  const isSwap = one.length === 2 && one === `${other.charAt(1)}${other.charAt(0)}` && other.length === 2
  return isSwap || (one.length <= 1 && other.length <= 1)
}
