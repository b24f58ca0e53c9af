import { kinds, type ExpressionNode } from '@stepwright/dsl'
import { isDate } from './dates.ts'
import { containers, literal, may, refuse, textOf, type Lowering } from './lowering.ts'
import { ambiguous, unknownType } from './refusals.ts'
import type { ts } from './typescript.ts'

/** `a ${b} c` */
export function lowerTemplate(node: ts.TemplateExpression, l: Lowering): ExpressionNode {
  const parts: ExpressionNode[] = [literal(node.head.text)]
  for (const span of node.templateSpans) {
    parts.push(textPart(span.expression, l), literal(span.literal.text))
  }
  return text(parts)
}

/** Parts put together as one string; empty ones are dropped. */
export function text(parts: readonly ExpressionNode[]): ExpressionNode {
  const flat = parts.flatMap((part) => (part.kind === 'Text' ? part.parts : [part]))
  return {
    kind: 'Text',
    parts: flat.filter((part) => part.kind !== 'Literal' || part.value !== ''),
    kinds: kinds.string,
  }
}

/** A value that JavaScript writes into a string. */
function textPart(node: ts.Expression, l: Lowering): ExpressionNode {
  return checkedPart(l.expression(node), node, l)
}

export function checkedPart(part: ExpressionNode, node: ts.Expression, l: Lowering): ExpressionNode {
  if (!may(part, containers)) return part
  if (isDate(l.checker.getTypeAtLocation(node), l)) {
    return refuse(
      l,
      node,
      ambiguous(textOf(node), 'is a date, whose text is that of the machine’s time zone', 'Use toISOString().'),
    )
  }
  return refuse(
    l,
    node,
    part.kinds & kinds.string && part.kinds & kinds.array
      ? unknownType(textOf(node), 'its text')
      : ambiguous(
          textOf(node),
          part.kinds & kinds.array
            ? 'is an array, whose text is rarely meant'
            : 'is an object, whose text is "[object Object]"',
          part.kinds & kinds.array ? 'Say how to put it together: use join.' : 'Write the members you need.',
        ),
  )
}
