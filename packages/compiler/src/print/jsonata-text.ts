import type { BinaryOperator, Jsonata } from './jsonata-ast.ts'

/** How tightly a form binds; an operand that binds less is put in parentheses. */
const binding = {
  conditional: 20,
  or: 25,
  and: 30,
  compare: 40,
  add: 50,
  multiply: 60,
  unary: 70,
  postfix: 80,
  atom: 90,
}

const operatorBinding: { readonly [Operator in BinaryOperator]: number } = {
  or: binding.or,
  and: binding.and,
  '=': binding.compare,
  '!=': binding.compare,
  '<': binding.compare,
  '<=': binding.compare,
  '>': binding.compare,
  '>=': binding.compare,
  in: binding.compare,
  '+': binding.add,
  '-': binding.add,
  '&': binding.add,
  '*': binding.multiply,
  '/': binding.multiply,
  '%': binding.multiply,
}

/** Operators that may be chained without parentheses, as `(a op b) op c` reads `a op b op c`. */
const chains: ReadonlySet<BinaryOperator> = new Set(['or', 'and', '+', '-', '&', '*', '/', '%'])

/** `a or (b and c)`: few readers know which of the two binds tighter. */
const mixes = (operator: BinaryOperator, side: Jsonata): boolean =>
  operator === 'or' && side.kind === 'Binary' && side.operator === 'and'

type Printers = { readonly [Kind in Jsonata['kind']]: (node: Extract<Jsonata, { readonly kind: Kind }>) => Printed }

interface Printed {
  readonly text: string
  readonly binding: number
}

/** Prints an expression of JSONata on one line. */
export function printJsonata(expression: Jsonata): string {
  return print(expression).text
}

function print(node: Jsonata): Printed {
  // The table has a member for each kind; TypeScript cannot pair the two unions by itself.
  return (printers[node.kind] as (node: Jsonata) => Printed)(node)
}

const atom = (text: string): Printed => ({ text, binding: binding.atom })

/** The text of an operand that must bind at least as tightly as `least`. */
function operand(node: Jsonata, least: number): string {
  const printed = print(node)
  return printed.binding < least ? `(${printed.text})` : printed.text
}

const list = (nodes: readonly Jsonata[]): string => nodes.map((node) => print(node).text).join(', ')

const printers: Printers = {
  Number: ({ value }) => ({ text: numberText(value), binding: value < 0 ? binding.unary : binding.atom }),
  String: ({ value }) => printString(value),
  Param: ({ name }) => atom(`'\${${name}}'`),
  Template: ({ parts }) => atom(quote(parts)),
  Word: ({ word }) => atom(word),
  // Nothing is known of its form, so wherever it is an operand it stands in parentheses.
  Source: ({ texts, values }) => ({
    text: texts
      .map((text, i) => (i === 0 ? '' : interpolated(values[i - 1], texts[i - 1] ?? '', text)) + text)
      .join(''),
    binding: 0,
  }),
  Regex: ({ source, flags }) => atom(`/${source}/${flags}`),
  Variable: ({ name }) => atom(`$${name}`),
  Field: ({ base, key }) => ({ text: `${operand(base, binding.postfix)}.${printName(key)}`, binding: binding.postfix }),
  Index: ({ base, index }) => ({
    text: `${operand(base, binding.postfix)}[${print(index).text}]`,
    binding: binding.postfix,
  }),
  Keep: ({ base }) => ({ text: `${operand(base, binding.postfix)}[]`, binding: binding.postfix }),
  Call: ({ callee, args }) => atom(`$${callee}(${list(args)})`),
  Lambda: ({ parameters, body }) =>
    atom(`function(${parameters.map((name) => `$${name}`).join(', ')}){ ${print(body).text} }`),
  Block: ({ bindings, result }) =>
    atom(`(${bindings.map(({ name, value }) => `$${name} := ${print(value).text}; `).join('')}${print(result).text})`),
  Conditional: ({ test, then, otherwise }) => ({
    text:
      `${operand(test, binding.or)} ? ${operand(then, binding.or)}` +
      // A conditional in the last place needs no parentheses, one without `: …` must not swallow ours.
      (otherwise ? ` : ${operand(otherwise, binding.conditional)}` : ''),
    binding: binding.conditional,
  }),
  Binary: ({ operator, left, right }) => {
    const own = operatorBinding[operator]
    const leftLeast = chains.has(operator) ? own : own + 1
    const side = (node: Jsonata, least: number): string => operand(node, mixes(operator, node) ? binding.atom : least)
    const start = side(left, leftLeast)
    // After these the engine takes a slash for the start of a pattern.
    const dividend = operator === '/' && /(?:\[\]|\})$/.test(start) ? `(${start})` : start
    return { text: `${dividend} ${operator} ${side(right, own + 1)}`, binding: own }
  },
  Negative: ({ operand: value }) => ({ text: `-${operand(value, binding.postfix)}`, binding: binding.unary }),
  Range: ({ first, last }) => ({
    text: `${operand(first, binding.or)}..${operand(last, binding.or)}`,
    binding: binding.conditional,
  }),
  Array: ({ items }) => atom(`[${list(items)}]`),
  Object: ({ members }) =>
    members.length === 0
      ? atom('{}')
      : atom(`{ ${members.map(({ key, value }) => `${print(key).text}: ${print(value).text}`).join(', ')} }`),
}

/** A power of ten with many zeros is not there to be counted. */
const numberText = (value: number): string => String(value).replace(/^10{9,}$/, (digits) => `1e${digits.length - 1}`)

/** A value in the user's own text: on its own where it could be read together with what is around it. */
function interpolated(value: Jsonata | undefined, before: string, after: string): string {
  if (!value || value.kind === 'Variable') return value ? print(value).text : ''
  const isPath = value.kind === 'Field' || value.kind === 'Index'
  const text = operand(value, isPath ? binding.postfix : binding.atom)
  const isStep = /(?:^|[^.])\.\s*$/.test(before)
  const goesOn = !isPath && /^\s*[.[{(@#^]/.test(after)
  return (isStep || goesOn) && !text.startsWith('(') ? `(${text})` : text
}

const plainName = /^[A-Za-z_][A-Za-z0-9_]*$/
const reservedNames = new Set(['and', 'or', 'in', 'true', 'false', 'null', 'function'])

function printName(key: string): string {
  return plainName.test(key) && !reservedNames.has(key) ? key : `\`${key}\``
}

/**
 * A string literal, in single quotes where possible: those need no escape in the JSON around it.
 * `${` is split, so that no substitution of the definition can take it for its own.
 */
function printString(value: string): Printed {
  const parts = value.split(/(?<=\$)(?=\{)/)
  if (parts.length === 1) return atom(quote([value]))
  return { text: parts.map((part) => quote([part])).join(' & '), binding: binding.add }
}

const escapes: { readonly [character: string]: string } = {
  '\\': '\\\\',
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
}

function quote(parts: readonly (string | { readonly param: string })[]): string {
  const literals = parts.filter((part) => typeof part === 'string').join('')
  const mark = literals.includes("'") && !literals.includes('"') ? '"' : "'"
  const escaped = parts.map((part) => (typeof part === 'string' ? escape(part, mark) : `\${${part.param}}`))
  return `${mark}${escaped.join('')}${mark}`
}

function escape(value: string, mark: string): string {
  const escaped = value.replace(
    // eslint-disable-next-line no-control-regex -- control characters are what must be escaped
    /[\\\u0000-\u001f\uffff]/g,
    (character) => escapes[character] ?? unicodeEscape(character),
  )
  // Neither kind of quote can be escaped by a backslash alone in every engine.
  return escaped.replaceAll(mark, unicodeEscape(mark))
}

function unicodeEscape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
}
