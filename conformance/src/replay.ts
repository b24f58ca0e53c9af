import type { CallScope, TaskCall, TaskReply, TaskWorld } from '@stepwright/runtime-mock'
import type { Case, Outcome } from './case.ts'
import { lambdaWorld } from './lambda-world.ts'

/**
 * A world in which each task answers what it answered on AWS; where the history does not tell, the function it calls does
 * what it did there.
 *
 * @param tokens collects the task tokens it was called with
 */
export function replayOf(kase: Case, tokens: string[]): TaskWorld {
  const { taskOutcomes = {} } = kase
  const functions = lambdaWorld(kase)
  const taken = new Map<string, number>()
  const next = (call: TaskCall): Outcome | undefined => {
    const place = JSON.stringify([call.state, call.inside])
    const recorded = (taskOutcomes[call.state] ?? []).filter((outcome) => isAt(outcome, call.inside))
    const at = taken.get(place) ?? 0
    taken.set(place, at + 1)
    return recorded[at]
  }
  return {
    call(call) {
      if (call.taskToken !== null) tokens.push(call.taskToken)
      const outcome = next(call)
      return outcome ? Promise.resolve({ ...replyOf(outcome), workerName: workerOf(kase) }) : functions.call(call)
    },
  }
}

/** An outcome without a place is from a stretch whose order the recorder normalised away: it fits anywhere. */
function isAt({ at }: Outcome, inside: readonly CallScope[]): boolean {
  if (!at) return true
  return (
    at.length === inside.length &&
    at.every((place, depth) => {
      const scope = inside[depth]
      return scope?.state === (place.map ?? place.parallel) && scope?.index === (place.index ?? place.branch)
    })
  )
}

/** Who polled the activity is not in the outcomes, only in the recorded event. */
function workerOf({ expected }: Case): string | null {
  const started = expected.events?.find(({ type }) => type === 'ActivityStarted')
  return started?.activityStartedEventDetails?.workerName ?? null
}

function replyOf(outcome: Outcome): TaskReply {
  const base = { submitted: outcome.submitted ?? null, delay: {} }
  if (outcome.timeout) return { ...base, kind: 'none' }
  if ('output' in outcome) return { ...base, kind: 'success', output: outcome.output ?? null }
  const { error = null, cause = null } = outcome
  return {
    ...base,
    kind: 'failure',
    error,
    cause: typeof cause === 'string' || cause === null ? cause : JSON.stringify(cause),
  }
}
