import { visitExpression, type ExpressionNode, type ExpressionVisitor, type Operation } from '@stepwright/dsl'

/** What the user wrote, for a message: `the method 'toUpperCase'`, `a conditional`. */
export function constructName(node: ExpressionNode): string {
  return visitExpression(node, names)
}

const fixed = (name: string) => (): string => name

const names: ExpressionVisitor<string> = {
  Literal: ({ value }) => (typeof value === 'string' ? 'a text' : `the constant ${String(value)}`),
  Undefined: fixed("'undefined'"),
  Subject: fixed('the value at hand'),
  Scope: ({ member }) => `'${member}'`,
  Variable: ({ name }) => `the variable '${name}'`,
  Capture: ({ name }) => `'${name}'`,
  Local: ({ name }) => `'${inSource(name)}'`,
  Property: ({ key }) => `'.${key}' of a computed value`,
  Lookup: fixed('a computed key'),
  Element: ({ index }) => (index.kind === 'Literal' ? 'a position in a list' : 'a computed position'),
  Array: fixed('an array literal with a spread'),
  Object: fixed('an object literal'),
  Text: fixed('a computed text'),
  Arithmetic: ({ operator }) => `the operator '${operator}'`,
  Negate: fixed("the operator '-'"),
  Compare: ({ operator }) => `the comparison '${operator}' as a value`,
  Equal: ({ negated }) => `the comparison '${negated ? '!==' : '==='}' as a value`,
  Nullish: ({ negated }) => `the comparison '${negated ? '!=' : '=='} null' as a value`,
  Not: fixed("the operator '!' as a value"),
  Logical: ({ operator }) => `the operator '${operator}' as a value`,
  Conditional: fixed('a conditional'),
  Present: ({ operand }) => constructName(operand),
  Call: ({ operation }) => operationName(operation),
  Lambda: fixed('a function'),
  Let: fixed('a constant'),
  Helpers: fixed('a function of your own'),
  Apply: ({ helper }) => `the function '${inSource(helper)}'`,
  JsonataText: fixed('JSONata text'),
}

const inSource = (name: string): string => name.split('#')[0] ?? name

/** `string.toUpperCase` is called on a value, `math.floor` is a function of its own. */
function operationName(operation: Operation): string {
  const special = specialNames.get(operation)
  if (special !== undefined) return special
  const [family = '', name = ''] = operation.split('.')
  const owner = owners.get(family)
  return owner === undefined ? `the method '${name}'` : `'${owner}.${name}'`
}

const owners: ReadonlyMap<string, string> = new Map([
  ['math', 'Math'],
  ['object', 'Object'],
  ['json', 'JSON'],
])

const specialNames: ReadonlyMap<string, string> = new Map([
  ['array.length', "'.length' of an array"],
  ['string.length', "'.length' of a text"],
  ['array.range', "'Array.from'"],
  ['number.parse', "'Number(…)'"],
  ['boolean.of', "'Boolean(…)'"],
  ['object.omit', 'a rest of an object'],
  ['object.hasKey', "'Object.hasOwn'"],
  ['value.isArray', "'Array.isArray'"],
  ['value.typeof', "'typeof'"],
  ['time.iso', 'the time now'],
  ['time.millis', 'the time now'],
  ['time.fromMillis', "'new Date'"],
  ['time.toMillis', "'new Date'"],
  ['time.part', "'new Date'"],
  ['uuid', "'crypto.randomUUID'"],
])
