import { isStepwrightError, type Diagnostic } from '@stepwright/asl'

/** The one diagnostic that a call throws, with the file it is in. Anything else it does fails the test. */
export function thrownBy(
  call: () => unknown,
): Omit<Diagnostic, 'severity' | 'location'> & { readonly at: string | undefined } {
  try {
    call()
  } catch (error) {
    if (!isStepwrightError(error)) throw error
    const [diagnostic, ...others] = error.diagnostics
    if (diagnostic === undefined || others.length > 0) throw error
    const { severity: _severity, location, ...said } = diagnostic
    return { ...said, at: location?.file.split('/').at(-1) }
  }
  throw new Error('The call did not throw.')
}
