import type { ChoiceRule, ChoiceState } from '@stepwright/asl'
import { dataFlowOf } from '../data/flow-of.ts'
import { effectiveInput } from '../data/json-path-flow.ts'
import { evaluateJsonataField } from '../data/jsonata-field.ts'
import { succeeded, taskFailure, type Outcome } from '../machine/failure.ts'
import { testRule } from './choice-rule.ts'
import { fail, type StateInterpreter, type VisitScope } from './interpreter.ts'

/** Goes to the Next of the first rule that matches, else to Default. */
export const choiceInterpreter: StateInterpreter<ChoiceState> = {
  enter(state, scope) {
    const rule = firstMatch(state, scope)
    if (!rule.ok) return fail(rule.failure)
    const next = rule.value ? rule.value.Next : state.Default
    if (next === undefined) return fail(noChoiceMatched(scope))
    const exit = dataFlowOf(scope.language).exitWithInput(state, scope, rule.value)
    return exit.ok ? { kind: 'exit', ...exit.value, next } : fail(exit.failure)
  },
  finish: (state, scope) => choiceInterpreter.enter(state, scope),
}

function firstMatch(state: ChoiceState, scope: VisitScope): Outcome<ChoiceRule | null> {
  const input = scope.language === 'JSONPath' ? effectiveInput(state, scope) : succeeded(scope.visit.input)
  if (!input.ok) return input
  for (const [index, rule] of state.Choices.entries()) {
    const matches =
      scope.language === 'JSONPath'
        ? testRule(rule, input.value, scope)
        : evaluateJsonataField(rule.Condition ?? null, `Choices[${index}]/Condition`, scope, { expected: 'boolean' })
    if (!matches.ok) return matches
    if (matches.value === true) return succeeded(rule)
  }
  return succeeded(null)
}

function noChoiceMatched(scope: VisitScope): ReturnType<typeof taskFailure> {
  return taskFailure(
    'States.NoChoiceMatched',
    `An error occurred while executing the state '${scope.visit.state}' (entered at the event id #${scope.visit.enteredEventId}). ` +
      'Failed to transition out of the state. The state input does not match any choice rule and the state does not define a default transition.',
  )
}
