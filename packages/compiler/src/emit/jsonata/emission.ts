import type { Diagnostic, JsonObject, JsonValue, SourceLocation } from '@stepwright/asl'
import type { Value } from '@stepwright/dsl'
import {
  assignWithoutNames,
  expressionTooDeep,
  variableHidesFunction,
  variableMayBeMissing,
} from '../../passes/diagnostics.ts'
import { printAssign, printCondition, printValue, type AssignProblem } from '../../print/print-value.ts'
import type { Position } from '../../print/printer.ts'
import type { Notes, Owner } from '../notes.ts'
import { pointerTo } from '../pointer.ts'
import { isTooDeep } from './expression-depth.ts'

type Field<Key extends string, Printed> = { readonly [K in Key]?: Printed }

/** One place of the definition being emitted. Its fields are absent when the user gave no value. */
export class Emission {
  readonly #notes: Notes
  readonly #pointer: string

  constructor(notes: Notes, pointer = '') {
    this.#notes = notes
    this.#pointer = pointer
  }

  /** The same emission, further inside the definition. */
  at(...steps: readonly (string | number)[]): Emission {
    return new Emission(this.#notes, pointerTo(this.#pointer, ...steps))
  }

  /** Notes where the user wrote this part of the definition. */
  mark(location: SourceLocation): void {
    this.#notes.locations.set(this.#pointer, location)
  }

  /** A field that takes any JSON, with expressions inside. */
  value<const Key extends string>(key: Key, value: Value | null, position: Position): Field<Key, JsonValue> {
    return this.#field(key, value, (given) => printValue(given, position))
  }

  /** A rule's `Condition`. */
  condition(value: Value, position: Position): Field<'Condition', string | boolean> {
    return this.#field('Condition', value, (given) => printCondition(given, position))
  }

  /** `Assign`: what keeps the value from being one is noted as the owner's mistake. */
  assign(value: Value | null, position: Position, owner: Owner): Field<'Assign', JsonObject> {
    return this.#field('Assign', value, (given) => {
      const printed = printAssign(given, position)
      if ('json' in printed) return printed.json
      this.#notes.diagnostics.push(...printed.problems.map((problem) => assignDiagnostic(problem, owner, given.at)))
      return {}
    })
  }

  #field<const Key extends string, Printed extends JsonValue>(
    key: Key,
    value: Value | null,
    print: (value: Value) => Printed,
  ): Field<Key, Printed> {
    if (value === null) return {}
    this.at(key).mark(value.at)
    const printed = print(value)
    if (isTooDeep(printed)) this.#notes.diagnostics.push(expressionTooDeep(value.at))
    // A computed key widens to `string` in TypeScript's eyes.
    return { [key]: printed } as Field<Key, Printed>
  }
}

function assignDiagnostic({ variable, reason }: AssignProblem, owner: Owner, at: SourceLocation): Diagnostic {
  if (variable === null || reason === 'notAnObject') return assignWithoutNames(owner, 'is no object literal', at)
  return reason === 'mayBeMissing'
    ? variableMayBeMissing(owner, variable, at)
    : variableHidesFunction(owner, variable, at)
}
