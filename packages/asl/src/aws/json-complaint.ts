/** Why AWS's JSON parser cannot read a text, in its words, and where, in its way of writing that. */
export interface JsonComplaint {
  readonly message: string
  /** `[Source: (String)"{"; line: 1, column: 2]` */
  readonly source: string
}

const values = "(JSON String, Number, Array, Object or token 'null', 'true' or 'false')"
/** As many characters of a text as the parser repeats. */
const shownCharacters = 500

/** What the parser of a service written in Java says of a text that is not JSON; null of one whose first value is. */
export function jsonComplaint(text: string): JsonComplaint | null {
  const found = failureOf(text)
  if (found === null) return null
  const source = sourceAt(text, found.at)
  const opened = found.openedAt === undefined ? '' : ` (start marker at ${sourceAt(text, found.openedAt)})`
  return { message: `${found.what}${opened}\n at ${source}`, source }
}

/** The place the parser has come to: lines from 1, columns from 1 and one past what was read. */
function sourceAt(text: string, at: number): string {
  const before = text.slice(0, at)
  const line = before.split('\n').length
  const column = at - (before.lastIndexOf('\n') + 1) + 1
  const left = text.length - shownCharacters
  const shown = left > 0 ? `"${text.slice(0, shownCharacters)}"[truncated ${left} chars]` : `"${text}"`
  return `[Source: (String)${shown}; line: ${line}, column: ${column}]`
}

interface Failure {
  readonly what: string
  /** The index just behind what was read. */
  readonly at: number
  /** Where what is not closed was opened. */
  readonly openedAt?: number
}

/** An array or an object that is open. */
interface Open {
  readonly kind: 'Array' | 'Object'
  readonly at: number
}

function failureOf(text: string): Failure | null {
  const open: Open[] = []
  let at = skipBlanks(text, 0)
  if (at === text.length) return { what: 'No content to map due to end-of-input', at: 0 }
  for (;;) {
    const value = readValue(text, at, open)
    if (typeof value !== 'number') return value
    at = value
    // What follows a value: the end of what is around it, or one more.
    for (;;) {
      const around = open.at(-1)
      if (!around) return null
      at = skipBlanks(text, at)
      const isNew = at === skipBlanks(text, around.at + 1)
      const character = text.charAt(at)
      if (character === (around.kind === 'Object' ? '}' : ']')) {
        open.pop()
        at += 1
        continue
      }
      if (!isNew) {
        if (character === '') return { what: `Unexpected end-of-input within/between ${around.kind} entries`, at }
        if (character !== ',') return unexpected(text, at, `was expecting comma to separate ${around.kind} entries`)
        at = skipBlanks(text, at + 1)
      } else if (character === '') {
        return {
          what: `Unexpected end-of-input: expected close marker for ${around.kind}`,
          at,
          openedAt: around.at,
        }
      }
      if (around.kind === 'Object') {
        const key = readKey(text, at)
        if (typeof key !== 'number') return key
        at = key
      }
      break
    }
  }
}

/** The index behind a key and its colon. */
function readKey(text: string, at: number): number | Failure {
  if (at >= text.length) return { what: 'Unexpected end-of-input within/between Object entries', at }
  if (text.charAt(at) !== '"') return unexpected(text, at, 'was expecting double-quote to start field name')
  const end = endOfString(text, at)
  if (end === null) return { what: 'Unexpected end-of-input in field name', at: text.length }
  const colon = skipBlanks(text, end)
  if (colon >= text.length) return { what: 'Unexpected end-of-input within/between Object entries', at: colon }
  return text.charAt(colon) === ':'
    ? skipBlanks(text, colon + 1)
    : unexpected(text, colon, 'was expecting a colon to separate field name and value')
}

/** The index behind a value; of an array or an object, behind what opens it. */
function readValue(text: string, at: number, open: Open[]): number | Failure {
  const character = text.charAt(at)
  if (character === '') {
    return { what: `Unexpected end-of-input within/between ${open.at(-1)?.kind ?? 'Root'} entries`, at }
  }
  if (character === '{' || character === '[') {
    open.push({ kind: character === '{' ? 'Object' : 'Array', at })
    return at + 1
  }
  if (character === '"') {
    const end = endOfString(text, at)
    return end ?? { what: 'Unexpected end-of-input: was expecting closing quote for a string value', at: text.length }
  }
  const plain = matchAt(plainValue, text, at)
  if (plain !== null) return at + plain.length
  const word = matchAt(wordLike, text, at)
  if (word === null) return unexpected(text, at, `expected a valid value ${values}`)
  return { what: `Unrecognized token '${word}': was expecting ${values}`, at: at + word.length }
}

function endOfString(text: string, at: number): number | null {
  const whole = matchAt(wholeString, text, at)
  return whole === null ? null : at + whole.length
}

const plainValue = /(?:(?:true|false|null)(?![\w$])|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w$]))/y
const wordLike = /[\p{L}_$][\p{L}\p{N}_$]*/uy
const wholeString = /"(?:[^"\\]|\\[^])*"/y

/** What a sticky pattern matches just there, without a copy of the rest. */
function matchAt(pattern: RegExp, text: string, at: number): string | null {
  pattern.lastIndex = at
  return pattern.exec(text)?.[0] ?? null
}

function unexpected(text: string, at: number, expectation: string): Failure {
  const character = text.charAt(at)
  return { what: `Unexpected character ('${character}' (code ${text.charCodeAt(at)})): ${expectation}`, at: at + 1 }
}

function skipBlanks(text: string, at: number): number {
  let next = at
  while (/^[ \t\r\n]$/.test(text.charAt(next))) next += 1
  return next
}
