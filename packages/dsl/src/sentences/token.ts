/** The arguments of a task that waits for its token do not hold it. */
export type NoToken =
  'A task that waits for its token passes it on: context.Task.Token. Text that a function made of it: `as TaskToken`.'
