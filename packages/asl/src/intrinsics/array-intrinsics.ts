import { jsonEqual } from '../paths/json-equal.ts'
import type { JsonValue } from '../wire/json.ts'
import { isJsonArray, isJsonObject } from '../wire/own-property.ts'
import { refuse, succeed, type Intrinsic, type IntrinsicResult } from './intrinsic.ts'
import { wholeNumber } from './whole-number.ts'

const rangeItems = 1000

export const array: Intrinsic = { minArguments: 0, maxArguments: Infinity, apply: (args) => succeed([...args]) }

export const arrayContains: Intrinsic = {
  minArguments: 2,
  maxArguments: 2,
  apply: ([list, wanted]) =>
    onArray(list, (items) => succeed(items.some((item) => wanted !== undefined && jsonEqual(item, wanted)))),
}

export const arrayGetItem: Intrinsic = {
  minArguments: 2,
  maxArguments: 2,
  apply: ([list, index]) =>
    onArray(list, (items) => {
      const at = wholeNumber(index)
      if (at === null) return refuse('The second argument must be a number.')
      const item = at < 0 ? undefined : items[at]
      return item === undefined
        ? refuse(`The index ${at} is out of bounds for an array of length ${items.length}.`)
        : succeed(item)
    }),
}

export const arrayLength: Intrinsic = {
  minArguments: 1,
  maxArguments: 1,
  apply: ([list]) => onArray(list, (items) => succeed(items.length)),
}

export const arrayPartition: Intrinsic = {
  minArguments: 2,
  maxArguments: 2,
  apply: ([list, size]) =>
    onArray(list, (items) => {
      const chunk = wholeNumber(size)
      if (chunk === null || chunk <= 0) return refuse('The second argument must be a positive number.')
      const chunks = Math.ceil(items.length / chunk)
      return succeed(Array.from({ length: chunks }, (_, at) => items.slice(at * chunk, (at + 1) * chunk)))
    }),
}

export const arrayRange: Intrinsic = {
  minArguments: 3,
  maxArguments: 3,
  apply: (args) => {
    const [first, last, step] = args.map(wholeNumber)
    if (first == null || last == null || step == null) return refuse('The arguments must be numbers.')
    if (step === 0) return refuse('The third argument, the increment, must not be zero.')
    const count = Math.max(0, Math.floor((last - first) / step) + 1)
    if (count > rangeItems) return refuse(`The array would have ${count} items, more than ${rangeItems}.`)
    return succeed(Array.from({ length: count }, (_, at) => first + at * step))
  },
}

export const arrayUnique: Intrinsic = {
  minArguments: 1,
  maxArguments: 1,
  apply: ([list]) =>
    onArray(list, (items) => {
      const seen = new Set<string>()
      return succeed(items.filter((item) => seen.size < seen.add(canonicalText(item)).size))
    }),
}

/** Equal values have equal texts: object members are put in order. */
function canonicalText(value: JsonValue): string {
  if (isJsonArray(value)) return `[${value.map(canonicalText).join(',')}]`
  if (!isJsonObject(value)) return JSON.stringify(value)
  const members = Object.entries(value).map(([name, member]) => `${JSON.stringify(name)}:${canonicalText(member)}`)
  return `{${members.sort().join(',')}}`
}

function onArray(
  list: JsonValue | undefined,
  apply: (items: readonly JsonValue[]) => IntrinsicResult,
): IntrinsicResult {
  return list !== undefined && isJsonArray(list) ? apply(list) : refuse('The first argument must be an array.')
}
