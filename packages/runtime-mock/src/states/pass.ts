import type { PassState } from '@stepwright/asl'
import { dataFlowOf } from '../data/flow-of.ts'
import { fail, type StateInterpreter } from './interpreter.ts'

/** Passes its input on, or a value made from it. */
export const passInterpreter: StateInterpreter<PassState> = {
  enter(state, scope) {
    const exit = dataFlowOf(scope.language).exitWithInput(state, scope, null)
    return exit.ok ? { kind: 'exit', ...exit.value, next: null } : fail(exit.failure)
  },
  finish: (state, scope) => passInterpreter.enter(state, scope),
}
