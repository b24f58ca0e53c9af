import type { JsonValue } from '@stepwright/asl'
import fc from 'fast-check'
import { expression } from './expressions.ts'
import { failFields } from './failures.ts'
import {
  assign,
  inputAndOutputPath,
  optional,
  output,
  ownLanguage,
  parameters,
  resultPaths,
  together,
} from './fields.ts'
import { going, pieceOf, type Fields, type Phrase, type Step } from './scope.ts'
import { anything, sometimes } from './values.ts'

/** Steps of one state that calls nobody: Pass, Wait, Succeed, Fail. */

/** A result with data that stays as it is. */
const fixedResult = optional(
  'Result',
  anything.map(
    (value): Phrase<JsonValue> =>
      () =>
        value,
  ),
  6,
)
const passInJsonPath = together(
  resultPaths,
  fc.oneof(
    fixedResult,
    optional('Parameters', parameters, 2).map((phrase) => phrase),
  ),
)

export const pass: fc.Arbitrary<Step> = fc
  .tuple(ownLanguage, passInJsonPath, output('$states.input'), assign)
  .map(([languageOf, jsonPath, jsonata, assigning]) => ({
    kind: 'Pass',
    write: ({ name, scope, next }) => {
      const own = languageOf(scope)
      const { fields, assigned } = assigning(scope, own.language)
      const data = own.language === 'JSONPath' ? jsonPath(scope) : jsonata(scope)
      return pieceOf(name, { Type: 'Pass', ...own.fields, ...data, ...fields, ...going(next) }, { assigned })
    },
  }))

const until = {
  JSONPath: fc.constantFrom<Fields>(
    { Seconds: 0 },
    { Seconds: 3 },
    { Seconds: 30 },
    { SecondsPath: '$.secs' },
    { Timestamp: '2026-01-01T00:01:00Z' },
    { TimestampPath: '$.t' },
  ),
  JSONata: fc.constantFrom<Fields>(
    { Seconds: 5 },
    { Seconds: '{% $states.input.secs %}' },
    { Seconds: '{% $round($random() * 20) %}' },
    { Timestamp: '{% $states.input.t %}' },
    { Timestamp: '2026-01-01T00:00:20.500Z' },
  ),
} as const

export const wait: fc.Arbitrary<Step> = fc
  .tuple(ownLanguage, until.JSONPath, until.JSONata, inputAndOutputPath, output('$states.input'), assign)
  .map(([languageOf, jsonPath, jsonata, paths, outputOf, assigning]) => ({
    kind: 'Wait',
    write: ({ name, scope, next }) => {
      const own = languageOf(scope)
      const { fields, assigned } = assigning(scope, own.language)
      const data = own.language === 'JSONPath' ? { ...jsonPath, ...paths(scope) } : { ...jsonata, ...outputOf(scope) }
      return pieceOf(name, { Type: 'Wait', ...own.fields, ...data, ...fields, ...going(next) }, { assigned })
    },
  }))

/** Ends its scope, whatever comes next. */
export const succeed: fc.Arbitrary<Step> = fc
  .tuple(ownLanguage, inputAndOutputPath, sometimes(expression, 2))
  .map(([languageOf, paths, code]) => ({
    kind: 'Succeed',
    write: ({ name, scope }) => {
      const own = languageOf(scope)
      const jsonata = code ? { Output: code(scope) } : {}
      const data = own.language === 'JSONPath' ? paths(scope) : jsonata
      return pieceOf(name, { Type: 'Succeed', ...own.fields, ...data })
    },
  }))

/** Ends its scope, whatever comes next. */
export const fail: fc.Arbitrary<Step> = fc.tuple(ownLanguage, failFields).map(([languageOf, fieldsOf]) => ({
  kind: 'Fail',
  write: ({ name, scope }) => {
    const own = languageOf(scope)
    return pieceOf(name, { Type: 'Fail', ...own.fields, ...fieldsOf(own.language) })
  },
}))
