import type { TaskReply } from '../services/task-world.ts'

interface Named {
  readonly name: string
  readonly message: string
  readonly stack: string | undefined
}

/**
 * The failure that a thrown value becomes.
 *
 * A Lambda handler's error gets the shape of the Node.js runtime: the error's name, and as cause the JSON text of
 * `errorType`, `errorMessage` and `trace`. For other services the name and message are error and cause. The trace is without
 * the lines of the stack: they name folders, and a history is the same on every machine.
 */
export function failureOfThrown(thrown: unknown, isLambda: boolean): TaskReply {
  const { name, message, stack } = asNamed(thrown)
  const lines = stack?.split('\n').map((line) => line.trim()) ?? []
  const trace = lines.filter((line) => !line.startsWith('at '))
  const cause = isLambda ? JSON.stringify({ errorType: name, errorMessage: message, trace }) : message
  return { kind: 'failure', error: name, cause, submitted: null, delay: {} }
}

function asNamed(thrown: unknown): Named {
  if (typeof thrown === 'object' && thrown !== null && 'message' in thrown) {
    const { message } = thrown
    const name = 'name' in thrown && typeof thrown.name === 'string' ? thrown.name : 'Error'
    const stack = 'stack' in thrown && typeof thrown.stack === 'string' ? thrown.stack : undefined
    return { name, message: String(message), stack }
  }
  return { name: typeof thrown, message: String(thrown), stack: undefined }
}
