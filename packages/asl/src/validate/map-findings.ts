import { limits } from '../spec/limits.ts'
import { describeFirst, type Place } from './place.ts'
import { quotedList } from './shape-findings.ts'
import type { Finding } from './visit.ts'

export const distributedOnly = (at: Place): Finding => ({
  code: 'SW3070',
  message: `${describeFirst(at)} has no effect: it is for distributed Maps, and this one runs inline.`,
  hint: 'Set "ProcessorConfig": { "Mode": "DISTRIBUTED", "ExecutionType": "STANDARD" } on the ItemProcessor.',
})

export const noExecutionType = (at: Place): Finding => ({
  code: 'SW3071',
  message: `${describeFirst(at)} is distributed and has no 'ExecutionType'.`,
  hint: 'Add "ExecutionType": "STANDARD" or "EXPRESS": what each item runs as.',
})

export const distributedInExpress = (at: Place): Finding => ({
  code: 'SW3063',
  message: `${describeFirst(at)} is a distributed Map in an Express workflow, which does not support it.`,
  hint: 'Use a Standard workflow, or an inline Map.',
})

export const badLabel = (at: Place, label: string, characters: number, forbidden: string | undefined): Finding => ({
  code: 'SW3072',
  message:
    forbidden === undefined
      ? `${describeFirst(at)} has ${characters} characters; a label has 1 to ${limits.mapLabelCharacters}.`
      : `${describeFirst(at)} is '${label}', which has a character that labels cannot have: '${forbidden}'.`,
  hint: 'Letters, digits, hyphens and underscores are safe.',
})

export const duplicateLabel = (label: string, other: string): Finding => ({
  code: 'SW3073',
  message: `The label '${label}' belongs to state '${other}' already; labels are unique in the machine.`,
  hint: 'Give one of the Maps another label.',
})

export const unknownDataResource = (at: Place, resource: string, known: readonly string[]): Finding => ({
  code: 'SW3074',
  message: `${describeFirst(at)} is ${resource}, which a distributed Map does not know.`,
  hint: `It takes ${quotedList(
    known.map((name) => `arn:aws:states:::${name}`),
    'or',
  )}.`,
})

export const withoutInputType = (at: Place): Finding => ({
  code: 'SW3075',
  message: `${describeFirst(at)} reads an object without saying what is in it.`,
  hint: 'Add "ReaderConfig": { "InputType": "CSV" }, or JSON, JSONL, PARQUET, MANIFEST.',
})

export const csvWithoutHeaders = (at: Place, field: string): Finding => ({
  code: 'SW3076',
  message: `${describeFirst(at)} reads CSV and has no '${field}'.`,
  hint:
    field === 'CSVHeaders'
      ? 'Add "CSVHeaders": the names of the columns, in order.'
      : 'Add "CSVHeaderLocation": "FIRST_ROW", or "GIVEN" with "CSVHeaders".',
})
