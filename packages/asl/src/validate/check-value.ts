import type { ValueSpec } from '../spec/value-spec.ts'
import type { JsonValue } from '../wire/json.ts'
import { checkNamed } from './check-object.ts'
import { checkExpression } from './jsonata.ts'
import { isArray, isObject } from './json-kinds.ts'
import { checkPath } from './paths.ts'
import { inside, type Place } from './place.ts'
import { empty, notInRange, notOneOf, wrongType } from './shape-findings.ts'
import { holdsSubstitution, isExpression, isSubstitution } from './substitution.ts'
import { checkAssign, checkTemplate } from './templates.ts'
import { checkTimestamp } from './timestamps.ts'
import { checkRules } from './choice.ts'
import type { Context } from './visit.ts'

type SpecOf<Kind extends ValueSpec['kind']> = Extract<ValueSpec, { kind: Kind }>
type Checker<Kind extends ValueSpec['kind']> = (
  spec: SpecOf<Kind>,
  value: JsonValue,
  at: Place,
  context: Context,
) => void

/** Checks one value against what its field may hold. */
export function checkValue(spec: ValueSpec, value: JsonValue | undefined, at: Place, context: Context): void {
  if (value === undefined || isSubstitution(value)) return
  const check = checkers[spec.kind] as Checker<ValueSpec['kind']>
  check(spec, value, at, context)
}

const checkers: { readonly [Kind in ValueSpec['kind']]: Checker<Kind> } = {
  string(spec, value, at, context) {
    if (typeof value !== 'string') context.visit.report(at, wrongType(at, value, 'a string'))
    else if (spec.expression) checkOptionalExpression(value, at, context)
  },
  boolean(_spec, value, at, { visit }) {
    if (typeof value !== 'boolean') visit.report(at, wrongType(at, value, 'true or false'))
  },
  oneOf({ values }, value, at, { visit }) {
    if (typeof value !== 'string') visit.report(at, wrongType(at, value, `one of ${values.join(', ')}`))
    else if (!values.includes(value) && !holdsSubstitution(value)) visit.report(at, notOneOf(at, value, values))
  },
  number(spec, value, at, context) {
    if (spec.expression && context.language === 'JSONata' && typeof value === 'string' && isExpression(value)) {
      checkExpression(value, at, context, 'entry')
    } else if (typeof value !== 'number') {
      context.visit.report(at, wrongType(at, value, numberOf(spec, context.language === 'JSONata')))
    } else if (value < spec.min || value > spec.max || (spec.integer && !Number.isInteger(value))) {
      context.visit.report(at, notInRange(at, value, numberOf(spec, false)))
    }
  },
  timestamp(_spec, value, at, context) {
    if (typeof value !== 'string')
      context.visit.report(at, wrongType(at, value, 'a timestamp such as 2026-04-18T09:00:00Z'))
    else if (context.language === 'JSONata' && typeof value === 'string' && isExpression(value))
      checkExpression(value, at, context, 'entry')
    else checkTimestamp(value, at, context.visit)
  },
  path(spec, value, at, context) {
    if (value === null && spec.nullable) return
    const expected = spec.nullable ? 'a JSONPath or null' : 'a JSONPath'
    if (typeof value !== 'string') context.visit.report(at, wrongType(at, value, expected))
    else checkPath(spec, value, at, context)
  },
  template(spec, value, at, context) {
    const isWhole = context.language === 'JSONata' && isExpression(value)
    if (spec.objectOnly && !isObject(value) && !isWhole) context.visit.report(at, wrongType(at, value, 'an object'))
    else checkTemplate(value, at, context, spec.moment)
  },
  assign(spec, value, at, context) {
    if (!isObject(value)) context.visit.report(at, wrongType(at, value, 'an object'))
    else checkAssign(value, at, context, spec.moment)
  },
  items(_spec, value, at, context) {
    const expected = 'an array, an object or an expression in {% … %}'
    if (!isArray(value) && !isObject(value) && !isExpression(value)) {
      context.visit.report(at, wrongType(at, value, expected))
    } else checkTemplate(value, at, context, 'entry')
  },
  literal() {
    // Any JSON is as good as any other.
  },
  object({ of }, value, at, context) {
    if (!isObject(value)) context.visit.report(at, wrongType(at, value, 'an object'))
    else if (of === 'ItemProcessor' || of === 'Iterator') context.visit.checkScope(of, value, at, context)
    else checkNamed(of, value, at, context)
  },
  objects({ of, nonEmpty }, value, at, context) {
    if (!isArray(value)) {
      context.visit.report(at, wrongType(at, value, 'an array'))
      return
    }
    if (nonEmpty && value.length === 0) context.visit.report(at, empty(at, of === 'Branch' ? 'branch' : 'entry'))
    value.forEach((item, index) => {
      const itemAt = inside(at, index)
      if (!isObject(item)) context.visit.report(itemAt, wrongType(itemAt, item, 'an object'))
      else if (of === 'Branch') context.visit.checkScope(of, item, itemAt, context)
      else checkNamed(of, item, itemAt, context)
    })
  },
  strings({ nonEmpty }, value, at, { visit }) {
    if (!isArray(value)) {
      visit.report(at, wrongType(at, value, 'an array of strings'))
      return
    }
    if (nonEmpty && value.length === 0) visit.report(at, empty(at, 'string'))
    value.forEach((item, index) => {
      const itemAt = inside(at, index)
      if (typeof item !== 'string') visit.report(itemAt, wrongType(itemAt, item, 'a string'))
    })
  },
  target(_spec, value, at, { visit }) {
    if (typeof value !== 'string') visit.report(at, wrongType(at, value, 'the name of a state'))
  },
  states() {
    // `checkScope` visits them: it knows the scope they make up.
  },
  rules(_spec, value, at, context) {
    if (!isArray(value)) {
      context.visit.report(at, wrongType(at, value, 'an array of rules'))
      return
    }
    if (value.length === 0) context.visit.report(at, empty(at, 'rule'))
    checkRules(value, at, context)
  },
}

/** In a JSONata state a string may be an expression; in a JSONPath state it is what it is. */
function checkOptionalExpression(value: string, at: Place, context: Context): void {
  if (context.language === 'JSONata' && typeof value === 'string' && isExpression(value))
    checkExpression(value, at, context, 'entry')
}

function numberOf({ integer, min, max }: SpecOf<'number'>, orExpression: boolean): string {
  const kind = integer ? 'a whole number' : 'a number'
  const range = max === Infinity ? `of at least ${min}` : `from ${min} to ${max}`
  return `${kind} ${range}${orExpression ? ' or an expression in {% … %}' : ''}`
}
