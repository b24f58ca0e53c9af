import { compilePath } from '../paths/read-path.ts'
import { comparisons } from '../spec/comparisons.ts'
import { referencePath, template, assign, path } from '../spec/values.ts'
import type { JsonObject, JsonValue } from '../wire/json.ts'
import { checkExpression } from './jsonata.ts'
import { mayChangeLanguage } from './check-object.ts'
import { isArray, isObject } from './json-kinds.ts'
import { inside, type Place } from './place.ts'
import {
  badOperand,
  conditionNotBoolean,
  nestedField,
  noComparison,
  noVariable,
  severalComparisons,
  unknownRuleField,
} from './choice-findings.ts'
import { empty, missingField, otherLanguage, wrongType } from './shape-findings.ts'
import { isExpression, isSubstitution } from './substitution.ts'
import type { Context } from './visit.ts'

/** Checks the rules of a Choice state. */
export function checkRules(rules: readonly JsonValue[], at: Place, context: Context): void {
  rules.forEach((rule, index) => {
    const ruleAt = inside(at, index)
    if (!isObject(rule)) {
      context.visit.report(ruleAt, wrongType(ruleAt, rule, 'an object'))
      return
    }
    if (!Object.hasOwn(rule, 'Next')) context.visit.report(ruleAt, missingField(ruleAt, 'Next'))
    if (context.language === 'JSONata') checkConditionRule(rule, ruleAt, context)
    else checkComparisonRule(rule, ruleAt, context, true)
  })
}

const ruleOnly = new Set(['Next', 'Assign'])

/** A rule of a JSONata Choice: a condition, and what follows from it. */
function checkConditionRule(rule: JsonObject, at: Place, context: Context): void {
  for (const [name, value] of Object.entries(rule)) {
    const fieldAt = inside(at, name)
    if (checkCommonField(name, value, fieldAt, context)) continue
    if (name === 'Condition') checkCondition(value, fieldAt, context)
    else if (name === 'Output') context.visit.checkValue(template('entry'), value, fieldAt, context)
    else if (isJsonPathRuleField(name))
      context.visit.report(fieldAt, otherLanguage(at, name, 'JSONata', mayChangeLanguage(context)))
    else context.visit.report(fieldAt, unknownRuleField(at, name, ['Condition', 'Next', 'Assign', 'Output', 'Comment']))
  }
  if (!Object.hasOwn(rule, 'Condition')) context.visit.report(at, missingField(at, 'Condition'))
}

function checkCondition(value: JsonValue, at: Place, context: Context): void {
  if (typeof value === 'string' && isExpression(value)) checkExpression(value, at, context, 'entry')
  else if (typeof value !== 'boolean' && !isSubstitution(value))
    context.visit.report(at, conditionNotBoolean(at, value))
}

/** A rule of a JSONPath Choice: one comparison, or a combination of rules. */
function checkComparisonRule(rule: JsonObject, at: Place, context: Context, isTop: boolean): void {
  const operators = Object.keys(rule).filter((name) => comparisons.has(name) || isCombination(name))
  for (const [name, value] of Object.entries(rule)) {
    const fieldAt = inside(at, name)
    if (ruleOnly.has(name) && !isTop) context.visit.report(fieldAt, nestedField(at, name))
    else if (checkCommonField(name, value, fieldAt, context)) continue
    else if (name === 'Variable') context.visit.checkValue(path, value, fieldAt, context)
    else if (isCombination(name)) checkCombination(name, value, fieldAt, context)
    else if (comparisons.has(name)) checkOperand(name, value, fieldAt, context)
    else if (name === 'Condition' || name === 'Output')
      context.visit.report(fieldAt, otherLanguage(at, name, 'JSONPath', mayChangeLanguage(context)))
    else
      context.visit.report(
        fieldAt,
        unknownRuleField(at, name, [
          ...comparisons.keys(),
          'Variable',
          'And',
          'Or',
          'Not',
          'Next',
          'Comment',
          'Assign',
        ]),
      )
  }
  if (operators.length > 1) context.visit.report(inside(at, operators[1] ?? ''), severalComparisons(at, operators))
  if (operators.length === 0) context.visit.report(at, noComparison(at))
  const asked = Object.hasOwn(rule, 'IsPresent') ? variableOf(rule['Variable']) : null
  if (asked !== null) context.state?.asked.add(asked)
  const compares = operators.some((name) => comparisons.has(name))
  if (compares && !Object.hasOwn(rule, 'Variable')) context.visit.report(at, noVariable(at))
}

/** The variable that a path starts at. */
function variableOf(text: JsonValue | undefined): string | null {
  const compiled = typeof text === 'string' ? compilePath(text) : null
  return compiled?.ok && compiled.path.root.kind === 'variable' ? compiled.path.root.name : null
}

/** The fields that rules of both languages have; false for any other. */
function checkCommonField(name: string, value: JsonValue, at: Place, context: Context): boolean {
  if (name === 'Next') context.visit.checkValue({ kind: 'target' }, value, at, context)
  else if (name === 'Assign') context.visit.checkValue(assign('entry'), value, at, context)
  else if (name === 'Comment') context.visit.checkValue({ kind: 'string', expression: false }, value, at, context)
  else return false
  return true
}

function checkCombination(name: string, value: JsonValue, at: Place, context: Context): void {
  if (name === 'Not') {
    if (isObject(value)) checkComparisonRule(value, at, context, false)
    else if (!isSubstitution(value)) context.visit.report(at, wrongType(at, value, 'a rule'))
    return
  }
  if (!isArray(value)) {
    if (!isSubstitution(value)) context.visit.report(at, wrongType(at, value, 'an array of rules'))
    return
  }
  if (value.length === 0) context.visit.report(at, empty(at, 'rule'))
  value.forEach((rule, index) => {
    const ruleAt = inside(at, index)
    if (isObject(rule)) checkComparisonRule(rule, ruleAt, context, false)
    else context.visit.report(ruleAt, wrongType(ruleAt, rule, 'a rule'))
  })
}

function checkOperand(name: string, value: JsonValue, at: Place, context: Context): void {
  const operand = comparisons.get(name)
  if (operand === undefined || isSubstitution(value)) return
  if (operand === 'path') {
    context.visit.checkValue(referencePath, value, at, context)
    return
  }
  if (operand === 'timestamp') {
    context.visit.checkValue({ kind: 'timestamp' }, value, at, context)
    return
  }
  if (typeof value !== operand) context.visit.report(at, badOperand(at, value, operand))
}

const isCombination = (name: string): boolean => name === 'And' || name === 'Or' || name === 'Not'

const isJsonPathRuleField = (name: string): boolean =>
  comparisons.has(name) || isCombination(name) || name === 'Variable'
