import type { Diagnostic } from './diagnostic.ts'
import type { DiagnosticCode } from './codes.ts'

const brand = Symbol.for('stepwright.error')

/**
 * The one thing Stepwright throws: a call is wrong, or we are. It carries the diagnostics that say why.
 *
 * @example
 * ```ts
 * try { await simulate(flow, options) } catch (error) { if (isStepwrightError(error)) console.error(error.diagnostics) }
 * ```
 */
export class StepwrightError extends Error {
  override readonly name = 'StepwrightError'
  readonly diagnostics: readonly Diagnostic[]

  constructor(diagnostics: Diagnostic | readonly Diagnostic[], options?: { readonly cause?: unknown }) {
    const list: readonly Diagnostic[] = 'code' in diagnostics ? [diagnostics] : diagnostics
    super(list.map(summary).join('\n'), options)
    this.diagnostics = list
    Object.defineProperty(this, brand, { value: true })
  }

  /** The first diagnostic's code. */
  get code(): DiagnosticCode {
    return this.diagnostics[0]?.code ?? 'SW9001'
  }
}

/** True for a `StepwrightError` of any copy of this package. */
export function isStepwrightError(error: unknown): error is StepwrightError {
  return typeof error === 'object' && error !== null && brand in error
}

function summary({ code, message, location, path, hint }: Diagnostic): string {
  const place = location ? `${location.file}:${location.line}:${location.column} ` : path ? `${path} ` : ''
  return `${code} ${place}${message}${hint ? ` ${hint}` : ''}`
}
