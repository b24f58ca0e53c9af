import type { JsonValue } from '@stepwright/asl'
import { randomSource, serviceAdapterOf, type TaskCall, type TaskReply, type TaskWorld } from '@stepwright/runtime-mock'
import type { Case, LambdaBehaviour } from './case.ts'

const startMs = Date.UTC(2026, 0, 1)

/** A world of Lambda functions that do what the recorded ones did, where the history does not tell their outcomes. */
export function lambdaWorld({ mocks }: Case): TaskWorld {
  const functions = mocks?.lambda ?? {}
  const random = randomSource(1)
  return {
    call(call) {
      const behaviour = functionOf(call, functions)
      const payload = serviceAdapterOf(call.resource).argumentsOf(call)
      const reply = replyOf(behaviour, payload)
      if (reply.kind !== 'success') return Promise.resolve(reply)
      const output = serviceAdapterOf(call.resource).outputOf(call, reply.output, { random, nowMs: startMs })
      return Promise.resolve({ ...reply, output })
    },
  }
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
        stackTrace: [],
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
