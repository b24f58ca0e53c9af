import {
  checkJsonata,
  nodesOf,
  parseJsonata,
  type JsonataExpression,
  type JsonataFinding,
  type JsonataNode,
} from '@stepwright/asl'
import { kinds, type ExpressionNode } from '@stepwright/dsl'
import { anyKinds } from './kinds-of-type.ts'
import { kindsAt, refuse, refuseRange, textOf, type Lowering } from './lowering.ts'
import { unsupported, wrongJsonata } from './refusals.ts'
import { isFromDsl, resolvedSymbol } from './symbols.ts'
import { ts } from './typescript.ts'

/** A template with a tag: of these, only the user's own JSONata is an expression. */
export function lowerTaggedTemplate(node: ts.TaggedTemplateExpression, l: Lowering): ExpressionNode {
  const symbol = resolvedSymbol(node.tag, l.checker)
  if (symbol?.name === 'jsonata' && isFromDsl(symbol)) return lowerJsonata(node, l)
  return refuse(l, node, unsupported('A tagged template', 'Use a plain template literal, or call a function.'))
}

/** The text of a template, as JSONata and as the user wrote it. */
interface Written {
  readonly texts: readonly string[]
  readonly values: readonly ts.Expression[]
  /** The texts with a variable for each value. */
  readonly source: string
  /** Where in the user's file each character of `source` stands. */
  readonly offsets: readonly number[]
  readonly nameOf: (value: number) => string
}

/**
 * `jsonata<T>`…``: what the user wrote, with the values that were put into it. It must parse, name what Step Functions has, and each value must
 * stand where JSONata takes one. What it gives is what `T` says.
 */
function lowerJsonata(node: ts.TaggedTemplateExpression, l: Lowering): ExpressionNode {
  const written = readTemplate(node.template)
  const values = written.values.map((value) => l.expression(value))
  const parsed = parseJsonata(written.source)
  if (!parsed.ok) {
    const { message, start, end } = parsed.error
    return refuseText(start, end, syntaxMessage(message, written), 'See https://docs.jsonata.org.', node, written, l)
  }
  const { expression } = parsed
  const misplaced = refuseMisplaced(expression, written, l)
  for (const { kind, message, start, end } of misplaced ? [] : checkJsonata(expression, everywhere)) {
    refuseText(start, end, message, hints[kind], node, written, l)
  }
  const substitution = written.source.indexOf('${')
  if (substitution >= 0) {
    const message = "'${' in the text would be taken for a substitution of the definition."
    refuseText(substitution, substitution + 2, message, "Write '$' & '{' there.", node, written, l)
  }
  const known = kindsAt(l, node) || anyKinds
  const text: ExpressionNode = {
    kind: 'JsonataText',
    texts: onOneLine(written),
    values,
    variables: [...new Set(Array.from(written.texts.join(' ').matchAll(variablePattern), ([, name = '']) => name))],
    kinds: known,
  }
  // A sequence of one is its item in JSONata, and an empty one is nothing.
  return known === kinds.array && !isArrayConstructor(expression.ast)
    ? { kind: 'Array', items: [{ spread: true, value: text }], kinds: kinds.array }
    : text
}

/** What is there depends on the field, which the validator knows: the whole of `$states` is let through here. */
const everywhere = { allowed: { result: true, errorOutput: true } } as const

const hints: { readonly [Kind in JsonataFinding['kind']]: string } = {
  topLevelReference: 'Step Functions gives an expression no context: put the value in with ${…}.',
  unavailableMember: '$states has input, result, errorOutput and context.',
  unknownMember: '$states has input, result, errorOutput and context.',
  undefinedVariable: 'Put the variable in with ${vars.name}.',
  unknownFunction:
    "See https://docs.jsonata.org for JSONata's functions; Step Functions adds $partition, $range, $hash, $random, $uuid and $parse.",
  evalFunction: 'Write the expression itself; $parse reads JSON text.',
  argumentCount: 'See https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html for its arguments.',
}

const variablePattern = /\$([\p{ID_Start}_][\p{ID_Continue}]*)/gu

const isArrayConstructor = ({ type, value }: JsonataNode): boolean => type === 'unary' && value === '['

/** The raw text, as `String.raw` has it, but that `` \` `` is a backquote and `\${` and `$\{` are no values. */
function readTemplate(template: ts.TemplateLiteral): Written {
  const file = template.getSourceFile()
  const spans = ts.isNoSubstitutionTemplateLiteral(template) ? [] : template.templateSpans
  const literals = ts.isNoSubstitutionTemplateLiteral(template)
    ? [template]
    : [template.head, ...spans.map((span) => span.literal)]
  const placeholder = freePlaceholder(template.getText())
  const nameOf = (value: number): string => `${placeholder}${value}`
  const offsets: number[] = []
  let source = ''
  const append = (text: string, at: (index: number) => number): void => {
    for (let i = 0; i < text.length; i++) offsets.push(at(i))
    source += text
  }
  const texts = literals.map((literal, i) => {
    const isLast = i === literals.length - 1
    const start = literal.getStart(file) + 1
    const raw = file.text.slice(start, literal.getEnd() - (isLast ? 1 : 2))
    let text = ''
    for (const { index, 0: part } of raw.matchAll(/\\`|\\\$\{|\$\\\{|[^]/g)) {
      const meant = part.length === 1 ? part : part === '\\`' ? '`' : '${'
      append(meant, () => start + index)
      text += meant
    }
    const value = spans[i]?.expression
    if (value) append(`$${nameOf(i)}`, () => value.getStart(file))
    return text
  })
  offsets.push(template.getEnd() - 1)
  return { texts, values: spans.map(({ expression }) => expression), source, offsets, nameOf }
}

/** The beginning of a variable's name that the text does not hold. */
function freePlaceholder(text: string): string {
  let name = 'value'
  while (text.includes(name)) name += '_'
  return name
}

function refuseText(
  start: number,
  end: number,
  message: string,
  hint: string,
  node: ts.TaggedTemplateExpression,
  { source, offsets, values, nameOf }: Written,
  l: Lowering,
): ExpressionNode {
  const at = (index: number): number => offsets[Math.min(index, source.length)] ?? node.getEnd()
  const value = values.find((_, i) => source.slice(start, end).includes(nameOf(i)))
  const [from, to] = value ? [value.getStart(), value.getEnd()] : [at(start), Math.max(at(end), at(start) + 1)]
  return refuseRange(l, node, from, to, wrongJsonata(message, hint))
}

/** The parser's words, with the user's own where it names one of our variables. */
function syntaxMessage(message: string, { values, nameOf }: Written): string {
  const named = values.reduce(
    (text, value, i) => text.replaceAll(new RegExp(`\\$?${nameOf(i)}(?!\\d)`, 'g'), () => `\${${textOf(value)}}`),
    message,
  )
  return /[.!?]$/.test(named) ? named : `${named}.`
}

/** Values that stand inside a string, a regular expression, a comment or a name, or where a function or a new variable is named. */
function refuseMisplaced({ ast, source: parsed }: JsonataExpression, written: Written, l: Lowering): boolean {
  const nodes = [...nodesOf(ast)]
  const names = new Set(nodes.flatMap(({ type, procedure, lhs }) => [procedure, type === 'bind' ? lhs : undefined]))
  const misplaced = written.values.filter((_, i) => {
    const name = written.nameOf(i)
    const end = parsed.indexOf(`$${name}`) + name.length + 1
    return !nodes.some(
      (node) => node.type === 'variable' && node.value === name && node.position === end && !names.has(node),
    )
  })
  for (const value of misplaced) {
    refuse(
      l,
      value,
      wrongJsonata(
        `'${textOf(value)}' stands where JSONata takes no value, such as inside a string.`,
        "Put it outside the quotes: 'a' & ${…}.",
      ),
    )
  }
  return misplaced.length > 0
}

/** Line breaks and indentation as single spaces, where they mean nothing. */
function onOneLine({ texts, source }: Written): readonly string[] {
  const joined = (parts: readonly string[]): string => parts.join('$value')
  const short = texts.map((text) => text.replaceAll(/\s*\n\s*/g, ' '))
  const trimmed = short.map((text, i) => {
    const start = i === 0 ? text.trimStart() : text
    return i === short.length - 1 ? start.trimEnd() : start
  })
  return source.includes('\n') && meaning(joined(trimmed)) !== meaning(joined(texts)) ? texts : trimmed
}

function meaning(source: string): string {
  const parsed = parseJsonata(source)
  return JSON.stringify(parsed.ok ? parsed.expression.ast : source, (key, value: unknown) =>
    key === 'position' ? undefined : value,
  )
}
