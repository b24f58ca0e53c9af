import { errorNames, nearestName } from '@stepwright/asl'
import { noSuchError } from '../sentences/errors.ts'
import { capitalized } from './capitalized.ts'
import type { ProblemText } from './problem.ts'

/** A length of time is not a whole number of seconds in the range of its field. */
export function secondsOutOfRange(what: string, seconds: number, least: number, most: number): ProblemText {
  return {
    code: 'SW1003',
    message: `${what} is a whole number of seconds from ${least} to ${most}, and was given as ${seconds}.`,
  }
}

/** An object has no unit of time that we know. */
export function noUnits(what: string): ProblemText {
  return {
    code: 'SW1003',
    message: `${what} has no length.`,
    hint: 'Give numbers of seconds, minutes, hours or days, such as { minutes: 5 }.',
  }
}

/** An instant is not written as ISO-8601 in the form that Step Functions takes. */
export function notAnInstant(text: string): ProblemText {
  return {
    code: 'SW1003',
    message: `'${text}' is not an instant.`,
    hint: 'Write date, time and zone, such as 2026-04-18T06:00:00Z.',
  }
}

/** A number of a retry is out of its range. */
export function retryOutOfRange(option: string, range: string, found: string): ProblemText {
  return { code: 'SW1004', message: `A retry's '${option}' is ${range}, and was given as ${found}.` }
}

/** A retry or a catch names no errors. */
export function noErrorNames(modifier: string): ProblemText {
  return {
    code: 'SW1004',
    message: `'${modifier}' names no errors.`,
    hint: "Name at least one, such as 'States.ALL'.",
  }
}

/** A map's concurrency is no whole number. */
export function concurrencyOutOfRange(found: number): ProblemText {
  return {
    code: 'SW1011',
    message: `A map's 'maxConcurrency' is a whole number from 0 up, and was given as ${found}.`,
  }
}

/** A loop's bound is no whole number. */
export function roundsOutOfRange(what: string, found: string): ProblemText {
  return {
    code: 'SW1011',
    message: `${capitalized(what)} are a whole number from 1 up or an arrow function, and were given as ${found}.`,
  }
}

/** An error's name begins with `States.` and is none of Step Functions' own. */
export function unknownError(name: string): ProblemText {
  return { code: 'SW1014', message: noSuchError(name, nearestName(name, errorNames)) }
}
