import { StepwrightError } from '@stepwright/asl'
import type { Journal } from '../../machine/run-execution.ts'

/** Why an execution cannot go on: the local set-up is wrong, not the machine. */
export interface Breakage {
  readonly error: StepwrightError
  readonly atMs: number
}

/** Whatever else was thrown is a mistake of ours, and must not take the others down. */
export function ourBug(thrown: unknown): StepwrightError {
  const said = thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown)
  return new StepwrightError({
    code: 'SW9001',
    severity: 'error',
    message: `Stepwright met a state it should not: ${said}`,
    hint: 'This is a bug of ours.',
  })
}

/** The error's name, and what is wrong, as an execution's error and cause. */
export function breakageOf(error: StepwrightError): { readonly error: string; readonly cause: string } {
  const [first] = error.diagnostics
  const cause = error.diagnostics.map(({ message, hint }) => (hint ? `${message} ${hint}` : message)).join('\n')
  return { error: `Stepwright.${first?.code ?? 'Error'}`, cause }
}

/** The journal of an execution that broke: it ends as failed, where it stood. */
export function brokenJournal(journal: Journal, { error, atMs }: Breakage): Journal {
  const { execution, entries } = journal
  const failure = breakageOf(error)
  const previousEventId = execution.lastEventId
  return {
    ...journal,
    execution: { ...execution, ...failure, status: 'FAILED' },
    entries: [
      ...entries,
      {
        event: {
          type: 'ExecutionFailed',
          id: previousEventId + 1,
          previousEventId,
          timestamp: new Date(atMs).toISOString(),
          executionFailedEventDetails: failure,
        },
        place: { strand: [], visit: null },
      },
    ],
  }
}
