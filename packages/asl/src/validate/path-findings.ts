import type { Path, SyntaxFinding } from '../paths/path.ts'
import { shortForm } from './json-kinds.ts'
import { describeFirst, type Place } from './place.ts'
import type { Finding } from './visit.ts'

type Range = NonNullable<Finding['range']>

/** AWS says the same of a bad path and of a bad call, at the field that holds the template. */
const dynamicSentence = (at: Place): { readonly aws?: string } =>
  String(at.key).endsWith('.$')
    ? { aws: `The value for the field '${String(at.key)}' must be a valid JSONPath or a valid intrinsic function call` }
    : {}

/** The offending characters, or the whole text where a parser points past its end. */
const rangeOf = ({ start, end }: SyntaxFinding): Range => ({ start, end: Math.max(end, start) })

const whole = (text: string): Range => ({ start: 0, end: text.length })

export const notAPath = (at: Place, text: string): Finding => ({
  code: 'SW3110',
  message: `${describeFirst(at)} is ${shortForm(text)}, which is not a JSONPath.`,
  hint: "A path starts with '$', '$$' or a variable such as '$name'.",
  range: whole(text),
})

export const pathError = (at: Place, error: SyntaxFinding): Finding => ({
  code: 'SW3110',
  message: `${describeFirst(at)} is not a JSONPath. ${error.message}`,
  hint: "A path reads like $.orders[0].id; names with blanks or signs stand in brackets, $['a b'].",
  ...dynamicSentence(at),
  range: rangeOf(error),
})

/**
 * A result is written to one place. Paths that only read are held to less: AWS's own guide gives `$.jar[?(@.a >= 5)]` as a reference
 * path, and rules out functions.
 */
export function notAReferencePath(at: Place, path: Path, isWritten: boolean): Finding {
  const step = path.steps.find(({ kind }) => kind !== 'name' && kind !== 'index') ?? path.steps.at(-1)
  const isRefused = isWritten || path.steps.some(({ kind }) => kind === 'function')
  return {
    code: isRefused ? 'SW3111' : 'SW3117',
    message: `${describeFirst(at)} is '${path.text}', which is not a reference path: it may address more than one place.`,
    hint: 'A reference path has names and indexes only: no filters, wildcards, slices or functions.',
    range: step === undefined ? whole(path.text) : { start: step.start, end: step.end },
  }
}

export const contextInResultPath = (at: Place, text: string): Finding => ({
  code: 'SW3112',
  message: `${describeFirst(at)} is '${text}'; a result is written into the state's input only.`,
  hint: "Write a path that starts with '$.', or use 'Assign' to set a variable.",
  range: whole(text),
})

export const intrinsicNotAllowed = (at: Place, text: string, allowed: readonly string[] = []): Finding => ({
  code: 'SW3113',
  message: `${describeFirst(at)} is ${shortForm(text)}; ${
    allowed.length === 0 ? 'intrinsic functions are not called there' : 'that function does not yield a string'
  }.`,
  hint:
    allowed.length === 0
      ? "Compute the value in a state before, with 'Parameters' or 'Assign', and name its path here."
      : `Use a path, or one of ${allowed.join(', ')}.`,
  range: whole(text),
})

export const intrinsicError = (at: Place, error: SyntaxFinding): Finding => ({
  code: 'SW3114',
  message: `${describeFirst(at)} is not a call of an intrinsic function. ${error.message}`,
  hint: "A call reads like States.Format('{}/{}', $.folder, $.file); text stands in single quotes.",
  ...dynamicSentence(at),
  range: rangeOf(error),
})

export function neitherPathNorCall(at: Place, text: string): Finding {
  const name = String(at.key)
  const startsBlank = /^\s+(?:\$|States\.)/u.test(text)
  return {
    code: 'SW3115',
    message: `${describeFirst(at)} is ${shortForm(text)}, neither a JSONPath nor a call of an intrinsic function.`,
    hint: startsBlank
      ? 'Remove the blanks before it.'
      : `Start it with '$' or 'States.', or ${
          name.endsWith('.$') ? `drop the '.$' of '${name}'` : `name the field '${name.replace(/Path$/u, '')}'`
        } to pass the text as it is.`,
    range: whole(text),
    ...dynamicSentence(at),
  }
}

export const dynamicNotText = (at: Place, value: unknown): Finding => ({
  code: 'SW3115',
  message: `${describeFirst(at)} is ${shortForm(value)}, neither a JSONPath nor a call of an intrinsic function.`,
  hint: `Drop the '.$' of '${String(at.key)}' to pass the value as it is.`,
  ...dynamicSentence(at),
})

export const sameKeyTwice = (at: Place, key: string): Finding => ({
  code: 'SW3116',
  message: `${describeFirst(at)} has both '${key}' and '${key}.$', which write the same key.`,
  hint: 'Keep one of them.',
})
