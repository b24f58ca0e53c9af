import type { SourceLocation } from '@stepwright/asl'
import { openChoice } from '../sentences/choice.ts'
import { duplicateState } from '../sentences/duplicate-state.ts'
import { loopEnds } from '../sentences/loop.ts'
import { notATask } from '../sentences/modifiers.ts'
import { capitalized } from './capitalized.ts'
import type { ProblemText } from './problem.ts'

/** Two states of one pipeline have the same name. */
export function twoStatesOneName(name: string, first: SourceLocation): ProblemText {
  return {
    code: 'SW1101',
    message: duplicateState(name),
    hint: `The first is at ${first.file}:${first.line}:${first.column}. Rename one, or use the fragment with { prefix: '…' }.`,
  }
}

/** A state's name is empty or too long. */
export function stateNameLength(name: string, limit: number): ProblemText {
  return {
    code: 'SW1102',
    message: `A state's name has 1 to ${limit} characters, and '${name}' has ${Array.from(name).length}.`,
  }
}

/** A machine's name has characters that Step Functions refuses. */
export function machineName(name: string): ProblemText {
  return {
    code: 'SW1012',
    message: `'${name}' cannot name a state machine.`,
    hint: 'A name has 1 to 80 characters, without white space, control characters and any of < > { } [ ] ? * " # % \\ ^ | ~ ` $ & , ; : /',
  }
}

/** A modifier follows nothing that takes it. */
export function modifierMisplaced(modifier: string, after: string): ProblemText {
  const taskOnly = ['timeout', 'heartbeat', 'credentials'].includes(modifier)
  return {
    code: 'SW1005',
    message: taskOnly ? notATask(modifier) : `'${modifier}' does not apply to ${after}.`,
    hint: hintFor(modifier),
  }
}

function hintFor(modifier: string): string {
  const map = { itemSelector: "a map's body", itemBatcher: "a distributed map's body" }[modifier]
  return map === undefined
    ? `Put .${modifier}(…) right after the state it belongs to.`
    : `Put it at the start of ${map}: (item) => item.${modifier}(…).`
}

/** A modifier is given twice for one state. */
export function modifierTwice(modifier: string, holder: string): ProblemText {
  return {
    code: 'SW1005',
    message: `${capitalized(holder)} already has '${modifier}'.`,
    hint: modifier === 'assign' ? 'Assign all variables in one function.' : `Keep one .${modifier}(…).`,
  }
}

/** A heartbeat is not shorter than its task's timeout. */
export function heartbeatTooLong(state: string, heartbeatSeconds: number, timeoutSeconds: number): ProblemText {
  return {
    code: 'SW1003',
    message: `The heartbeat of '${state}' is ${heartbeatSeconds} seconds, and its timeout ${timeoutSeconds}: the heartbeat must be shorter.`,
  }
}

/** A callback did not return what it built. */
export function notAFlow(what: string, found: string): ProblemText {
  return {
    code: 'SW1006',
    message: `${what} returns ${found}, not a flow.`,
    hint: 'Return the flow: (flow) => flow.task(…), without braces.',
  }
}

/** `use` was given something else. */
export function notAFragment(found: string): ProblemText {
  return {
    code: 'SW1006',
    message: `'use' takes a flow, and was given ${found}.`,
    hint: 'Start one with fragment<Input>().',
  }
}

/** A parallel's callback returned no collection of branches. */
export function notBranches(what: string, found: string): ProblemText {
  return {
    code: 'SW1006',
    message: `${what} returns ${found}, not its branches.`,
    hint: 'Return a list or an object of flows: (branch) => [branch.task(…), branch.task(…)].',
  }
}

/** A map's body, a branch or a pipeline has no state. */
export function noStates(what: string): ProblemText {
  return { code: 'SW1105', message: `${what} has no states.`, hint: "Add at least a .pass('…')." }
}

/** A value that is not a finished pipeline was given as one. */
export function notAPipeline(found: string): ProblemText {
  return {
    code: 'SW1007',
    message: `A finished pipeline was expected, and ${found} given.`,
    hint: 'Start the flow with pipeline(…) and end it with .succeed() or .fail(…).',
  }
}

/** A choice's callback returned before the choice covered everything. */
export function choiceNotComplete(name: string): ProblemText {
  return { code: 'SW1008', message: openChoice(name), hint: 'Return what otherwise(…) or match(…) returns.' }
}

/** A choice has a default and nothing to test. */
export function choiceWithoutTest(name: string): ProblemText {
  return { code: 'SW1008', message: `The choice '${name}' tests nothing.`, hint: 'Add .when(…) before .otherwise(…).' }
}

/** A loop's body ends the flow or jumps away, so that its test is never asked. */
export function loopDoesNotReturn(name: string): ProblemText {
  return {
    code: 'SW1013',
    message: loopEnds(name),
    hint: 'Let the body come back, and put what ends the flow into an arm, a handler, or after the loop.',
  }
}

/** A loop has no bound, no test, or an option that there is not; `message` says which. */
export function loopOptions(message: string): ProblemText {
  return {
    code: 'SW1011',
    message,
    hint: "Write { until: (last) => …, maxIterations: 60, otherwise: (late) => late.fail('TooSlow') }.",
  }
}
