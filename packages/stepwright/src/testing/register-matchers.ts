import { matchers, type ExpectedEvent, type RunReport } from '@stepwright/runtime-mock'

/** What a run's output is, when it is known. */
type OutputIn<Received> = Awaited<Received> extends { readonly output: infer Output } ? Output : unknown

/** The names of a run's tasks, to choose from; any other state's name is taken too. */
type NamesIn<Received> =
  Awaited<Received> extends RunReport<infer Tasks> ? (keyof Tasks & string) | (string & {}) : string

declare module 'vitest' {
  // Declarations merge only with Vitest's own parameter, default included.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  interface Matchers<T = any> {
    /** The run ended SUCCEEDED. */
    toHaveSucceeded(): void
    /** The run ended SUCCEEDED with an output that equals this one, as `toEqual` compares. */
    toSucceedWith(output: OutputIn<T>): void
    /**
     * The run ended with this error, and with this cause when one is given. A string must be equal, a pattern must match; a cause that is an
     * object is compared with the cause's JSON.
     */
    toFailWith(error: string | RegExp, cause?: string | RegExp | object): void
    /** The run went through these states, in this order; others may lie between them. */
    toHaveVisited(...names: readonly NamesIn<T>[]): void
    /** The state's Retry began it anew: exactly so many times in all its visits, or at least once. */
    toHaveRetried(state: NamesIn<T>, times?: number): void
    /**
     * The history consists of these events: for each the name of its type, or an object with what matters of it. The answer of AWS's
     * `GetExecutionHistory` is taken as it is; timestamps are not compared.
     */
    toMatchHistory(events: readonly ExpectedEvent[] | { readonly events: readonly ExpectedEvent[] }): void
  }
}

/** Adds the matchers to Vitest's `expect`. Outside of Vitest there is none, and nothing happens. */
export async function registerMatchers(): Promise<void> {
  if (process.env['VITEST'] === undefined) return
  const { expect } = await import('vitest')
  expect.extend(matchers)
}
