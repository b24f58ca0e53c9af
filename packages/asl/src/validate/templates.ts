import { limits } from '../spec/limits.ts'
import type { StatesMoment } from '../spec/value-spec.ts'
import type { JsonObject, JsonValue } from '../wire/json.ts'
import { checkExpression } from './jsonata.ts'
import { isArray, isObject } from './json-kinds.ts'
import { dynamicNotText, sameKeyTwice } from './path-findings.ts'
import { checkDynamicValue } from './paths.ts'
import { inside, type Place } from './place.ts'
import { keyWithDollar, looksDynamic, looksEmbedded, looksLikeJsonata } from './regret-findings.ts'
import { isExpression, isSubstitution } from './substitution.ts'
import { badVariableName, longVariableName, reservedVariableName } from './variable-findings.ts'
import type { Context } from './visit.ts'

/** Checks JSON that holds paths (`x.$`) in a JSONPath state, expressions (`{% … %}`) in a JSONata state. */
export function checkTemplate(value: JsonValue, at: Place, context: Context, moment: StatesMoment): void {
  if (typeof value === 'string') checkText(value, at, context, moment)
  else if (isArray(value)) value.forEach((item, index) => checkTemplate(item, inside(at, index), context, moment))
  else if (isObject(value)) checkMembers(value, at, context, moment)
}

/** Checks an `Assign`: the names it writes, then its values. */
export function checkAssign(value: JsonObject, at: Place, context: Context, moment: StatesMoment): void {
  for (const key of Object.keys(value)) {
    const isDynamic = context.language === 'JSONPath' && key.endsWith('.$')
    checkVariableName(isDynamic ? key.slice(0, -2) : key, inside(at, key), context)
  }
  checkMembers(value, at, context, moment)
}

function checkMembers(value: JsonObject, at: Place, context: Context, moment: StatesMoment): void {
  for (const [key, entry] of Object.entries(value)) {
    const entryAt = inside(at, key)
    if (!key.endsWith('.$')) {
      checkTemplate(entry, entryAt, context, moment)
    } else if (context.language === 'JSONata') {
      context.visit.report(entryAt, keyWithDollar(entryAt))
      checkTemplate(entry, entryAt, context, moment)
    } else {
      const plain = key.slice(0, -2)
      if (Object.hasOwn(value, plain)) context.visit.report(entryAt, sameKeyTwice(at, plain))
      if (isSubstitution(entry)) continue
      if (typeof entry === 'string') checkDynamicValue(entry, entryAt, context)
      else context.visit.report(entryAt, dynamicNotText(entryAt, entry))
    }
  }
}

function checkText(text: string, at: Place, context: Context, moment: StatesMoment): void {
  const { visit, language } = context
  if (language === 'JSONata') {
    if (isExpression(text)) checkExpression(text, at, context, moment)
    else if (text.includes('{%') && text.includes('%}')) visit.report(at, looksEmbedded(at))
  } else if (isExpression(text)) {
    visit.report(at, looksLikeJsonata(at))
  } else if (typeof at.key === 'string' && isDynamicText(text)) {
    visit.report(at, looksDynamic(at, text))
  }
}

/** AWS warns of the same: text that reads like a path or a call under a key without `.$`. */
const isDynamicText = (text: string): boolean => /^(?:\$\$?(?:\.[\p{L}_]|\[)|States\.[A-Z]\w+\()/u.test(text)

const identifier = /^[\p{ID_Start}_][\p{ID_Continue}]*$/u

function checkVariableName(name: string, at: Place, { visit }: Context): void {
  if (name.includes('${')) return
  const characters = Array.from(name).length
  if (name === 'states') visit.report(at, reservedVariableName(at))
  else if (!identifier.test(name)) visit.report(at, badVariableName(at, name))
  else if (characters > limits.variableNameCharacters) visit.report(at, longVariableName(at, characters))
}
