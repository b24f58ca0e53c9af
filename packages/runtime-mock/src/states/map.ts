import type { MapState } from '@stepwright/asl'
import { dataFlowOf } from '../data/flow-of.ts'
import { isDistributedMap } from '../machine/machine.ts'
import { enterDistributed } from './distributed-map.ts'
import { fail, type StateInterpreter } from './interpreter.ts'
import { iterationInputs, itemsOf } from './map-items.ts'
import { maxConcurrency } from './max-concurrency.ts'

/** How many iterations an inline Map runs at once when its definition asks for more, or sets no limit. */
const inlineConcurrency = 40

/** Runs its processor once for each item: inline, in the execution's own history, or distributed, in child executions. */
export const mapInterpreter: StateInterpreter<MapState> = {
  enter(state, scope) {
    if (isDistributedMap(state)) return enterDistributed(state, scope)
    const items = itemsOf(state, scope)
    if (!items.ok) return fail(items.failure)
    const limit = maxConcurrency(state, scope, inlineConcurrency)
    if (!limit.ok) return fail(limit.failure)
    const inputs = iterationInputs(state, scope, items.value)
    if (!inputs.ok) return fail(inputs.failure)
    return {
      kind: 'fork',
      inputs: inputs.value,
      items: items.value,
      maxConcurrency: limit.value,
    }
  },
  finish(state, scope, result) {
    const exit = dataFlowOf(scope.language).exitWithResult(state, scope, result)
    return exit.ok ? { kind: 'exit', ...exit.value, next: null } : fail(exit.failure)
  },
}
