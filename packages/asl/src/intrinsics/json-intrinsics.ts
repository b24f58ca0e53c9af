import type { JsonValue } from '../wire/json.ts'
import { copyOwn, isJsonObject, setOwn } from '../wire/own-property.ts'
import { refuse, succeed, type Intrinsic } from './intrinsic.ts'

export const jsonMerge: Intrinsic = {
  minArguments: 3,
  maxArguments: 3,
  apply: ([first, second, deep]) => {
    if (first === undefined || second === undefined || !isJsonObject(first) || !isJsonObject(second)) {
      return refuse('The first two arguments must be objects.')
    }
    if (deep !== false) return refuse('The third argument must be false: Step Functions merges shallowly only.')
    const merged = copyOwn(first)
    for (const [name, value] of Object.entries(second)) setOwn(merged, name, value)
    return succeed(merged)
  },
}

export const jsonToString: Intrinsic = {
  minArguments: 1,
  maxArguments: 1,
  apply: ([value]) => succeed(JSON.stringify(value)),
}

export const stringToJson: Intrinsic = {
  minArguments: 1,
  maxArguments: 1,
  apply: ([text]) => {
    if (typeof text !== 'string') return refuse('The argument must be a string.')
    if (text.trim() === '') return succeed(null)
    const parsed = parseJsonText(text)
    return parsed.ok ? succeed(parsed.value) : refuse(`The argument is not JSON text. ${parsed.reason}`)
  },
}

/** JSON text as a value; a negative zero becomes the zero it prints as (recorded: "-0" is 0). */
export function parseJsonText(
  text: string,
): { readonly ok: true; readonly value: JsonValue } | { readonly ok: false; readonly reason: string } {
  try {
    const value = text.includes('-0')
      ? (JSON.parse(text, (_name, member: JsonValue) => (Object.is(member, -0) ? 0 : member)) as JsonValue)
      : (JSON.parse(text) as JsonValue)
    return { ok: true, value }
  } catch (error) {
    return { ok: false, reason: error instanceof Error ? error.message : String(error) }
  }
}
