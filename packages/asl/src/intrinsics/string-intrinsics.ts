import type { JsonValue } from '../wire/json.ts'
import { isJsonArray, isJsonObject } from '../wire/own-property.ts'
import { refuse, succeed, type Intrinsic } from './intrinsic.ts'

export const format: Intrinsic = {
  minArguments: 1,
  maxArguments: Infinity,
  apply: ([template, ...values]) => {
    if (typeof template !== 'string') return refuse('The first argument must be a string.')
    const pieces = splitTemplate(template)
    if (pieces === null) return refuse('The template ends with an open escape, a single backslash.')
    if (pieces.length - 1 !== values.length) {
      return refuse(
        `The template has ${pieces.length - 1} placeholders, but there are ${values.length} arguments for them.`,
      )
    }
    return succeed(pieces.map((piece, at) => (at === 0 ? piece : formatted(values[at - 1]) + piece)).join(''))
  },
}

/** The texts around the placeholders `{}` of a template, escapes resolved; null for an open escape. */
export function splitTemplate(template: string): readonly string[] | null {
  const pieces = ['']
  for (let at = 0; at < template.length; at++) {
    const character = template.charAt(at)
    if (character === '{' && template.charAt(at + 1) === '}') {
      pieces.push('')
      at++
    } else {
      if (character === '\\') at++
      if (at >= template.length) return null
      pieces.push((pieces.pop() ?? '') + template.charAt(at))
    }
  }
  return pieces
}

/** Strings as they are, other scalars as JSON; objects and arrays come out as Java prints them (recorded). */
function formatted(value: JsonValue | undefined): string {
  if (typeof value === 'string') return value
  if (value === undefined) return ''
  if (isJsonArray(value)) return `[${value.map(formatted).join(', ')}]`
  if (!isJsonObject(value)) return JSON.stringify(value)
  return `{${Object.entries(value)
    .map(([name, member]) => `${name}=${formatted(member)}`)
    .join(', ')}}`
}

export const stringSplit: Intrinsic = {
  minArguments: 2,
  maxArguments: 2,
  apply: ([text, delimiters]) => {
    if (typeof text !== 'string' || typeof delimiters !== 'string') return refuse('The arguments must be strings.')
    const separators = new Set(delimiters)
    const pieces = ['']
    for (const character of text) {
      if (separators.has(character)) pieces.push('')
      else pieces.push((pieces.pop() ?? '') + character)
    }
    return succeed(pieces.filter((piece) => piece !== ''))
  },
}

export const uuid: Intrinsic = { minArguments: 0, maxArguments: 0, apply: (_args, sources) => succeed(sources.uuid()) }
