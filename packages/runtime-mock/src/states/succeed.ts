import type { SucceedState } from '@stepwright/asl'
import { dataFlowOf } from '../data/flow-of.ts'
import { fail, type StateInterpreter } from './interpreter.ts'

/** Ends its scope with success. */
export const succeedInterpreter: StateInterpreter<SucceedState> = {
  enter(state, scope) {
    const exit = dataFlowOf(scope.language).exitWithInput(state, scope, null)
    return exit.ok ? { kind: 'exit', ...exit.value, next: null } : fail(exit.failure)
  },
  finish: (state, scope) => succeedInterpreter.enter(state, scope),
}
