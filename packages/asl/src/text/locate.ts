import { findNodeAtLocation, type Node } from 'jsonc-parser'

/** A span of the text, end exclusive. */
export interface Span {
  readonly start: number
  readonly end: number
}

/**
 * The span of what a JSON pointer names: a scalar itself, an object or array by the key it has. A pointer to something that is not
 * there gives what is around it. `range` narrows a string to some of its characters, escapes accounted for.
 */
export function spanOf(tree: Node, text: string, path: string, range?: Span): Span {
  const node = nodeAt(tree, segmentsOf(path))
  if (range !== undefined && node.type === 'string') return narrowed(node, text, range)
  const isNested = node.type === 'object' || node.type === 'array'
  const key = isNested && node.parent?.type === 'property' ? node.parent.children?.[0] : undefined
  if (key !== undefined) return wholeSpan(key)
  return isNested ? { start: node.offset, end: node.offset + 1 } : wholeSpan(node)
}

const wholeSpan = ({ offset, length }: Node): Span => ({ start: offset, end: offset + length })

const segmentsOf = (path: string): readonly string[] =>
  path
    .split('/')
    .slice(1)
    .map((segment) => segment.replaceAll('~1', '/').replaceAll('~0', '~'))

/** The node at a path, or the nearest one around it. */
function nodeAt(tree: Node, segments: readonly string[]): Node {
  let node = tree
  for (const segment of segments) {
    const step = node.type === 'array' && /^\d+$/u.test(segment) ? Number(segment) : segment
    const next = findNodeAtLocation(node, [step])
    if (next === undefined) return node
    node = next
  }
  return node
}

/** Characters of a string's value, as characters of its text, where `\n` and `\u00e9` are one. */
function narrowed({ offset, length }: Node, text: string, { start, end }: Span): Span {
  const close = offset + length - 1
  let at = offset + 1
  let from = at
  for (let index = 0; index < end && at < close; index++) {
    if (index === start) from = at
    if (text[at] !== '\\') at += 1
    else at += text[at + 1] === 'u' ? 6 : 2
    if (index + 1 === start) from = at
  }
  return from < at ? { start: from, end: at } : { start: from, end: Math.min(from + 1, close + 1) }
}
