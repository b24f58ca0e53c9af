import type { Path, SyntaxFinding } from '../paths/path.ts'
import { compilePath, readPath, type PathScope } from '../paths/read-path.ts'
import type { JsonValue } from '../wire/json.ts'
import { evaluateIntrinsic } from './evaluate-intrinsic.ts'
import type { IntrinsicCall, IntrinsicSources } from './intrinsic.ts'
import { compileIntrinsic } from './parse-intrinsic.ts'

/** What the value of a `.$` member is: a path, or else an intrinsic call. */
export type DynamicValue = { readonly kind: 'path'; readonly path: Path } | IntrinsicCall

/** A parsed dynamic value, or why the text is none. */
export type DynamicCompilation =
  { readonly ok: true; readonly value: DynamicValue } | { readonly ok: false; readonly error: SyntaxFinding }

/** Parses the string of a payload template's `.$` member: text that starts with `$` is a path, all else a call. */
export function compileDynamic(text: string): DynamicCompilation {
  if (text.startsWith('$')) {
    const compiled = compilePath(text)
    return compiled.ok ? { ok: true, value: { kind: 'path', path: compiled.path } } : compiled
  }
  const compiled = compileIntrinsic(text)
  return compiled.ok ? { ok: true, value: compiled.call } : compiled
}

/**
 * The value, or what went wrong: `notFound` leaves the sentence to the caller, who knows the field
 * (`pathNotFoundMessage`, `invalidPathMessage`); the others come with their text.
 */
export type DynamicOutcome =
  | { readonly ok: true; readonly value: JsonValue }
  | { readonly ok: false; readonly kind: 'notFound'; readonly error: 'States.Runtime'; readonly reason: string }
  | {
      readonly ok: false
      readonly kind: 'function'
      readonly error: 'States.Runtime' | 'States.IntrinsicFailure'
      readonly message: string
    }
  | { readonly ok: false; readonly kind: 'syntax'; readonly error: 'States.Runtime'; readonly message: string }

/** Evaluates the string of a `.$` member, or of a field that takes a path or an intrinsic call. */
export function evaluateDynamic(text: string, scope: PathScope, sources: IntrinsicSources): DynamicOutcome {
  const compiled = compileDynamic(text)
  if (!compiled.ok) return { ok: false, kind: 'syntax', error: 'States.Runtime', message: compiled.error.message }
  if (compiled.value.kind === 'call') {
    const outcome = evaluateIntrinsic(compiled.value, scope, sources)
    return outcome.ok ? outcome : { ...outcome, kind: 'function' }
  }
  const reading = readPath(compiled.value.path, scope)
  if (reading.found) return { ok: true, value: reading.value }
  return { ok: false, kind: 'notFound', error: 'States.Runtime', reason: reading.reason }
}
