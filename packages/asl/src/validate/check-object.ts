import { objectTables } from '../spec/object-tables.ts'
import type { ObjectName, ObjectSpec } from '../spec/value-spec.ts'
import type { QueryLanguage } from '../wire/definition.ts'
import type { JsonObject } from '../wire/json.ts'
import { inside, type Place } from './place.ts'
import { excludeEachOther, missingField, oneNeeded, otherLanguage, unknownField } from './shape-findings.ts'
import type { Context } from './visit.ts'

/** Checks an object against its field table: which fields it has, and what each of them holds. */
export function checkObject(table: ObjectSpec, object: JsonObject, at: Place, context: Context): void {
  const { report, checkValue } = context.visit
  for (const name of Object.keys(object)) {
    const field = table.fields.get(name)
    if (field === undefined) {
      report(inside(at, name), unknownField(at, name, fieldsOf(table, context.language)))
    } else if (field.language !== undefined && field.language !== context.language) {
      report(inside(at, name), otherLanguage(at, name, context.language, mayChangeLanguage(context)))
    } else {
      checkValue(field.value, object[name], inside(at, name), context)
    }
  }
  for (const [name, field] of table.fields) {
    if (field.required === true && !Object.hasOwn(object, name)) report(at, missingField(at, name))
  }
  for (const group of table.exclusive) {
    const present = group.filter((name) => Object.hasOwn(object, name) && isOf(table, name, context.language))
    if (present.length > 1) report(inside(at, present[1] ?? ''), excludeEachOther(at, present))
  }
  for (const group of table.needed) {
    if (group.some((name) => Object.hasOwn(object, name))) continue
    report(
      at,
      oneNeeded(
        at,
        group.filter((name) => isOf(table, name, context.language)),
      ),
    )
  }
}

/** In a machine of JSONata no state can go back to JSONPath, and only states have a language at all. */
export const mayChangeLanguage = ({ visit, state }: Context): boolean =>
  state !== null && visit.machineLanguage === 'JSONPath'

/** Checks an object by the name of its table. */
export const checkNamed = (name: ObjectName, object: JsonObject, at: Place, context: Context): void =>
  checkObject(objectTables[name], object, at, context)

const isOf = (table: ObjectSpec, name: string, language: QueryLanguage): boolean => {
  const only = table.fields.get(name)?.language
  return only === undefined || only === language
}

const fieldsOf = (table: ObjectSpec, language: QueryLanguage): string[] =>
  [...table.fields.keys()].filter((name) => isOf(table, name, language))
