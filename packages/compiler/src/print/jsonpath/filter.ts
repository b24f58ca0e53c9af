import { kinds, type ExpressionNode, type LambdaNode } from '@stepwright/dsl'
import { may, nullish, only } from '../printer.ts'
import { stepsFrom } from './item-steps.ts'
import { pathText } from './path-text.ts'
import { constantOf } from './present-form.ts'
import { resolved, type PathPrinter } from './printer.ts'

/**
 * The test of a filter, `@.kind == 'csv' && @.size > 0`, or null when a path cannot say it: a path compares a member of the item with a
 * constant, and Jayway takes the number 5 and the text '5' for equal, so only members of one kind are compared.
 */
export function printFilter({ parameters, index, body }: LambdaNode, p: PathPrinter): string | null {
  const text = index === null ? testText(body, parameters[0] ?? '', p) : null
  return text?.startsWith('(') ? text.slice(1, -1) : text
}

function testText(given: ExpressionNode, item: string, from: PathPrinter): string | null {
  const { node, p } = resolved(given, from)
  const test = (part: ExpressionNode): string | null => testText(part, item, p)
  if (node.kind === 'Logical') {
    const [left, right] = [test(node.left), test(node.right)]
    return left === null || right === null || node.operator === '??' ? null : `(${left} ${node.operator} ${right})`
  }
  if (node.kind === 'Not') {
    const inner = resolved(node.operand, p)
    const flag = only(inner.node, kinds.boolean) ? memberText(node.operand, item, p) : null
    if (flag !== null) return `${flag} == false`
    const operand = test(node.operand)
    return operand === null ? null : `!(${operand})`
  }
  if (node.kind === 'Equal') {
    const existence = existenceText(node.left, node.right, node.negated, item, p)
    return existence ?? comparedText(node.negated ? '!=' : '==', node.left, node.right, item, p)
  }
  if (node.kind === 'Compare') return comparedText(node.operator, node.left, node.right, item, p)
  const member = memberText(node, item, p)
  return member !== null && only(node, kinds.boolean | nullish) ? `${member} == true` : null
}

/** `item.note !== undefined` */
function existenceText(
  left: ExpressionNode,
  right: ExpressionNode,
  negated: boolean,
  item: string,
  p: PathPrinter,
): string | null {
  const operand = right.kind === 'Undefined' ? left : left.kind === 'Undefined' ? right : null
  const member = operand && memberText(operand, item, p)
  if (member === null || member === '@') return null
  return negated ? member : `!(${member})`
}

const flipped: { readonly [operator: string]: string } = { '<': '>', '<=': '>=', '>': '<', '>=': '<=' }

function comparedText(
  operator: string,
  left: ExpressionNode,
  right: ExpressionNode,
  item: string,
  p: PathPrinter,
): string | null {
  const member = memberText(left, item, p)
  if (member === null) {
    return memberText(right, item, p) === null
      ? null
      : comparedText(flipped[operator] ?? operator, right, left, item, p)
  }
  const value = constantOf(right, p)
  // What is missing is unequal to everything in JavaScript, too; it has no order.
  if (operator !== '==' && may(left, kinds.undefined)) return null
  if (typeof value === 'number') {
    return may(left, kinds.string) || /e/i.test(String(value)) ? null : `${member} ${operator} ${value}`
  }
  if (typeof value === 'string') {
    return may(left, kinds.number) || !isPlain(value) ? null : `${member} ${operator} '${value}'`
  }
  return typeof value === 'boolean' || value === null ? `${member} ${operator} ${String(value)}` : null
}

/** A text that means itself in the quotes of a filter, whatever is made of quotes and backslashes there. */
// eslint-disable-next-line no-control-regex -- control characters are among those that no path grammar promises to take
const isPlain = (text: string): boolean => !/['"\\\u0000-\u001f]/.test(text) && !text.includes('${')

/** `@.a.b` for `item.a.b`. */
function memberText(node: ExpressionNode, item: string, p: PathPrinter): string | null {
  const steps = stepsFrom(node, item, p)
  return steps && pathText({ kind: 'Path', root: 'input', steps, isMany: false }).replace('$', '@')
}
