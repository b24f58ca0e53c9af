import type { ParallelState } from '@stepwright/asl'
import { dataFlowOf } from '../data/flow-of.ts'
import { fail, type StateInterpreter } from './interpreter.ts'

/** Runs its branches side by side on the same input, and gives their outputs in the order written. */
export const parallelInterpreter: StateInterpreter<ParallelState> = {
  enter(state, scope) {
    const input = dataFlowOf(scope.language).argumentsOf(state, scope)
    if (!input.ok) return fail(input.failure)
    return {
      kind: 'fork',
      inputs: state.Branches.map(() => input.value),
      items: null,
      maxConcurrency: state.Branches.length,
    }
  },
  finish(state, scope, result) {
    const exit = dataFlowOf(scope.language).exitWithResult(state, scope, result)
    return exit.ok ? { kind: 'exit', ...exit.value, next: null } : fail(exit.failure)
  },
}
