import { member } from './json-kinds.ts'
import { describeFirst, inside, type Place } from './place.ts'
import { isSubstitution } from './substitution.ts'
import type { Context, Finding, StateFacts } from './visit.ts'

/** A state that is neither a Choice nor the end of its flow has exactly one of `Next` and `End`. */
export function checkTransition({ type, fields, at }: StateFacts, { visit }: Context): void {
  if (type === 'Choice' || type === 'Succeed' || type === 'Fail') return
  const end = member(fields, 'End')
  const hasNext = Object.hasOwn(fields, 'Next')
  if (hasNext && end === true) visit.report(inside(at, 'End'), bothNextAndEnd(at))
  const mayEnd = end !== undefined && (end === true || isSubstitution(end) || typeof end !== 'boolean')
  if (!hasNext && !mayEnd) visit.report(at, neitherNextNorEnd(at))
}

const bothNextAndEnd = (at: Place): Finding => ({
  code: 'SW3035',
  message: `${describeFirst(at)} has both 'Next' and "End": true.`,
  hint: 'Keep the one that is meant.',
})

const neitherNextNorEnd = (at: Place): Finding => ({
  code: 'SW3034',
  message: `${describeFirst(at)} has neither 'Next' nor "End": true.`,
  hint: 'Name the state that follows in "Next", or set "End": true.',
})
