import { choiceInterpreter } from './choice.ts'
import { failInterpreter } from './fail.ts'
import type { StateInterpreters } from './interpreter.ts'
import { mapInterpreter } from './map.ts'
import { parallelInterpreter } from './parallel.ts'
import { passInterpreter } from './pass.ts'
import { succeedInterpreter } from './succeed.ts'
import { taskInterpreter } from './task.ts'
import { waitInterpreter } from './wait.ts'

/** One interpreter for each kind of state. */
export const interpreters: StateInterpreters = {
  Choice: choiceInterpreter,
  Fail: failInterpreter,
  Map: mapInterpreter,
  Parallel: parallelInterpreter,
  Pass: passInterpreter,
  Succeed: succeedInterpreter,
  Task: taskInterpreter,
  Wait: waitInterpreter,
}
