import type { StatesMoment } from '../spec/value-spec.ts'
import type { JsonObject, JsonValue } from '../wire/json.ts'
import { checkExpression } from './jsonata.ts'
import { isArray, isObject } from './json-kinds.ts'
import { inside, type Place } from './place.ts'
import { isExpression } from './substitution.ts'
import type { Context } from './visit.ts'

/** Checks JSON that holds paths (`x.$`) in a JSONPath state, expressions (`{% … %}`) in a JSONata state. */
export function checkTemplate(value: JsonValue, at: Place, context: Context, moment: StatesMoment): void {
  if (isArray(value)) value.forEach((item, index) => checkTemplate(item, inside(at, index), context, moment))
  else if (isObject(value)) checkMembers(value, at, context, moment)
  else if (context.language === 'JSONata' && isExpression(value)) checkExpression(value, at, context, moment)
}

/** Checks an `Assign`: the names it writes, then its values. */
export function checkAssign(value: JsonObject, at: Place, context: Context, moment: StatesMoment): void {
  checkMembers(value, at, context, moment)
}

function checkMembers(value: JsonObject, at: Place, context: Context, moment: StatesMoment): void {
  for (const [key, entry] of Object.entries(value)) checkTemplate(entry, inside(at, key), context, moment)
}
