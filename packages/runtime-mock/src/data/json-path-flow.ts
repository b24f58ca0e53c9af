import type { ChoiceRule, JsonObject, JsonValue, State } from '@stepwright/asl'
import { succeeded, type Outcome } from '../machine/failure.ts'
import type { VisitScope } from '../states/interpreter.ts'
import type { DataFlow, Exit } from './data-flow.ts'
import type { ObservationPoint } from './observation.ts'
import { fillTemplate } from './payload-template.ts'
import { selectPath, writeResult } from './json-path.ts'

/** InputPath, Parameters, ResultSelector, ResultPath, OutputPath and Assign. */
export const jsonPathFlow: DataFlow = {
  argumentsOf: (state, scope) => argumentsOf(state, scope),
  exitWithResult: (state, scope, result) => exitWithResult(state, scope, result),
  exitWithInput: (state, scope, rule) => exitWithInput(state, scope, rule),
  exitCaught(catcher, _index, scope, error) {
    const assigned = assign(catcher.Assign, scope, error)
    if (!assigned.ok) return assigned
    const output = withResultPath(catcher.ResultPath, scope, error)
    return output.ok ? succeeded({ output: output.value, assigned: assigned.value }) : output
  },
}

/** InputPath, which every state but Fail may have. */
export function effectiveInput(state: State, scope: VisitScope): Outcome<JsonValue> {
  const path = 'InputPath' in state ? state.InputPath : undefined
  return observed('afterInputPath', select(path, scope.visit.input, scope), scope)
}

/** A path field such as InputPath: all of the value by default, an empty object for null. */
function select(path: string | null | undefined, root: JsonValue, scope: VisitScope): Outcome<JsonValue> {
  if (path === null) return succeeded({})
  return path === undefined || path === '$' ? succeeded(root) : selectPath(path, root, scope)
}

function observed(point: ObservationPoint, outcome: Outcome<JsonValue>, scope: VisitScope): Outcome<JsonValue> {
  if (outcome.ok) scope.observe(point, outcome.value)
  return outcome
}

function argumentsOf(state: State, scope: VisitScope): Outcome<JsonValue> {
  const input = effectiveInput(state, scope)
  const template = 'Parameters' in state ? state.Parameters : undefined
  const filled = input.ok && template !== undefined ? fillTemplate(template, input.value, scope) : input
  return observed('afterParameters', filled, scope)
}

function exitWithResult(state: State, scope: VisitScope, result: JsonValue): Outcome<Exit> {
  const selector = 'ResultSelector' in state ? state.ResultSelector : undefined
  const selected = observed(
    'afterResultSelector',
    selector === undefined ? succeeded(result) : fillTemplate(selector, result, scope),
    scope,
  )
  if (!selected.ok) return selected
  const assigned = assign('Assign' in state ? state.Assign : undefined, scope, result)
  if (!assigned.ok) return assigned
  const path = 'ResultPath' in state ? state.ResultPath : undefined
  const placed = observed('afterResultPath', withResultPath(path, scope, selected.value), scope)
  return placed.ok ? leave(state, scope, placed.value, assigned.value) : placed
}

function exitWithInput(state: State, scope: VisitScope, rule: ChoiceRule | null): Outcome<Exit> {
  if (state.Type === 'Pass') {
    const value =
      state.Result === undefined ? argumentsOf(state, scope) : observed('result', succeeded(state.Result), scope)
    return value.ok ? exitWithResult(state, scope, value.value) : value
  }
  const input = effectiveInput(state, scope)
  if (!input.ok) return input
  const assigned = assign(rule ? rule.Assign : 'Assign' in state ? state.Assign : undefined, scope, input.value)
  return assigned.ok ? leave(state, scope, input.value, assigned.value) : assigned
}

function assign(template: JsonObject | undefined, scope: VisitScope, root: JsonValue): Outcome<JsonObject | null> {
  if (template === undefined) return succeeded(null)
  // A template that is an object gives an object.
  return fillTemplate(template, root, scope) as Outcome<JsonObject>
}

function withResultPath(path: string | null | undefined, scope: VisitScope, result: JsonValue): Outcome<JsonValue> {
  if (path === null) return succeeded(scope.visit.input)
  if (path === undefined || path === '$') return succeeded(result)
  return writeResult(path, scope, result)
}

function leave(state: State, scope: VisitScope, value: JsonValue, assigned: JsonObject | null): Outcome<Exit> {
  const path = 'OutputPath' in state ? state.OutputPath : undefined
  const output = select(path, value, scope)
  return output.ok ? succeeded({ output: output.value, assigned }) : output
}
