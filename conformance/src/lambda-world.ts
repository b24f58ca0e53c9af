import { isJsonObject, type JsonValue } from '@stepwright/asl'
import { randomSource, serviceAdapterOf, type TaskCall, type TaskReply, type TaskWorld } from '@stepwright/runtime-mock'
import type { Case, LambdaBehaviour } from './case.ts'

const startMs = Date.UTC(2026, 0, 1)

/** A world of Lambda functions that do what the recorded ones did, where the history does not tell their outcomes. */
export function lambdaWorld(kase: Case): TaskWorld {
  const functions = kase.mocks?.lambda ?? {}
  const random = randomSource(1)
  return {
    call(call) {
      const behaviour = functionOf(call, functions)
      const payload = serviceAdapterOf(call.resource).argumentsOf(call)
      const local = localPayload(kase, call.state)
      const isTold = behaviour.behaviour === 'return_template' && local !== undefined
      const reply = replyOf(isTold ? { behaviour: 'return', value: local } : behaviour, payload)
      if (reply.kind !== 'success') return Promise.resolve(reply)
      const output = serviceAdapterOf(call.resource).outputOf(call, reply.output, { random, nowMs: startMs })
      return Promise.resolve({ ...reply, output })
    },
  }
}

/** What a function of which only a Python template is recorded returned, where the mock configuration of the case tells. */
function localPayload({ localMock }: Case, state: string): JsonValue | undefined {
  const { config, stateMachine = '', testCase = '' } = localMock ?? {}
  const response = config?.StateMachines[stateMachine]?.TestCases[testCase]?.[state]
  const attempt = config?.MockedResponses[response ?? '']?.['0']
  const result = attempt && 'Return' in attempt ? attempt.Return : null
  return result !== null && isJsonObject(result) ? result['Payload'] : undefined
}

/** The function a call is for: by the name it gives, else the only one there is. */
function functionOf(call: TaskCall, functions: { readonly [name: string]: LambdaBehaviour }): LambdaBehaviour {
  const named = JSON.stringify([call.resource.arn, call.parameters])
  const found = Object.entries(functions).find(([name]) => named.includes(name)) ?? Object.entries(functions)[0]
  if (!found) throw new Error(`the recording has no function for '${call.state}'`)
  return found[1]
}

function replyOf(lambda: LambdaBehaviour, payload: JsonValue): TaskReply {
  const base = { submitted: null, delay: {} }
  switch (lambda.behaviour) {
    case 'echo':
      return { ...base, kind: 'success', output: payload ?? {} }
    case 'return':
      return { ...base, kind: 'success', output: valueOf(lambda) }
    case 'raise': {
      const cause = {
        errorMessage: lambda.errorMessage ?? '',
        errorType: lambda.errorType ?? 'Exception',
        requestId: 'RequestId',
        stackTrace: [tracebackOf(lambda)],
      }
      return { ...base, kind: 'failure', error: lambda.errorType ?? 'Exception', cause: JSON.stringify(cause) }
    }
    case 'sleep':
      return { ...base, kind: 'success', output: payload, delay: { seconds: lambda.seconds ?? 0 } }
    case 'return_template':
      throw new Error('the function is a Python template, of which the recording tells nothing')
  }
}

function valueOf({ value, valueRepeat }: LambdaBehaviour): JsonValue {
  if (valueRepeat) return valueRepeat.char.repeat(valueRepeat.count)
  return typeof value === 'string' ? decoded(value) : (value ?? null)
}

/** JSON text is recorded as text, unless it is an object's. */
function decoded(text: string): JsonValue {
  try {
    // JSON.parse gives JSON.
    return JSON.parse(text) as JsonValue
  } catch {
    return text
  }
}

/** The functions were Python: a handler of two lines, behind the class of the error where it has one of its own. */
function tracebackOf({ errorType = 'Exception', errorMessage = '' }: LambdaBehaviour): string {
  const [line, raised] = errorType === 'Exception' ? [2, `Exception("${errorMessage}")`] : [9, `${errorType}()`]
  return `  File "/var/task/handler.py", line ${line}, in handler\n    raise ${raised}\n`
}
