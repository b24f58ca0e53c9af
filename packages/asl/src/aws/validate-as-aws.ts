import { codes } from '../diagnostics/codes.ts'
import { parseDefinition } from '../text/parse-definition.ts'
import { collectFindings, type ValidateOptions } from '../validate/collect-findings.ts'
import { pointer, type Place } from '../validate/place.ts'
import type { Finding } from '../validate/visit.ts'
import { jsonComplaint } from './json-complaint.ts'
import { awsCodeOf, isAwsWarning, type AwsCode } from './aws-codes.ts'

/** One diagnostic as AWS gives it. */
export interface AwsDiagnostic {
  readonly severity: 'ERROR' | 'WARNING'
  readonly code: AwsCode
  readonly message: string
  readonly location?: string
}

/** What `ValidateStateMachineDefinition` answers. */
export interface AwsValidation {
  readonly result: 'OK' | 'FAIL'
  readonly diagnostics: readonly AwsDiagnostic[]
  readonly truncated: boolean
}

/**
 * Answers `ValidateStateMachineDefinition` for the text of a definition, in AWS's codes and places, and in its words where they
 * are known; AWS itself says not to rely on the words.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_ValidateStateMachineDefinition.html
 */
export function validateAsAws(text: string, options: ValidateOptions = {}): AwsValidation {
  if (text.trim() === '')
    return failed({ code: 'SCHEMA_VALIDATION_FAILED', message: 'Definition must be a valid JSON object' })
  const parsed = parseDefinition(text)
  if (!parsed.ok) return failed(jsonError(text, parsed.diagnostics[0]?.location))

  const found: { at: Place; finding: Finding }[] = []
  collectFindings(parsed.definition, options, (at, finding) => found.push({ at, finding }))
  const diagnostics = found
    .filter(({ finding: { code } }) => codes[code].severity === 'error' || isAwsWarning(code))
    .flatMap(({ at, finding }, index, all) => {
      const isLaterOfMissing = finding.missing !== undefined && all.findIndex((one) => isMissingAt(at, one)) < index
      return isLaterOfMissing ? [] : [awsDiagnostic(at, finding, all)]
    })
  const isFailed = diagnostics.some(({ severity }) => severity === 'ERROR')
  return { result: isFailed ? 'FAIL' : 'OK', diagnostics, truncated: false }
}

/**
 * The message of the `InvalidDefinition` that `CreateStateMachine` and `UpdateStateMachine` answer; `null` for a valid definition.
 *
 * @example 'Invalid State Machine Definition: 'SCHEMA_VALIDATION_FAILED: These fields are required: [StartAt] at /''
 */
export function invalidDefinitionMessage({ diagnostics }: AwsValidation): string | null {
  const errors = diagnostics.filter(({ severity }) => severity === 'ERROR')
  if (errors.length === 0) return null
  const sentences = errors.map(
    ({ code, message, location }) => `${code}: ${message}${location ? ` at ${location}` : ''}`,
  )
  return `Invalid State Machine Definition: '${sentences.join(', ')}'`
}

interface Found {
  readonly at: Place
  readonly finding: Finding
}

const isMissingAt = (at: Place, one: Found): boolean => one.finding.missing !== undefined && one.at === at

function awsDiagnostic(at: Place, finding: Finding, all: readonly Found[]): AwsDiagnostic {
  const missing = all.filter((one) => isMissingAt(at, one)).map((one) => one.finding.missing)
  // Recorded for a machine that lacks both: [States, StartAt], the reverse of the order of its fields.
  const required = `These fields are required: [${missing.reverse().join(', ')}]`
  return {
    severity: codes[finding.code].severity === 'error' ? 'ERROR' : 'WARNING',
    code: awsCodeOf(finding.code),
    message: finding.missing === undefined ? (finding.aws ?? finding.message) : required,
    location: pointer(placeForAws(at, finding)) || '/',
  }
}

/** A dynamic value that does not parse is placed at the field that holds its template, as recorded. */
function placeForAws(at: Place, { code }: Finding): Place {
  if (!['SW3110', 'SW3114', 'SW3115'].includes(code) || !String(at.key).endsWith('.$')) return at
  let place = at
  while (place.parent !== null && !place.parent.isState) place = place.parent
  return place
}

const failed = (diagnostic: Omit<AwsDiagnostic, 'severity'>): AwsValidation => ({
  result: 'FAIL',
  diagnostics: [{ severity: 'ERROR', ...diagnostic }],
  truncated: false,
})

/** AWS passes on what its JSON parser says, source and all; only an unknown word was recorded. */
function jsonError(
  text: string,
  place: { readonly line: number; readonly column: number } | undefined,
): Omit<AwsDiagnostic, 'severity'> {
  const complaint = jsonComplaint(text)
  if (complaint) return { code: 'INVALID_JSON_DESCRIPTION', location: complaint.source, message: complaint.message }
  // What else our parser refuses, such as more behind the definition.
  const { line, column } = place ?? { line: 1, column: 1 }
  const rest = (text.split('\n')[line - 1] ?? '').slice(column - 1)
  const word = /^\w+/u.exec(rest)?.[0]
  const expected = "was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')"
  const source = `[Source: (String)"${text}"; line: ${line}, column: ${column + (word?.length ?? 0)}]`
  const what = word === undefined ? `Unexpected character ('${rest.charAt(0)}')` : `Unrecognized token '${word}'`
  return { code: 'INVALID_JSON_DESCRIPTION', location: source, message: `${what}: ${expected}\n at ${source}` }
}
