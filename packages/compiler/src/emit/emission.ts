import type { JsonValue, SourceLocation } from '@stepwright/asl'
import type { Value } from '@stepwright/dsl'
import type { Place, Print } from './place.ts'
import { pointerTo } from './pointer.ts'

/** One place of the definition being emitted: how values are printed there, and where each part came from. */
export class Emission {
  readonly #print: Print
  readonly #locations: Map<string, SourceLocation>
  readonly #pointer: string

  constructor(print: Print, locations: Map<string, SourceLocation>, pointer = '') {
    this.#print = print
    this.#locations = locations
    this.#pointer = pointer
  }

  /** The same emission, further inside the definition. */
  at(...steps: readonly (string | number)[]): Emission {
    return new Emission(this.#print, this.#locations, pointerTo(this.#pointer, ...steps))
  }

  /** Notes where the user wrote this part of the definition. */
  mark(location: SourceLocation): void {
    this.#locations.set(this.#pointer, location)
  }

  /** The field of a value: absent when the user gave none. */
  value<const Key extends string>(key: Key, value: Value | null, place: Place): { readonly [K in Key]?: JsonValue } {
    if (value === null) return {}
    this.at(key).mark(value.at)
    return { [key]: this.#print(value, place) } as { readonly [K in Key]: JsonValue }
  }
}
