import type { ChoiceRule, JsonValue } from '@stepwright/asl'
import { path, type PathForm } from './form.ts'
import { pathText } from './path-text.ts'

/** A test of a choice: a rule without what follows from it, or what is known already. */
export type Test = boolean | ChoiceRule

/** The comparison of a path with a constant, a parameter's text or another path. */
export function tested(subject: PathForm, operator: string, operand: JsonValue): ChoiceRule {
  return { Variable: pathText(subject), [operator]: operand }
}

/** All of them, in their order: a test that guards another stands before it. */
export function all(...tests: readonly Test[]): Test {
  return combined('And', true, tests)
}

/** One of them at least. */
export function some(...tests: readonly Test[]): Test {
  return combined('Or', false, tests)
}

function combined(name: 'And' | 'Or', neutral: boolean, tests: readonly Test[]): Test {
  const rules: ChoiceRule[] = []
  for (const test of tests) {
    if (test === neutral) continue
    if (typeof test === 'boolean') return test
    rules.push(...(test[name] ?? [test]))
  }
  const [first] = rules
  if (!first) return neutral
  return rules.length === 1 ? first : { [name]: rules }
}

/** The opposite. A test of a type says it by its operand. */
export function negated(test: Test): Test {
  if (typeof test === 'boolean') return !test
  if (test.Not) return test.Not
  const operator = typeTests.find((name) => name in test)
  return operator === undefined ? { Not: test } : { ...test, [operator]: test[operator] !== true }
}

const typeTests = ['IsPresent', 'IsNull', 'IsString', 'IsNumeric', 'IsBoolean', 'IsTimestamp']

/** A rule for a test: what is known already is a test of the input, which is always there. */
export function ruleOf(test: Test): ChoiceRule {
  return typeof test === 'boolean' ? tested(path('input'), 'IsPresent', test) : test
}
