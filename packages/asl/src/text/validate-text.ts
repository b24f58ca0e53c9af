import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { ValidateOptions } from '../validate/collect-findings.ts'
import { validate } from '../validate/validate.ts'
import { parseDefinition } from './parse-definition.ts'
import type { ParseOptions } from './parse-json.ts'

/**
 * `validate` for the text of a definition: every finding has the `location` in the text that it is about.
 *
 * @example validateText(readFileSync(file, 'utf8'), { file })
 */
export function validateText(text: string, options: ValidateOptions & ParseOptions = {}): Diagnostic[] {
  const parsed = parseDefinition(text, options)
  if (!parsed.ok) return [...parsed.diagnostics]
  const findings = validate(parsed.definition, options).map((diagnostic) => ({
    ...diagnostic,
    location: parsed.locate(diagnostic.path ?? '', diagnostic.range),
  }))
  return [...parsed.diagnostics, ...findings]
}
