import {
  compileIntrinsic,
  compilePath,
  evaluateIntrinsic,
  evaluateJsonata,
  readPath,
  type JsonObject,
  type JsonValue,
} from '@stepwright/asl'

/** What an expression sees. */
export interface Surroundings {
  readonly input: JsonValue
  readonly result: JsonValue | undefined
  readonly variables: JsonObject
  readonly context: JsonObject
}

const sources = { random: () => 0.5, uuid: () => '3f0b8f4e-6a52-4d0e-9a64-1f2f6cf2c7d1' }
const nowMs = Date.UTC(2026, 3, 18, 6, 30)

/** Evaluates what stands in a JSONata field: text is an expression where it says so, at any depth. */
export function evaluateJsonataField(field: JsonValue, around: Surroundings): JsonValue {
  if (typeof field === 'string') return field.startsWith('{%') ? evaluated(field, around) : field
  return mapJson(field, (part) => evaluateJsonataField(part, around))
}

function evaluated(text: string, { input, result, variables, context }: Surroundings): JsonValue {
  const states = { input, context, ...(result === undefined ? {} : { result }) }
  const outcome = evaluateJsonata(text, { states, variables, ...sources, nowMs })
  if (!outcome.ok) throw new Error(`${text} ${outcome.tail}`)
  return outcome.value
}

/** Evaluates what stands in a payload template: members whose name ends in `.$` hold a path or an intrinsic. */
export function evaluateTemplate(template: JsonValue, around: Surroundings): JsonValue {
  if (typeof template !== 'object' || template === null || Array.isArray(template)) {
    return mapJson(template, (part) => evaluateTemplate(part, around))
  }
  return Object.fromEntries(
    Object.entries(template).map(([key, value]) =>
      key.endsWith('.$') && typeof value === 'string'
        ? [key.slice(0, -2), evaluatePathText(value, around)]
        : [key, evaluateTemplate(value, around)],
    ),
  )
}

/** Evaluates a path or a call of an intrinsic function. The document is the state's result where there is one. */
export function evaluatePathText(text: string, { input, result, variables, context }: Surroundings): JsonValue {
  const documents = { input: result ?? input, context, variables }
  if (text.startsWith('States.')) {
    const call = compileIntrinsic(text)
    if (!call.ok) throw new Error(call.error.message)
    const outcome = evaluateIntrinsic(call.call, documents, sources)
    if (!outcome.ok) throw new Error(outcome.message)
    return outcome.value
  }
  const path = compilePath(text)
  if (!path.ok) throw new Error(path.error.message)
  const reading = readPath(path.path, documents)
  if (!reading.found) throw new Error(reading.reason)
  return reading.value
}

function mapJson(value: JsonValue, change: (part: JsonValue) => JsonValue): JsonValue {
  if (Array.isArray(value)) return value.map((part: JsonValue) => change(part))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, change(part)]))
}
