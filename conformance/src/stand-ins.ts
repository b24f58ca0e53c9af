import { isJsonObject, type JsonObject, type JsonValue } from '@stepwright/asl'
import type { ApiCall, Case } from './case.ts'

/** Real names in the place of those that the recorder wrote, and back. */
export interface StandIns {
  /** Takes the masks out of a call's parameters. */
  readonly real: (params: JsonObject) => JsonObject
  /** Learns what a call's answer has where the recorder wrote a name of its own. */
  readonly learn: (call: ApiCall, answer: JsonObject) => void
  /** Puts the recorder's bare words back; its placeholders the scorer takes for anything. */
  readonly masked: (text: string) => string
}

/** What a bare word stands for, by the member it is in. */
const arnsOfMembers: { readonly [member: string]: (word: string) => string } = {
  roleArn: (word) => `arn:aws:iam::111111111111:role/${word}`,
  stateMachineArn: (word) => `arn:aws:states:us-east-1:111111111111:stateMachine:${word}`,
  executionArn: (word) => `arn:aws:states:us-east-1:111111111111:execution:machine:${word}`,
  activityArn: (word) => `arn:aws:states:us-east-1:111111111111:activity:${word}`,
}

/** The stand-ins for a case's names: the service checks the form of ARNs and names, and masks have none. */
export function standInsFor({ normalizers }: Case): StandIns {
  const words = new Set(normalizers?.regex ?? [])
  const toReal = new Map<string, string>()
  const toMask = new Map<string, string>()

  const realText = (text: string, member: string): string => {
    const known = replaceAll(text, toReal)
    const arnOf = words.has(known) ? arnsOfMembers[member] : undefined
    if (arnOf) {
      toMask.set(arnOf(known), known)
      return arnOf(known)
    }
    return known.replace(/<([A-Za-z][^<>]*)>/g, (_whole, name: string) => placeholder(name))
  }
  const real = (value: JsonValue, member: string): JsonValue => {
    if (typeof value === 'string') return realText(value, member)
    if (Array.isArray(value)) return value.map((item: JsonValue) => real(item, member))
    return isJsonObject(value) ? realMembers(value) : value
  }
  const realMembers = (holder: JsonObject): JsonObject =>
    Object.fromEntries(Object.entries(holder).map(([member, value]) => [member, real(value, member)]))

  return {
    real: realMembers,
    learn({ bind = {} }, answer) {
      for (const [member, mask] of Object.entries(bind)) {
        const value = answer[member]
        if (typeof value !== 'string' || value === mask) continue
        toReal.set(mask, value)
        if (words.has(mask)) toMask.set(value, mask)
      }
    },
    masked: (text) => replaceAll(text, toMask),
  }
}

/** A placeholder's stand-in: its name, or as many characters as it says. */
function placeholder(name: string): string {
  const length = /_(\d+)_chars$/.exec(name)?.[1]
  return length === undefined ? name.replaceAll(/[^\w-]/g, '-') : 'x'.repeat(Number(length))
}

/** Longer texts first: an ARN may begin with another. */
function replaceAll(text: string, by: ReadonlyMap<string, string>): string {
  const longestFirst = [...by].sort(([one], [other]) => other.length - one.length)
  return longestFirst.reduce((changed, [from, to]) => changed.replaceAll(from, to), text)
}
