import type { ChoiceRule, JsonValue } from '@stepwright/asl'
import { peekPath, selectPath } from '../data/json-path.ts'
import { causeIn } from '../data/json-path-scope.ts'
import { failed, runtimeFailure, succeeded, type Outcome } from '../machine/failure.ts'
import { parseTimestamp } from './timestamp.ts'
import type { VisitScope } from './interpreter.ts'

/** Whether a JSONPath rule matches. `And` and `Or` stop at the first test that decides. */
export function testRule(rule: ChoiceRule, input: JsonValue, scope: VisitScope): Outcome<boolean> {
  if (rule.And) return testAll(rule.And, false, input, scope)
  if (rule.Or) return testAll(rule.Or, true, input, scope)
  if (rule.Not) {
    const inner = testRule(rule.Not, input, scope)
    return inner.ok ? succeeded(!inner.value) : inner
  }
  return testVariable(rule, input, scope)
}

/** Runs tests until one gives `decisive`. */
function testAll(
  rules: readonly ChoiceRule[],
  decisive: boolean,
  input: JsonValue,
  scope: VisitScope,
): Outcome<boolean> {
  for (const rule of rules) {
    const outcome = testRule(rule, input, scope)
    if (!outcome.ok) return outcome
    if (outcome.value === decisive) return succeeded(decisive)
  }
  return succeeded(!decisive)
}

type Comparison = (value: JsonValue, operand: JsonValue) => boolean

const orders: { readonly [suffix: string]: (order: number) => boolean } = {
  Equals: (order) => order === 0,
  LessThan: (order) => order < 0,
  GreaterThan: (order) => order > 0,
  LessThanEquals: (order) => order <= 0,
  GreaterThanEquals: (order) => order >= 0,
}

/** The comparisons between two values, by operator name without `Path`. A value of another type gives false. */
const comparisons: ReadonlyMap<string, Comparison> = new Map<string, Comparison>([
  ...ordered('String', asString, (one, other) => (one === other ? 0 : one < other ? -1 : 1)),
  ...ordered('Numeric', asNumber, (one, other) => one - other),
  ...ordered('Timestamp', asInstant, (one, other) => one - other),
  ['BooleanEquals', (value, operand) => typeof value === 'boolean' && value === operand],
  [
    'StringMatches',
    (value, pattern) => typeof value === 'string' && typeof pattern === 'string' && wildcard(pattern).test(value),
  ],
])

const typeTests: ReadonlyMap<string, (value: JsonValue) => boolean> = new Map<string, (value: JsonValue) => boolean>([
  ['IsNull', (value) => value === null],
  ['IsNumeric', (value) => typeof value === 'number'],
  ['IsString', (value) => typeof value === 'string'],
  ['IsBoolean', (value) => typeof value === 'boolean'],
  ['IsTimestamp', (value) => asInstant(value) !== null],
])

function testVariable(rule: ChoiceRule, input: JsonValue, scope: VisitScope): Outcome<boolean> {
  const variable = rule.Variable ?? '$'
  const operator = Object.keys(rule).find(isOperator)
  if (operator === undefined) return failed(runtimeFailure(causeIn(scope, 'A choice rule has no comparison operator.')))
  // The wire type leaves operands open; a definition is JSON.
  const operand = rule[operator] as JsonValue

  const value = peekPath(variable, input, scope)
  if (!value.ok) return value
  if (operator === 'IsPresent') return succeeded((value.value !== undefined) === operand)
  if (value.value === undefined) {
    return failed(
      runtimeFailure(
        causeIn(scope, `Invalid path '${variable}': The choice state's condition path references an invalid value.`),
      ),
    )
  }
  const typeTest = typeTests.get(operator)
  if (typeTest) return succeeded(typeTest(value.value) === operand)

  if (!operator.endsWith('Path')) return succeeded(comparisons.get(operator)?.(value.value, operand) ?? false)
  const other = selectPath(typeof operand === 'string' ? operand : '', input, scope)
  if (!other.ok) return other
  return succeeded(comparisons.get(operator.slice(0, -'Path'.length))?.(value.value, other.value) ?? false)
}

function isOperator(key: string): boolean {
  return key === 'IsPresent' || typeTests.has(key) || comparisons.has(key.endsWith('Path') ? key.slice(0, -4) : key)
}

function ordered<T>(
  type: string,
  convert: (value: JsonValue) => T | null,
  compare: (one: T, other: T) => number,
): [string, Comparison][] {
  return Object.entries(orders).map(([suffix, holds]) => [
    `${type}${suffix}`,
    (value, operand) => {
      const [one, other] = [convert(value), convert(operand)]
      return one !== null && other !== null && holds(compare(one, other))
    },
  ])
}

function asString(value: JsonValue): string | null {
  return typeof value === 'string' ? value : null
}

function asNumber(value: JsonValue): number | null {
  return typeof value === 'number' ? value : null
}

function asInstant(value: JsonValue): number | null {
  return typeof value === 'string' ? parseTimestamp(value) : null
}

/** A `StringMatches` pattern: `*` stands for any text, a backslash takes the next character as it is. */
function wildcard(pattern: string): RegExp {
  const source = pattern.replace(/\\([\s\S])|\*|[^\\*]+/g, (piece, escaped: string | undefined) =>
    piece === '*' ? '[\\s\\S]*' : (escaped ?? piece).replace(/[.*+?^${}()|[\]\\]/g, '\\$&'),
  )
  return new RegExp(`^${source}$`)
}
