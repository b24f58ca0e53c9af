import { kinds, type ExpressionNode, type Operation } from '@stepwright/dsl'
import { only, type Printer } from './printer.ts'

const plainTexts: ReadonlySet<Operation> = new Set<Operation>(['time.iso', 'time.fromMillis', 'uuid', 'number.toFixed'])
/** Operations that make a plain text of plain texts. */
const keeping: ReadonlySet<Operation> = new Set<Operation>([
  'string.slice',
  'string.substring',
  'string.unitAt',
  'string.padStart',
  'string.padEnd',
  'string.repeat',
  'string.trim',
  'string.toLowerCase',
  'string.toUpperCase',
])

/** A text of letters, digits and signs of ASCII for certain, with no dollar sign: its characters are its UTF-16 units. */
export function isPlainText(node: ExpressionNode, p: Printer): boolean {
  if (node.kind === 'Literal') return isPlain(String(node.value))
  if (node.kind === 'Text') return node.parts.every((part) => isPlainText(part, p))
  if (node.kind === 'Local' && p.plainTexts.has(node.name)) return true
  if (node.kind === 'Capture') {
    const known = p.captures[node.name]
    return known?.kind === 'Json' && typeof known.value === 'string' && isPlain(known.value)
  }
  if (node.kind !== 'Call') return only(node, kinds.number | kinds.boolean | kinds.null)
  return (
    plainTexts.has(node.operation) ||
    (keeping.has(node.operation) && node.arguments.every((argument) => isPlainText(argument, p))) ||
    only(node, kinds.number | kinds.boolean)
  )
}

/** The same of a text that is known. */
const isPlain = (text: string): boolean => /^[\t\n\r -#%-~]*$/.test(text)

/** True when each character is one UTF-16 unit. */
export const isOfUnits = (text: string): boolean => !/[\ud800-\udfff]/.test(text)
