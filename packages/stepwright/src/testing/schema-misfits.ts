import { StepwrightError, type SourceLocation } from '@stepwright/asl'
import type { InputSchema } from '@stepwright/dsl'

/** One thing that a schema has against a value. */
export interface Misfit {
  /** The keys that lead there, outermost first. */
  readonly keys: readonly string[]
  /** Without the full stop. */
  readonly reason: string
}

/** What a schema has against a value: nothing, for none. */
export async function misfits(
  schema: InputSchema<unknown> | null | undefined,
  value: unknown,
): Promise<readonly Misfit[]> {
  const answer = await schema?.['~standard'].validate(value)
  return (answer?.issues ?? []).map(({ message, path = [] }) => ({
    keys: path.map((step) => String(typeof step === 'object' ? step.key : step)),
    reason: message.replace(/\.$/, ''),
  }))
}

/**
 * Refuses a value that its schema does not take.
 *
 * @param what - the sentence without its end: what does not fit
 * @throws StepwrightError SW4014, a diagnostic for each thing
 */
export async function refuseMisfit(
  schema: InputSchema<unknown> | null | undefined,
  value: unknown,
  what: string,
  at?: SourceLocation,
): Promise<void> {
  const found = await misfits(schema, value)
  if (found.length === 0) return
  throw new StepwrightError(
    found.map(({ keys, reason }) => ({
      code: 'SW4014',
      severity: 'error',
      message: `${what}${keys.length === 0 ? '' : ` at '${keys.join('.')}'`}: ${reason}.`,
      hint: 'AWS does not check schemas: the execution would go on with this value.',
      ...(at && { location: at }),
    })),
  )
}
