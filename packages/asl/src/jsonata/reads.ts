import type { JsonValue } from '../wire/json.ts'
import { getOwn, isJsonArray, isJsonObject } from '../wire/own-property.ts'
import { nodesOf, type JsonataNode } from './jsonata-node.ts'
import { toEngineValue } from './plain-json.ts'

/** Which members of a value an expression can reach: all of it, or those of some names and in them so on. */
export type Reads = 'all' | Map<string, Reads>

/**
 * What an expression reads of each variable. `$states.input.file.key` reads only that key, so only that is copied for
 * the engine, however large the input is.
 */
export function readsOf(root: JsonataNode): ReadonlyMap<string, Reads> {
  const nodes = [...nodesOf(root)]
  // `%` climbs from where a path has come to: nothing can be left out then.
  const climbs = nodes.some(({ type }) => type === 'parent')
  const reads = new Map<string, Reads>()
  const heads = new Set<JsonataNode>()
  for (const { steps } of nodes) {
    const [head] = steps ?? []
    if (climbs || !steps || head?.type !== 'variable' || isQualified(head)) continue
    heads.add(head)
    add(reads, [nameOf(head), ...leadingNames(steps.slice(1))])
  }
  for (const node of nodes) if (node.type === 'variable' && !heads.has(node)) add(reads, [nameOf(node)])
  return reads
}

/** The names a path begins with. A predicate ends them after its own step, any other kind of step before it. */
function leadingNames(steps: readonly JsonataNode[]): readonly string[] {
  const names: string[] = []
  for (const step of steps) {
    if (step.type !== 'name' || step.focus !== undefined || step.index !== undefined || step.group) break
    names.push(nameOf(step))
    if (isQualified(step)) break
  }
  return names
}

function isQualified({ predicate, stages, focus, index, group }: JsonataNode): boolean {
  return Boolean(predicate ?? stages ?? focus ?? index ?? group)
}

function nameOf({ value }: JsonataNode): string {
  return typeof value === 'string' ? value : ''
}

function add(reads: Map<string, Reads>, [name = '', ...rest]: readonly string[]): void {
  const known = reads.get(name)
  if (known === 'all') return
  if (rest.length === 0) {
    reads.set(name, 'all')
    return
  }
  const inner = known ?? new Map<string, Reads>()
  reads.set(name, inner)
  add(inner, rest)
}

/** Copies the part of a value an expression reads. Names reach through arrays, as they do in JSONata. */
export function copyRead(value: JsonValue, reads: Reads): unknown {
  if (reads === 'all') return toEngineValue(value)
  if (isJsonArray(value)) return value.map((item) => copyRead(item, reads))
  if (!isJsonObject(value)) return value
  const copy = Object.create(null) as Record<string, unknown>
  for (const [name, inner] of reads) {
    const member = getOwn(value, name)
    if (member !== undefined) copy[name] = copyRead(member, inner)
  }
  return copy
}
