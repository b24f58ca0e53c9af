import { codes } from '../diagnostics/codes.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { collectFindings, type ValidateOptions } from './collect-findings.ts'
import { pointer } from './place.ts'

/**
 * Everything there is to say about an ASL definition, before AWS is asked: errors that keep it from being created or from running,
 * and warnings about what AWS accepts but people regret. An empty array means nothing was found. Never throws on JSON.
 *
 * Findings come in the order of the definition, first those about single states, then names, graph and data flow; `path` is a JSON
 * pointer into the definition, `range` narrows it to the offending characters of an expression.
 * A string that is `${Name}` and nothing else stands for a value filled in at deployment and is never reported.
 *
 * @example
 * ```ts
 * validate({ StartAt: 'A', States: { A: { Type: 'Pass', Next: 'B' } } })
 * // [{ code: 'SW3030', severity: 'error', path: '/States/A/Next', message: "State 'A' goes to 'B', which is not defined.", … }, …]
 * ```
 * @see https://states-language.net/spec.html
 */
export function validate(definition: unknown, options: ValidateOptions = {}): Diagnostic[] {
  const diagnostics: Diagnostic[] = []
  collectFindings(definition, options, (at, { code, message, hint, range }) => {
    diagnostics.push({
      code,
      severity: codes[code].severity,
      message,
      path: pointer(at),
      ...(range === undefined ? {} : { range }),
      hint,
    })
  })
  return diagnostics
}
