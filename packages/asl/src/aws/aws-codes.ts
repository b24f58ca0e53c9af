import type { DiagnosticCode } from '../diagnostics/codes.ts'

/**
 * The codes of AWS's own diagnostics.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_ValidateStateMachineDefinitionDiagnostic.html
 */
export type AwsCode =
  | 'DUPLICATE_LABEL_NAME'
  | 'DUPLICATE_STATE_NAME'
  | 'INVALID_JSONATA_EXPRESSION'
  | 'INVALID_JSON_DESCRIPTION'
  | 'INVALID_LABEL_NAME'
  | 'INVALID_STATE_NAME'
  | 'MISSING_END_STATE'
  | 'MISSING_TRANSITION_TARGET'
  | 'NO_DOLLAR'
  | 'PASS_RESULT_IS_STATIC'
  | 'SCHEMA_VALIDATION_FAILED'
  | 'TOO_DEEPLY_NESTED'
  | 'UNSUPPORTED_JSONATA_EXPRESSION'

/** AWS's code for ours, where it is not `SCHEMA_VALIDATION_FAILED`. */
const awsCodes: ReadonlyMap<DiagnosticCode, AwsCode> = new Map<DiagnosticCode, AwsCode>([
  ['SW3014', 'TOO_DEEPLY_NESTED'],
  ['SW3020', 'INVALID_STATE_NAME'],
  ['SW3021', 'DUPLICATE_STATE_NAME'],
  ['SW3030', 'MISSING_TRANSITION_TARGET'],
  ['SW3031', 'MISSING_TRANSITION_TARGET'],
  ['SW3032', 'MISSING_TRANSITION_TARGET'],
  ['SW3033', 'MISSING_END_STATE'],
  ['SW3072', 'INVALID_LABEL_NAME'],
  ['SW3073', 'DUPLICATE_LABEL_NAME'],
  ['SW3120', 'INVALID_JSONATA_EXPRESSION'],
  ['SW3121', 'UNSUPPORTED_JSONATA_EXPRESSION'],
  ['SW3126', 'UNSUPPORTED_JSONATA_EXPRESSION'],
  ['SW3190', 'NO_DOLLAR'],
  ['SW3194', 'PASS_RESULT_IS_STATIC'],
])

export const awsCodeOf = (code: DiagnosticCode): AwsCode => awsCodes.get(code) ?? 'SCHEMA_VALIDATION_FAILED'

/** Of our warnings the ones that AWS gives too. */
export const isAwsWarning = (code: DiagnosticCode): boolean => code === 'SW3190' || code === 'SW3194'
