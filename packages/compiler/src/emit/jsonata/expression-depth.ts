import { isJsonataText, jsonataLimits, parseJsonata, type JsonataNode, type JsonValue } from '@stepwright/asl'

/** True when a printed field holds an expression that AWS stops evaluating, since its parts are nested deeper than it allows. */
export function isTooDeep(printed: JsonValue): boolean {
  if (typeof printed === 'string') return isTooDeepText(printed)
  if (typeof printed !== 'object' || printed === null) return false
  return Object.values(printed as Readonly<Record<string, JsonValue>>).some(isTooDeep)
}

function isTooDeepText(text: string): boolean {
  // Each level takes two characters at least: nearly all expressions are too short to be parsed for this.
  if (text.length < 2 * jsonataLimits.depth || !isJsonataText(text)) return false
  const parsed = parseJsonata(text)
  return parsed.ok && depthOf(parsed.expression.ast) > jsonataLimits.depth
}

/** How many evaluations are under way at once, at most: an operator's operands are evaluated while it is. */
function depthOf(part: unknown): number {
  if (typeof part !== 'object' || part === null) return 0
  const inside = Math.max(0, ...Object.values(part).map(depthOf))
  return isNode(part) ? inside + 1 : inside
}

const isNode = (part: object): part is JsonataNode => !Array.isArray(part) && 'type' in part
