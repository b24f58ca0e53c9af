import type { JsonValue } from '../wire/json.ts'
import type { SyntaxFinding } from './path.ts'

/** Reads a text from left to right and remembers the first thing that went wrong. */
export class TextCursor {
  readonly text: string
  #offset: number
  #failure: SyntaxFinding | null = null

  constructor(text: string, offset = 0) {
    this.text = text
    this.#offset = offset
  }

  get offset(): number {
    return this.#offset
  }

  get isAtEnd(): boolean {
    return this.#offset >= this.text.length
  }

  /** The next character, or the empty string at the end. */
  get peek(): string {
    return this.text.charAt(this.#offset)
  }

  peekAt(ahead: number): string {
    return this.text.charAt(this.#offset + ahead)
  }

  take(expected: string): boolean {
    if (!this.text.startsWith(expected, this.#offset)) return false
    this.#offset += expected.length
    return true
  }

  takeAny(): string {
    const character = this.peek
    this.#offset += character.length
    return character
  }

  /** What a sticky pattern matches here, or null. */
  takeMatch(sticky: RegExp): string | null {
    sticky.lastIndex = this.#offset
    const found = sticky.exec(this.text)?.[0]
    if (found === undefined || found === '') return null
    this.#offset += found.length
    return found
  }

  takeInteger(): number | null {
    const digits = this.takeMatch(/-?\d+/y)
    return digits === null ? null : Number(digits)
  }

  skipBlanks(): void {
    this.takeMatch(/\s+/uy)
  }

  /**
   * A string in single or double quotes, or null with a failure recorded. AWS keeps a backslash in a quoted name as it is
   * (recorded: `$['Test\""Name"']` finds the key `Test\""Name"`), except before the quote that would end the name.
   */
  takeQuoted({ unescape = false }: { readonly unescape?: boolean } = {}): string | null {
    const start = this.#offset
    const quote = this.takeAny()
    let value = ''
    for (;;) {
      const character = this.takeAny()
      if (character === '') {
        this.fail('A quoted name or string has no closing quote.', start, this.#offset)
        return null
      }
      if (character === quote) return value
      if (character === '\\') {
        const next = this.takeAny()
        value += next === quote || (unescape && next === '\\') ? next : character + next
      } else {
        value += character
      }
    }
  }

  /** A JSON array or object literal, quotes of both kinds allowed, or null with a failure recorded. */
  takeJson(): { readonly kind: 'value'; readonly value: JsonValue } | null {
    const start = this.#offset
    let depth = 0
    let json = ''
    do {
      if (this.peek === "'" || this.peek === '"') {
        const text = this.takeQuoted({ unescape: true })
        if (text === null) return null
        json += JSON.stringify(text)
        continue
      }
      const character = this.takeAny()
      if (character === '') break
      if (character === '[' || character === '{') depth++
      if (character === ']' || character === '}') depth--
      json += character
    } while (depth > 0)
    try {
      return { kind: 'value', value: JSON.parse(json) as JsonValue }
    } catch {
      this.fail('A list or object in a filter is not JSON.', start, this.#offset)
      return null
    }
  }

  /** Records a failure, unless one was recorded before: the first is the cause, later ones are its echo. */
  fail(message: string, start: number, end: number): void {
    this.#failure ??= { message, start, end: Math.max(start, Math.min(end, this.text.length)) }
  }

  failUnexpected(wanted: string): void {
    this.#failure ??= this.unexpected(wanted)
  }

  /** Says what was wanted here and what stands there instead. */
  unexpected(wanted: string): SyntaxFinding {
    const found = this.isAtEnd
      ? 'the text ends'
      : `'${String.fromCodePoint(this.text.codePointAt(this.#offset) ?? 0)}' was found`
    return {
      message: `Expected ${wanted}, but ${found}.`,
      start: this.#offset,
      end: Math.min(this.#offset + 1, this.text.length),
    }
  }

  failure(): SyntaxFinding {
    return this.#failure ?? this.unexpected('more')
  }
}
