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

/** The functions that an expression has bound so far, and how deep their bodies are. */
type Functions = Map<unknown, number>

/**
 * How many evaluations are under way at once, at most: an operator's operands are evaluated while it is, and a function's body while the
 * call is.
 */
function depthOf(part: unknown, functions: Functions = new Map()): number {
  if (typeof part !== 'object' || part === null) return 0
  const inside = Math.max(0, ...Object.values(part).map((inner) => depthOf(inner, functions)))
  if (!isNode(part)) return inside
  const bound = part.type === 'bind' ? boundFunction(part) : null
  if (bound) functions.set(bound.name, depthOf(bound.body, functions))
  const called = part.type === 'variable' ? functions.get(part.value) : undefined
  return 1 + Math.max(inside, called ?? 0)
}

/** `$name := function(…){ body }` */
function boundFunction({ lhs, rhs }: JsonataNode): { readonly name: unknown; readonly body: JsonataNode } | null {
  if (!lhs || !rhs || !('type' in lhs) || !('type' in rhs)) return null
  return rhs.type === 'lambda' && rhs.body ? { name: lhs.value, body: rhs.body } : null
}

const isNode = (part: object): part is JsonataNode => !Array.isArray(part) && 'type' in part
