/** The sentence about the arguments of a task that waits for its token and does not pass it on. */
export type NoToken = 'A task that waits for its token passes it on in its arguments: context.Task.Token.'
