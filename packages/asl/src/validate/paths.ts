import type { ValueSpec } from '../spec/value-spec.ts'
import { describeFirst, type Place } from './place.ts'
import { holdsSubstitution } from './substitution.ts'
import type { Context, Finding } from './visit.ts'

/** Checks a path field: `InputPath`, `ResultPath`, `Variable`, `SecondsPath`, … */
export function checkPath(
  _spec: Extract<ValueSpec, { kind: 'path' }>,
  text: string,
  at: Place,
  { visit }: Context,
): void {
  if (holdsSubstitution(text)) return
  if (!text.startsWith('$') && !text.startsWith('States.')) visit.report(at, notAPath(at, text))
}

const notAPath = (at: Place, text: string): Finding => ({
  code: 'SW3110',
  message: `${describeFirst(at)} is '${text}', which is not a JSONPath.`,
  hint: "A path starts with '$'.",
})
