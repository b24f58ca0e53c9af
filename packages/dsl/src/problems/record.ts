import { nearestName } from '@stepwright/asl'
import { capitalized } from './capitalized.ts'
import type { ProblemText } from './problem.ts'

/** An object has a field that its kind does not have. */
export function unknownField(what: string, field: string, known: readonly string[]): ProblemText {
  const nearest = nearestName(field, known)
  return {
    code: 'SW1015',
    message: `${capitalized(what)} has no field '${field}'.`,
    hint: nearest === null ? `It has ${known.map((name) => `'${name}'`).join(', ')}.` : `Did you mean '${nearest}'?`,
  }
}

/** A state has no type that there is. */
export function unknownType(what: string, found: string): ProblemText {
  return {
    code: 'SW1015',
    message: `The type of ${what} is ${found}.`,
    hint: "A type is 'Task', 'Pass', 'Choice', 'Wait', 'Parallel', 'Map', 'Succeed' or 'Fail'.",
  }
}

/** Of some fields exactly one is to be given. */
export function notExactlyOne(what: string, fields: readonly string[], given: number): ProblemText {
  const names = fields.map((name) => `'${name}'`).join(' and ')
  return {
    code: 'SW1015',
    message: `${what} has ${given === 0 ? 'neither' : 'both'} of ${names}: it takes one of them.`,
  }
}

/** A field that a state cannot do without is missing. */
export function missingField(what: string, field: string): ProblemText {
  return { code: 'SW1015', message: `${what} has no '${field}', which it needs.` }
}

/** `itemProcessor` or a branch is none of ours. */
export function notABlock(what: string, found: string): ProblemText {
  return {
    code: 'SW1015',
    message: `${what} takes a block of states, and was given ${found}.`,
    hint: "Write block({ startAt: '…', states: { … } }).",
  }
}

/** An edge names a state that is not among those of the same `states`. */
export function noSuchTarget(edge: string, target: string, known: readonly string[]): ProblemText {
  const nearest = nearestName(target, known)
  return {
    code: 'SW1113',
    message: `${edge} leads to '${target}', which is not among the states of this scope.`,
    ...(nearest === null ? {} : { hint: `Did you mean '${nearest}'?` }),
  }
}
