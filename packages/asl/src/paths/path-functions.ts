import type { JsonValue } from '../wire/json.ts'
import { isJsonArray, isJsonObject } from '../wire/own-property.ts'
import type { PathFunctionName } from './path.ts'

/** What a path function gives, or why it cannot be applied. */
type PathFunctionResult = { readonly value: JsonValue } | { readonly reason: string }

type PathFunction = (value: JsonValue, args: readonly JsonValue[]) => PathFunctionResult

const emptyAggregate = 'Aggregation function attempted to calculate value using empty array'

/** The functions a path may end in, over the value before them. */
export const pathFunctions: { readonly [Name in PathFunctionName]: PathFunction } = {
  length: (value) => ({ value: lengthOf(value) }),
  size: (value) => ({ value: lengthOf(value) }),
  keys: (value) => (isJsonObject(value) ? { value: Object.keys(value) } : { value: null }),
  min: aggregate((numbers) => numbers.reduce((least, number) => Math.min(least, number))),
  max: aggregate((numbers) => numbers.reduce((most, number) => Math.max(most, number))),
  sum: aggregate(sum),
  avg: aggregate((numbers) => sum(numbers) / numbers.length),
  stddev: aggregate((numbers) => {
    const mean = sum(numbers) / numbers.length
    return Math.sqrt(sum(numbers.map((number) => (number - mean) ** 2)) / numbers.length)
  }),
  concat: (value, args) => ({
    value: [...(isJsonArray(value) ? value : []), ...args].filter((item) => typeof item === 'string').join(''),
  }),
  append: (value, args) => ({ value: isJsonArray(value) ? [...value, ...args] : value }),
  first: (value) => itemAt(value, 0),
  last: (value) => itemAt(value, -1),
  index: (value, [at]) => itemAt(value, typeof at === 'number' ? at : 0),
}

function lengthOf(value: JsonValue): number | null {
  if (isJsonArray(value)) return value.length
  return isJsonObject(value) ? Object.keys(value).length : null
}

function itemAt(value: JsonValue, at: number): PathFunctionResult {
  const item = isJsonArray(value) ? value.at(at) : undefined
  return item === undefined ? { reason: emptyAggregate } : { value: item }
}

function aggregate(calculate: (numbers: readonly number[]) => number): PathFunction {
  return (value, args) => {
    const candidates = [...(isJsonArray(value) ? value : []), ...args]
    const numbers = candidates.filter((item): item is number => typeof item === 'number')
    return numbers.length === 0 ? { reason: emptyAggregate } : { value: calculate(numbers) }
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
