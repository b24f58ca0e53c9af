import { nodesOf, type JsonataNode } from './jsonata-node.ts'

/**
 * Whether a single step of an expression may take without end. Steps are counted and the clock is looked at between
 * them, which is enough for nearly all expressions; the others run under a watchdog:
 * patterns, which can backtrack; the sort operator; and comparing or printing values that hold the same part many times
 * over, which takes a bound name used twice.
 */
export function mayTakeLong(root: JsonataNode): boolean {
  const nodes = [...nodesOf(root)]
  if (nodes.some(({ type }) => type === 'regex' || type === 'sort' || type === 'transform')) return true
  return nodes.some(walksValues) && nodes.some(isConstructor) && usesBoundNameTwice(nodes)
}

const walkers: ReadonlySet<unknown> = new Set(['=', '!=', 'in', 'clone', 'distinct', 'string'])

function walksValues({ type, value }: JsonataNode): boolean {
  return (type === 'binary' || type === 'variable') && walkers.has(value)
}

function isConstructor({ type, value }: JsonataNode): boolean {
  return type === 'unary' && (value === '{' || value === '[')
}

function usesBoundNameTwice(nodes: readonly JsonataNode[]): boolean {
  const bound = new Set<unknown>()
  const uses = new Map<unknown, number>()
  const targets = new Set<unknown>()
  for (const { type, lhs, arguments: parameters } of nodes) {
    const names = type === 'bind' ? [lhs] : type === 'lambda' ? (parameters ?? []) : []
    for (const name of names) {
      targets.add(name)
      bound.add((name as JsonataNode | undefined)?.value)
    }
  }
  for (const node of nodes) {
    if (node.type === 'variable' && !targets.has(node)) uses.set(node.value, (uses.get(node.value) ?? 0) + 1)
  }
  return [...bound].some((name) => (uses.get(name) ?? 0) > 1)
}
