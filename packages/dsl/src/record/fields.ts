import type { SourceLocation } from '@stepwright/asl'
import { describe } from '../args/describe.ts'
import { constant, expressionValue, textValue } from '../args/value.ts'
import type { Value } from '../ir/value.ts'
import { problem } from '../problems/problem.ts'
import { unknownField } from '../problems/record.ts'
import { otherKind } from '../problems/values.ts'

/**
 * The fields of one object that the user wrote out, read one by one. What is not read by the end is a field that the object does not have.
 */
export class Fields {
  readonly what: string
  readonly at: SourceLocation
  readonly #given: Readonly<Record<string, unknown>>
  readonly #read = new Set<string>()

  constructor(given: unknown, what: string, at: SourceLocation) {
    if (typeof given !== 'object' || given === null || Array.isArray(given)) {
      throw problem(otherKind(what, 'an object of fields', describe(given)), at)
    }
    this.#given = given as Readonly<Record<string, unknown>>
    this.what = what
    this.at = at
  }

  /** Whatever the field holds; `undefined` when it is absent. */
  any(key: string): unknown {
    this.#read.add(key)
    return this.#given[key]
  }

  /** A field that takes any JSON, fixed or computed. */
  json(key: string): Value | null {
    const given = this.any(key)
    if (given === undefined) return null
    return typeof given === 'function'
      ? expressionValue(given, this.#label(key), this.at)
      : constant(given, this.#label(key), this.at)
  }

  /** A field that takes a whole number from `least` up, fixed or computed. */
  count(key: string, least: number, most: number): Value | null {
    const given = this.any(key)
    if (given === undefined) return null
    if (typeof given === 'function') return expressionValue(given, this.#label(key), this.at)
    return constant(this.#whole(key, given, least, most), this.#label(key), this.at)
  }

  /** A field that takes text, fixed, a `param()` or computed. */
  text(key: string): Value | null {
    const given = this.any(key)
    return given === undefined ? null : textValue(given, this.#label(key), this.at)
  }

  /** A field that takes text as it stands. */
  plainText(key: string): string | null {
    const given = this.any(key)
    if (given === undefined) return null
    if (typeof given !== 'string') throw problem(otherKind(this.#label(key), 'text', describe(given)), this.at)
    return given
  }

  /** The items of a list, each as fields of its own; none when it is absent. */
  list(key: string): readonly Fields[] {
    const given = this.any(key)
    if (given === undefined) return []
    if (!Array.isArray(given)) throw problem(otherKind(this.#label(key), 'a list', describe(given)), this.at)
    return given.map((item: unknown, index) => new Fields(item, `${this.#label(key)}[${index}]`, this.at))
  }

  /** Ends the reading. Each call names the place it is about, so a field is told by its whole path. */
  done(): void {
    const other = Object.keys(this.#given).find((key) => !this.#read.has(key) && this.#given[key] !== undefined)
    if (other !== undefined) throw problem(unknownField(this.what, other, [...this.#read]), this.at)
  }

  #whole(key: string, given: unknown, least: number, most: number): number {
    if (typeof given === 'number' && Number.isInteger(given) && given >= least && given <= most) return given
    const range = `a whole number from ${least} to ${most} or an arrow function`
    throw problem(otherKind(this.#label(key), range, describe(given)), this.at)
  }

  #label(key: string): string {
    return `'${key}' of ${this.what}`
  }
}
