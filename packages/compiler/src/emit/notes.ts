import type { Diagnostic, SourceLocation } from '@stepwright/asl'

/** What an emission notes beside the definition. */
export interface Notes {
  /** Where each part of the definition was written, by JSON pointer. */
  readonly locations: Map<string, SourceLocation>
  readonly diagnostics: Diagnostic[]
}

/** The state that a part of the definition belongs to. */
export interface Owner {
  readonly name: string
  readonly at: SourceLocation
}
