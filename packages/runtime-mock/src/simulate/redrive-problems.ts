import { runtimeError } from '../diagnostics/runtime-error.ts'
import type { Machine } from '../machine/machine.ts'
import { mapRunToRedrive, whyNotRedrivable } from '../machine/redrive.ts'
import type { OpenExecution } from '../machine/run-execution.ts'

/**
 * Refuses what cannot be redriven.
 *
 * @throws StepwrightError SW4016 as AWS would refuse it, SW4007 for a Map Run
 */
export function refuseRedrive(machine: Machine, open: OpenExecution, nowMs: number): void {
  const execution = open.execution()
  const endedMs = Date.parse(open.journal().entries.at(-1)?.event.timestamp ?? '')
  const why = whyNotRedrivable(machine, execution, { endedMs, nowMs })
  if (why !== null)
    throw runtimeError('SW4016', `The execution ${why}.`, 'AWS answers RedriveExecution with ExecutionNotRedrivable.')
  const map = mapRunToRedrive(machine, execution)
  if (map === null) return
  throw runtimeError(
    'SW4007',
    `A redrive would start the children of the Map Run in '${map}' again that did not succeed, which the mock runtime does not simulate yet.`,
    'Redrive an execution whose distributed Maps have succeeded, or start another execution.',
  )
}
