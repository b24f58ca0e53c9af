import type { Mocks } from '../../mocks/mock.ts'
import type { TaskCall } from '../../services/task-call.ts'
import type { TaskReply, TaskWorld } from '../../services/task-world.ts'

/** A task that gave a token away, or waits for a worker: only somebody outside answers it. */
const nobodyYet: TaskReply = { kind: 'none', submitted: {}, delay: {}, takenAfter: null }

/**
 * A world of mocks in which tasks with a token, and without a mock, wait for the API. Jobs have no token: without a mock nobody could ever
 * answer them, so they are left to the mocks to refuse.
 */
export function workerTasks(tasks: TaskWorld, mocks: Mocks): TaskWorld {
  const isMocked = ({ state, resource }: TaskCall): boolean =>
    Object.hasOwn(mocks, state) || Object.hasOwn(mocks, resource.arn)
  return {
    call: (call) =>
      call.resource.pattern === 'callback' && !isMocked(call) ? Promise.resolve(nobodyYet) : tasks.call(call),
  }
}
