import { codes, type Diagnostic, type SourceLocation } from '@stepwright/asl'
import { placesIn, type Value } from '@stepwright/dsl'
import { json, type Document, type Form } from '../../print/jsonpath/form.ts'
import { knownForm } from '../../print/jsonpath/present-form.ts'
import { printForm } from '../../print/jsonpath/print-form.ts'
import { printRule } from '../../print/jsonpath/print-rule.ts'
import type { Facts } from '../../print/jsonpath/printer.ts'
import type { Problem } from '../../print/jsonpath/problem.ts'
import { ruleOf } from '../../print/jsonpath/tests.ts'
import type { Sight } from '../../print/jsonpath/template.ts'
import type { Position } from '../../print/printer.ts'
import type { ChoiceRule } from '@stepwright/asl'
import type { Notes } from '../notes.ts'
import { pointerTo } from '../pointer.ts'

/** A value in use: what it is for, and where it was written. */
export interface Use {
  /** As the start of a sentence: `The output of 'Copy'`. */
  readonly what: string
  readonly at: SourceLocation
}

/** One place of a definition being emitted in JSONPath. */
export class PathEmission {
  readonly #notes: Notes
  readonly #wholeVariables: ReadonlySet<string>
  readonly #pointer: string

  constructor(notes: Notes, wholeVariables: ReadonlySet<string>, pointer = '') {
    this.#notes = notes
    this.#wholeVariables = wholeVariables
    this.#pointer = pointer
  }

  /** The same emission, further inside the definition. */
  at(...steps: readonly (string | number)[]): PathEmission {
    return new PathEmission(this.#notes, this.#wholeVariables, pointerTo(this.#pointer, ...steps))
  }

  /** Notes where the user wrote this part of the definition. */
  mark(location: SourceLocation): void {
    this.#notes.locations.set(this.#pointer, location)
  }

  /** Notes where the user wrote the fields that a value went to. */
  placed<Fields extends object>(fields: Fields, at: SourceLocation): Fields {
    for (const key of Object.keys(fields)) this.at(key).mark(at)
    return fields
  }

  /** What JSONPath says for a value. What it cannot say is noted. */
  form(value: Value, position: Position, use: Use): Form {
    if (value.kind === 'Constant') return knownForm(value.value)
    const { form, problems } = printForm(value.body, this.#facts(value, position))
    this.report(problems, use)
    return problems.length > 0 ? json(null) : form
  }

  /** The rule for a test. What JSONPath cannot say is noted. */
  rule(value: Value, position: Position, use: Use): ChoiceRule {
    if (value.kind === 'Constant') return ruleOf(value.value.kind === 'Json' && Boolean(value.value.value))
    const { rule, problems } = printRule(value.body, this.#facts(value, position))
    this.report(problems, use)
    return rule
  }

  /** A field that sees a document; what goes wrong in `fill` is noted. */
  field<Result>(use: Use, sees: Document, hint: string, fill: (sight: Sight) => Result): Result {
    const sight: Sight = { sees, hint, problems: [] }
    const result = fill(sight)
    this.report(sight.problems, use)
    return result
  }

  report(problems: readonly Problem[], { what, at }: Use): void {
    const messages = new Set<string>()
    for (const { code, message, hint, at: place } of problems) {
      if (messages.has(message)) continue
      messages.add(message)
      this.#notes.diagnostics.push({
        code,
        severity: codes[code].severity,
        message: `${what} ${message}`,
        location: place ?? at,
        hint,
      })
    }
  }

  add(diagnostic: Diagnostic): void {
    this.#notes.diagnostics.push(diagnostic)
  }

  #facts(value: Extract<Value, { kind: 'Lowered' }>, position: Position): Facts {
    return { position, captures: value.captures, wholeVariables: this.#wholeVariables, places: placesIn(value.body) }
  }
}
