/**
 * A node of a parsed JSONata expression: the parts of the engine's tree that are read here. `position` is the offset
 * just after the token the node was made from, in characters of the expression.
 */
export interface JsonataNode {
  readonly type: JsonataNodeType
  /** A literal's value, a name, an operator; a variable's name without its `$` (empty for `$` itself). */
  readonly value?: unknown
  readonly position?: number
  /** path: each step is evaluated in the context of the one before. */
  readonly steps?: readonly JsonataNode[]
  /** Predicates of a node that is no path, and of a step. */
  readonly predicate?: readonly JsonataStage[]
  readonly stages?: readonly JsonataStage[]
  /** `{…}` after a path: key and value pairs. */
  readonly group?: { readonly lhs: readonly JsonataPair[] }
  /** binary, apply, bind: the left operand; unary `{`: key and value pairs. */
  readonly lhs?: JsonataNode | readonly JsonataPair[]
  readonly rhs?: JsonataNode | readonly JsonataPair[]
  /** unary `-` */
  readonly expression?: JsonataNode
  /** block, unary `[` */
  readonly expressions?: readonly JsonataNode[]
  readonly condition?: JsonataNode
  readonly then?: JsonataNode
  readonly else?: JsonataNode
  /** function, partial: the callee and its arguments; lambda: its parameters. */
  readonly procedure?: JsonataNode
  readonly arguments?: readonly JsonataNode[]
  readonly body?: JsonataNode
  /** sort: `^(…)` */
  readonly terms?: readonly { readonly descending: boolean; readonly expression: JsonataNode }[]
  /** transform: `| pattern | update, delete |` */
  readonly pattern?: JsonataNode
  readonly update?: JsonataNode
  readonly delete?: JsonataNode
  /** `@$x` and `#$i` on a step. */
  readonly focus?: string
  readonly index?: string
}

/** The kinds of node the engine's parser makes. */
type JsonataNodeType =
  | 'apply'
  | 'binary'
  | 'bind'
  | 'block'
  | 'condition'
  | 'descendant'
  | 'filter'
  | 'function'
  | 'index'
  | 'lambda'
  | 'name'
  | 'number'
  | 'operator'
  | 'parent'
  | 'partial'
  | 'path'
  | 'regex'
  | 'sort'
  | 'string'
  | 'transform'
  | 'unary'
  | 'value'
  | 'variable'
  | 'wildcard'

/** A predicate or an index binding of a step. */
interface JsonataStage {
  readonly type: string
  readonly expr?: JsonataNode
  readonly value?: unknown
}

/** One member of an object constructor. */
type JsonataPair = readonly [key: JsonataNode, value: JsonataNode]

/** A child node, and whether it is evaluated in a context of its own (a step, a predicate, a lambda's body). */
export interface JsonataChild {
  readonly node: JsonataNode
  readonly hasContext: boolean
}

/** The nodes directly below a node, in the order of the text as far as the tree keeps it. */
export function childrenOf(node: JsonataNode): readonly JsonataChild[] {
  const inherited = [
    ...(isNode(node.lhs) ? [node.lhs] : node.lhs ? node.lhs.flat() : []),
    ...(isNode(node.rhs) ? [node.rhs] : node.rhs ? node.rhs.flat() : []),
    ...(node.expressions ?? []),
    ...(node.type === 'lambda' ? [] : (node.arguments ?? [])),
    ...[node.expression, node.condition, node.then, node.else, node.procedure].filter((part) => part !== undefined),
  ]
  const contextual = [
    ...(node.type === 'lambda' && node.body ? [node.body] : []),
    ...[...(node.predicate ?? []), ...(node.stages ?? [])].flatMap(({ expr }) => expr ?? []),
    ...(node.group?.lhs ?? []).flat(),
    ...(node.terms ?? []).map(({ expression }) => expression),
    ...[node.pattern, node.update, node.delete].filter((part) => part !== undefined),
  ]
  return [
    ...(node.steps ?? []).map((step, at) => ({ node: step, hasContext: at > 0 })),
    ...inherited.map((child) => ({ node: child, hasContext: false })),
    ...contextual.map((child) => ({ node: child, hasContext: true })),
  ]
}

function isNode(part: JsonataNode | readonly JsonataPair[] | undefined): part is JsonataNode {
  return part !== undefined && !Array.isArray(part)
}

/** Every node of a tree, parents first. */
export function* nodesOf(root: JsonataNode): Generator<JsonataNode> {
  const pending = [root]
  for (let node = pending.pop(); node; node = pending.pop()) {
    yield node
    pending.push(...childrenOf(node).map((child) => child.node))
  }
}
