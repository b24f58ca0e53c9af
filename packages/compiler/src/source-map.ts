import type { SourceLocation } from '@stepwright/asl'

/**
 * Where each part of a definition was written.
 *
 * `states` is for readers (a viewer, a timeline); `pointers` is finer, for diagnostics: JSON pointers of states, rules, retries, catches and
 * values. A pointer that has no entry of its own belongs to the nearest one above it.
 */
export interface SourceMap {
  readonly states: { readonly [name: string]: SourceLocation }
  readonly pointers: { readonly [pointer: string]: SourceLocation }
}

/** The place of what a JSON pointer names: its own, or that of the nearest part around it. */
export function locate(map: SourceMap, pointer: string): SourceLocation | undefined {
  for (let at = pointer; ; at = at.slice(0, at.lastIndexOf('/'))) {
    const location = Object.hasOwn(map.pointers, at) ? map.pointers[at] : undefined
    if (location || at === '') return location
  }
}
