import type { ChoiceRule, JsonObject, JsonValue, State } from '@stepwright/asl'
import { succeeded, type Outcome } from '../machine/failure.ts'
import type { VisitScope } from '../states/interpreter.ts'
import type { DataFlow, Exit } from './data-flow.ts'
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
  if (path === null) return succeeded({})
  if (path === undefined || path === '$') return succeeded(scope.visit.input)
  return selectPath(path, scope.visit.input, scope)
}

function argumentsOf(state: State, scope: VisitScope): Outcome<JsonValue> {
  const input = effectiveInput(state, scope)
  const template = 'Parameters' in state ? state.Parameters : undefined
  return input.ok && template !== undefined ? fillTemplate(template, input.value, scope) : input
}

function exitWithResult(state: State, scope: VisitScope, result: JsonValue): Outcome<Exit> {
  const selector = 'ResultSelector' in state ? state.ResultSelector : undefined
  const selected = selector === undefined ? succeeded(result) : fillTemplate(selector, result, scope)
  if (!selected.ok) return selected
  const assigned = assign('Assign' in state ? state.Assign : undefined, scope, result)
  if (!assigned.ok) return assigned
  const placed = withResultPath('ResultPath' in state ? state.ResultPath : undefined, scope, selected.value)
  return placed.ok ? leave(state, scope, placed.value, assigned.value) : placed
}

function exitWithInput(state: State, scope: VisitScope, rule: ChoiceRule | null): Outcome<Exit> {
  if (state.Type === 'Pass') {
    const value = state.Result === undefined ? argumentsOf(state, scope) : succeeded(state.Result)
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
  if (path === null) return succeeded({ output: {}, assigned })
  if (path === undefined || path === '$') return succeeded({ output: value, assigned })
  const output = selectPath(path, value, scope)
  return output.ok ? succeeded({ output: output.value, assigned }) : output
}
