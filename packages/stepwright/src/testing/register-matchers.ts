import { matchers } from '@stepwright/runtime-mock'

declare module 'vitest' {
  // Declarations merge only with Vitest's own parameter, default included.
  // eslint-disable-next-line @typescript-eslint/no-unused-vars, @typescript-eslint/no-explicit-any
  interface Matchers<T = any> {
    /** The run ended SUCCEEDED. */
    toHaveSucceeded(): void
    /** The run ended with this error, and with this cause when one is given. A string must be equal, a pattern must match. */
    toHaveFailedWith(error: string | RegExp, cause?: string | RegExp): void
    /** The run went through these states, in this order; others may lie between them. */
    toHaveVisited(...names: readonly string[]): void
  }
}

/** Adds the matchers to Vitest's `expect`. Outside of Vitest there is none, and nothing happens. */
export async function registerMatchers(): Promise<void> {
  if (process.env['VITEST'] === undefined) return
  const { expect } = await import('vitest')
  expect.extend(matchers)
}
