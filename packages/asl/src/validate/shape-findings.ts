import { didYouMean } from '../diagnostics/nearest-name.ts'
import { stateTables } from '../spec/state-tables.ts'
import type { QueryLanguage } from '../wire/definition.ts'
import { kindOf, shortForm } from './json-kinds.ts'
import { describeFirst, inside, type Place } from './place.ts'
import type { Finding } from './visit.ts'

export const notAnObject = (value: unknown): Finding => ({
  code: 'SW3002',
  message: `The definition is ${kindOf(value)}, not a JSON object with 'StartAt' and 'States'.`,
  aws: 'Definition must be a valid JSON object',
  hint:
    typeof value === 'string'
      ? 'Parse the text first: parseDefinition(text).'
      : "Pass an object with 'StartAt' and 'States'.",
})

export const missingField = (at: Place, field: string): Finding => ({
  code: 'SW3003',
  message: `${describeFirst(at)} has no '${field}'.`,
  hint: `Add the required field '${field}'.`,
  missing: field,
})

export const unknownField = (at: Place, field: string, known: Iterable<string>): Finding => ({
  code: 'SW3004',
  message: `${describeFirst(at)} has a field '${field}', which is not supported there.`,
  hint: didYouMean(field, known, elsewhere(field)),
  aws: `Field '${field}' is not supported`,
})

/** Where a misplaced field does belong. */
function elsewhere(field: string): string {
  const types = Object.entries(stateTables).flatMap(([type, { fields }]) => (fields.has(field) ? [type] : []))
  if (types.length === 0 || types.length === Object.keys(stateTables).length) return 'Remove the field.'
  return `Remove the field; '${field}' belongs to ${types.join(', ')} states.`
}

export const wrongType = (at: Place, value: unknown, expected: string): Finding => ({
  code: 'SW3005',
  message: `${describeFirst(at)} is ${kindOf(value)}, not ${expected}.`,
  hint: typeHint(at, value, expected),
})

/** What was most likely meant by a value of the wrong type. */
function typeHint(at: Place, value: unknown, expected: string): string {
  const isScalar = /number|true or false/u.test(expected)
  if (typeof value === 'string' && isScalar) {
    if (/^(?:-?\d+(?:\.\d+)?|true|false)$/u.test(value)) return `Write ${value} without the quotes.`
    const path = `${String(at.key)}Path`
    const hasPath = Object.values(stateTables).some(({ fields }) => fields.has(path))
    if (value.startsWith('$') && hasPath) return `Read it from the data with '${path}'.`
    if (value.startsWith('{%'))
      return 'Only JSONata states have expressions: set "QueryLanguage": "JSONata" on the state.'
  }
  return `Make it ${expected}.`
}

export const notOneOf = (at: Place, value: unknown, values: readonly string[]): Finding => ({
  code: 'SW3006',
  message: `${describeFirst(at)} is ${shortForm(value)}, which is not one of ${values.join(', ')}.`,
  aws: `The field '${String(at.key)}' should have one of these values: [${values.join(', ')}]`,
  hint: didYouMean(typeof value === 'string' ? value : '', values, `Choose one of ${values.join(', ')}.`),
})

export const notInRange = (at: Place, value: number, expected: string): Finding => ({
  code: 'SW3007',
  message: `${describeFirst(at)} is ${value}, not ${expected}.`,
  hint: 'Choose a number in that range.',
})

export const empty = (at: Place, expected: string): Finding => ({
  code: 'SW3008',
  message: `${describeFirst(at)} is empty.`,
  aws: 'Value cannot be empty',
  hint: `Give it at least one ${expected}.`,
})

/** What says in one query language what a field says in the other. */
const counterparts: { readonly [language in QueryLanguage]: ReadonlyMap<string, string> } = {
  JSONata: new Map([
    ['Parameters', "'Arguments' or 'Output'"],
    ['ResultSelector', "'Output'"],
    ['ResultPath', "'Output'"],
    ['InputPath', '$states.input with what it selects'],
    ['OutputPath', "'Output'"],
    ['Result', "'Output'"],
    ['ItemsPath', "'Items'"],
  ]),
  JSONPath: new Map([
    ['Arguments', "'Parameters'"],
    ['Output', "'ResultSelector', 'ResultPath' or 'OutputPath'"],
    ['Items', "'ItemsPath'"],
    ['Condition', "'Variable' and a comparison"],
  ]),
}

/** `mayChange` when the state itself may be set to the other language. */
export function otherLanguage(at: Place, field: string, language: QueryLanguage, mayChange: boolean): Finding {
  const other: QueryLanguage = language === 'JSONata' ? 'JSONPath' : 'JSONata'
  const plainName =
    field.endsWith('Path') && language === 'JSONata' ? `'${field.slice(0, -4)}' with {% … %}` : undefined
  const counterpart = counterparts[language].get(field) ?? plainName
  const ways = [
    ...(counterpart === undefined ? [] : [`write ${counterpart}`]),
    ...(mayChange ? [`set "QueryLanguage": "${other}" on the state`] : []),
  ]
  const hint = ways.length === 0 ? 'Remove it.' : `${ways.join(', or ')}.`
  return {
    code: 'SW3009',
    message: `${describeFirst(inside(at, field))} exists in ${other} only, and the query language there is ${language}.`,
    hint: hint.charAt(0).toUpperCase() + hint.slice(1),
    aws: `The QueryLanguage is set to '${language}', but field '${field}' is only supported for the '${other}' QueryLanguage`,
  }
}

export const excludeEachOther = (at: Place, fields: readonly string[]): Finding => ({
  code: 'SW3010',
  message: `${describeFirst(at)} has ${quotedList(fields, 'and')}, which exclude each other.`,
  hint: 'Keep one of them.',
})

export const oneNeeded = (at: Place, fields: readonly string[]): Finding => ({
  code: 'SW3011',
  message: `${describeFirst(at)} has none of ${quotedList(fields, 'and')}.`,
  hint: `Add one of them.`,
})

export const languageDowngrade = (at: Place): Finding => ({
  code: 'SW3012',
  message: `${describeFirst(at)} asks for JSONPath, but the whole machine is set to JSONata.`,
  aws: "'QueryLanguage' can not be 'JSONPath' if set to 'JSONata' for whole state machine",
  hint: 'Set "QueryLanguage": "JSONata" on single states instead of the machine, or write this state in JSONata.',
})

export const tooLarge = (characters: number, limit: number): Finding => ({
  code: 'SW3013',
  message: `The definition has ${characters} bytes, more than the ${limit} that Step Functions takes.`,
  hint: 'Move parts of it into state machines of their own, started with states:startExecution.',
})

export const tooDeep = (limit: number): Finding => ({
  code: 'SW3014',
  message: `The definition nests more than ${limit} levels deep.`,
  hint: 'Pass deep data in as input instead of writing it into the definition.',
})

/** `'A', 'B' and 'C'`. */
export function quotedList(names: readonly string[], joiner: 'and' | 'or'): string {
  const quoted = names.map((name) => `'${name}'`)
  const last = quoted.pop() ?? ''
  return quoted.length === 0 ? last : `${quoted.join(', ')} ${joiner} ${last}`
}
