/** What stands on the right of a comparison. */
export type Operand = 'string' | 'number' | 'boolean' | 'timestamp' | 'path'

const orders = ['Equals', 'LessThan', 'GreaterThan', 'LessThanEquals', 'GreaterThanEquals']

const family = (name: string, operand: Operand, suffixes: readonly string[]): readonly (readonly [string, Operand])[] =>
  suffixes.flatMap((suffix) => [
    [`${name}${suffix}`, operand],
    [`${name}${suffix}Path`, 'path'],
  ])

/**
 * The 39 comparison operators of a JSONPath Choice rule, each with what it compares to.
 *
 * @see https://states-language.net/spec.html#choice-state
 */
export const comparisons: ReadonlyMap<string, Operand> = new Map<string, Operand>([
  ...family('String', 'string', orders),
  ['StringMatches', 'string'],
  ...family('Numeric', 'number', orders),
  ...family('Boolean', 'boolean', ['Equals']),
  ...family('Timestamp', 'timestamp', orders),
  ['IsNull', 'boolean'],
  ['IsPresent', 'boolean'],
  ['IsNumeric', 'boolean'],
  ['IsString', 'boolean'],
  ['IsBoolean', 'boolean'],
  ['IsTimestamp', 'boolean'],
])
