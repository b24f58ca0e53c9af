import { kinds, type ExpressionNode, type Operation } from '@stepwright/dsl'
import { only } from './printer.ts'

const plainTexts: ReadonlySet<Operation> = new Set<Operation>(['time.iso', 'time.fromMillis', 'uuid', 'number.toFixed'])
const cuts: ReadonlySet<Operation> = new Set<Operation>(['string.slice', 'string.substring', 'string.unitAt'])

/** A text of letters, digits and signs of ASCII for certain, with no dollar sign: its characters are its UTF-16 units. */
export function isPlainText(node: ExpressionNode): boolean {
  if (node.kind === 'Literal') return isPlain(String(node.value))
  if (node.kind === 'Text') return node.parts.every(isPlainText)
  if (node.kind !== 'Call') return only(node, kinds.number | kinds.boolean | kinds.null)
  const [first] = node.arguments
  return (
    plainTexts.has(node.operation) ||
    (cuts.has(node.operation) && first !== undefined && isPlainText(first)) ||
    only(node, kinds.number | kinds.boolean)
  )
}

/** The same of a text that is known. */
const isPlain = (text: string): boolean => /^[\t\n\r -#%-~]*$/.test(text)

/** True when each character is one UTF-16 unit. */
export const isOfUnits = (text: string): boolean => !/[\ud800-\udfff]/.test(text)
