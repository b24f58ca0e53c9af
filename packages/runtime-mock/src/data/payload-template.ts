import type { JsonObject, JsonValue } from '@stepwright/asl'
import { succeeded, type Outcome } from '../machine/failure.ts'
import type { VisitScope } from '../states/interpreter.ts'
import { evaluateText } from './json-path.ts'

/**
 * Fills a payload template: members whose name ends in `.$` hold a path or an intrinsic call, everything else is copied.
 *
 * @param root what `$` stands for
 * @see https://states-language.net/spec.html#payload-template
 */
export function fillTemplate(template: JsonValue, root: JsonValue, scope: VisitScope): Outcome<JsonValue> {
  if (Array.isArray(template)) return fillArray(template, root, scope)
  if (typeof template !== 'object' || template === null) return succeeded(template)
  return fillObject(template as JsonObject, root, scope)
}

function fillArray(template: readonly JsonValue[], root: JsonValue, scope: VisitScope): Outcome<JsonValue> {
  const filled: JsonValue[] = []
  for (const element of template) {
    const outcome = fillTemplate(element, root, scope)
    if (!outcome.ok) return outcome
    filled.push(outcome.value)
  }
  return succeeded(filled)
}

function fillObject(template: JsonObject, root: JsonValue, scope: VisitScope): Outcome<JsonValue> {
  const filled: { [key: string]: JsonValue } = {}
  for (const key of Object.keys(template)) {
    const value = template[key] ?? null
    const isDynamic = key.endsWith('.$') && typeof value === 'string'
    const outcome = isDynamic ? evaluateText(value, key, root, scope) : fillTemplate(value, root, scope)
    if (!outcome.ok) return outcome
    filled[isDynamic ? key.slice(0, -2) : key] = outcome.value
  }
  return succeeded(filled)
}
