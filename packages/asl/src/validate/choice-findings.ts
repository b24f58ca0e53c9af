import { didYouMean } from '../diagnostics/nearest-name.ts'
import { kindOf } from './json-kinds.ts'
import { describeFirst, type Place } from './place.ts'
import { quotedList } from './shape-findings.ts'
import type { Finding } from './visit.ts'

export const noComparison = (at: Place): Finding => ({
  code: 'SW3040',
  message: `${describeFirst(at)} compares nothing.`,
  hint: "Give it a 'Variable' with one comparison such as 'StringEquals', or an 'And', 'Or' or 'Not'.",
})

export const severalComparisons = (at: Place, operators: readonly string[]): Finding => ({
  code: 'SW3041',
  message: `${describeFirst(at)} has ${quotedList(operators, 'and')}; a rule has one comparison.`,
  hint: "Combine them in an 'And'.",
})

export const noVariable = (at: Place): Finding => ({
  code: 'SW3042',
  message: `${describeFirst(at)} has a comparison, but no 'Variable' to compare.`,
  hint: 'Add "Variable": "$.…".',
})

export const nestedField = (at: Place, field: string): Finding => ({
  code: 'SW3043',
  message: `${describeFirst(at)} has '${field}', which belongs to the outermost rule.`,
  hint: `Move '${field}' to the rule in 'Choices'.`,
})

export const badOperand = (at: Place, value: unknown, operand: string): Finding => ({
  code: 'SW3044',
  message: `${describeFirst(at)} compares with ${kindOf(value)}; it takes a ${operand}.`,
  hint: "The '…Path' form of a comparison reads its operand from the input.",
})

export const conditionNotBoolean = (at: Place, value: unknown): Finding => ({
  code: 'SW3045',
  message: `${describeFirst(at)} is ${kindOf(value)}, neither an expression in {% … %} nor true or false.`,
  hint: "Put the condition between '{%' and '%}'.",
})

export const unknownRuleField = (at: Place, field: string, known: readonly string[]): Finding => ({
  code: 'SW3004',
  message: `${describeFirst(at)} has a field '${field}', which is not supported there.`,
  hint: didYouMean(field, known, 'Remove the field.'),
})
