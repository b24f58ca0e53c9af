import { dslCodes } from './codes/dsl.ts'
import { loweringCodes } from './codes/lowering.ts'
import { validationCodes } from './codes/validation.ts'
import { runtimeCodes } from './codes/runtime.ts'
import { deployCodes } from './codes/deploy.ts'
import { internalCodes } from './codes/internal.ts'
import type { Severity } from './diagnostic.ts'

/** What is fixed about a code: codes are stable and never reused. Each has a page in `docs/errors/`. */
export interface CodeEntry {
  readonly severity: Severity
  /** A few words, the page's title. */
  readonly title: string
  /** The rule's source: a section of the States Language or an AWS page. */
  readonly spec?: string
}

type Codes = typeof dslCodes &
  typeof loweringCodes &
  typeof validationCodes &
  typeof runtimeCodes &
  typeof deployCodes &
  typeof internalCodes

/** A stable diagnostic code, such as `SW3001`. */
export type DiagnosticCode = keyof Codes

/** Every code Stepwright can report, by family. */
export const codes: { readonly [Code in DiagnosticCode]: CodeEntry } = {
  ...dslCodes,
  ...loweringCodes,
  ...validationCodes,
  ...runtimeCodes,
  ...deployCodes,
  ...internalCodes,
}
