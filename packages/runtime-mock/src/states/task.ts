import { isJsonObject, type JsonValue, type TaskState } from '@stepwright/asl'
import { dataFlowOf } from '../data/flow-of.ts'
import { retryCount } from '../data/context-object.ts'
import { evaluateJsonataField } from '../data/jsonata-field.ts'
import { effectiveInput } from '../data/json-path-flow.ts'
import { causeIn } from '../data/json-path-scope.ts'
import { wholeNumber } from '../data/number-field.ts'
import { fillTemplate } from '../data/payload-template.ts'
import { failed, runtimeFailure, succeeded, type Outcome } from '../machine/failure.ts'
import { parseResource } from '../services/resource.ts'
import { fail, inContext, type StateInterpreter, type VisitScope } from './interpreter.ts'

/** Calls a service and waits for its answer. */
export const taskInterpreter: StateInterpreter<TaskState> = {
  enter(state, outer) {
    const resource = parseResource(state.Resource)
    if (!resource) return fail(runtimeFailure(causeIn(outer, `The resource '${state.Resource}' is not supported.`)))
    const taskToken = resource.pattern === 'request response' ? null : (givenToken(outer) ?? outer.random.uuid())
    const scope = taskToken === null ? outer : inContext(outer, { ...outer.context, Task: { Token: taskToken } })

    const parameters = dataFlowOf(scope.language).argumentsOf(state, scope)
    if (!parameters.ok) return fail(parameters.failure)
    const timeoutSeconds = wholeNumber(state, 'TimeoutSeconds', scope)
    if (!timeoutSeconds.ok) return fail(timeoutSeconds.failure)
    const heartbeatSeconds = wholeNumber(state, 'HeartbeatSeconds', scope)
    if (!heartbeatSeconds.ok) return fail(heartbeatSeconds.failure)
    const credentialsRoleArn = credentialsOf(state, scope)
    if (!credentialsRoleArn.ok) return fail(credentialsRoleArn.failure)

    return {
      kind: 'call',
      call: {
        state: scope.visit.state,
        executionArn: scope.executionArn,
        visit: scope.visit.id,
        attempt: 1 + retryCount(scope.visit),
        resource,
        parameters: parameters.value,
        timeoutSeconds: timeoutSeconds.value,
        heartbeatSeconds: heartbeatSeconds.value,
        credentialsRoleArn: credentialsRoleArn.value,
        taskToken,
        mapIndex: scope.inside.findLast(({ type }) => type === 'Map')?.index ?? scope.childIndex,
        inside: scope.inside,
        context: scope.context,
      },
    }
  },
  finish(state, scope, result) {
    scope.observe('result', result)
    const exit = dataFlowOf(scope.language).exitWithResult(state, scope, result)
    return exit.ok ? { kind: 'exit', ...exit.value, next: null } : fail(exit.failure)
  },
}

/** The token in a context object that comes from outside, as TestState takes it. */
function givenToken({ context }: VisitScope): string | null {
  const task = context['Task']
  const token = task !== undefined && isJsonObject(task) ? task['Token'] : null
  return typeof token === 'string' ? token : null
}

function credentialsOf(state: TaskState, scope: VisitScope): Outcome<string | null> {
  if (state.Credentials === undefined) return succeeded(null)
  const credentials = evaluated(state.Credentials, state, scope)
  if (!credentials.ok) return credentials
  const { value } = credentials
  const role =
    typeof value === 'object' && value !== null && !Array.isArray(value) && 'RoleArn' in value ? value['RoleArn'] : null
  if (typeof role === 'string') return succeeded(role)
  return failed(runtimeFailure(causeIn(scope, 'The Credentials field does not give a RoleArn string.')))
}

function evaluated(template: JsonValue, state: TaskState, scope: VisitScope): Outcome<JsonValue> {
  if (scope.language === 'JSONata') return evaluateJsonataField(template, 'Credentials', scope)
  const input = effectiveInput(state, scope)
  return input.ok ? fillTemplate(template, input.value, scope) : input
}
