import type { Built } from './built.ts'
import type { JoinedVariables } from './joined-variables.ts'

/** The variables that a task, map or parallel adds to the flow: its own, joined with those of the handlers that come back. */
export type SettledVariables<B extends Built> = [B['caught']] extends [never]
  ? B['assigned']
  : JoinedVariables<B['assigned'] | B['caughtOwn']>
