import type { NotATask } from '../sentences/modifiers.ts'
import type { Built } from './built.ts'

/** The argument of a modifier that only a task has, or the sentence that says so. */
export type TaskOnly<B extends Built, Modifier extends string, Argument> = B['kind'] extends 'Task'
  ? Argument
  : NotATask<Modifier>
