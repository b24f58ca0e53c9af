import type { DiagnosticCode } from './codes.ts'

/** A place in a user's file. Lines and columns count from 1, as editors show them. */
export interface SourceLocation {
  readonly file: string
  readonly line: number
  readonly column: number
  /** The end of the span, exclusive; absent when only its start is known. */
  readonly endLine?: number
  readonly endColumn?: number
}

/** How bad a finding is: an `error` stops a build, a `warning` is printed and can be silenced by code. */
export type Severity = 'error' | 'warning'

/**
 * One finding about a user's flow or definition. All packages report in this shape; one printer in `stepwright` renders it.
 *
 * `path` is a JSON pointer (RFC 6901) into the ASL definition; `range` narrows it to characters of the string found there.
 */
export interface Diagnostic {
  readonly code: DiagnosticCode
  readonly severity: Severity
  /** What is, with the user's own names in quotes, ending in a full stop. */
  readonly message: string
  readonly path?: string
  readonly range?: { readonly start: number; readonly end: number }
  readonly location?: SourceLocation
  /** What to do about it. */
  readonly hint?: string
}
