import type { Random } from './random.ts'
import { isAssignable, isJson, isSame, partsOf, union, type ValueType } from './value-type.ts'

/** What the open types of a row stand for. */
export type Bindings = ReadonlyMap<string, ValueType>

const isPrimitive = (type: ValueType): boolean =>
  partsOf(type).every(({ kind }) => ['number', 'string', 'boolean', 'literal', 'enum'].includes(kind))

const isContainer = (type: ValueType): boolean =>
  partsOf(type).every(({ kind }) => ['array', 'tuple', 'object', 'record'].includes(kind))

/** Fits a row's type onto a type; `null` where it does not fit. A union of the row fits alternative by alternative. */
export function unify(row: ValueType, type: ValueType, bindings: Bindings): Bindings | null {
  if (row.kind === 'variable') {
    const bound = bindings.get(row.name)
    if (bound) return isSame(bound, type) ? bindings : null
    if (row.among === 'primitive' && !isPrimitive(type)) return null
    if (row.among === 'container' && !isContainer(type)) return null
    if (row.among === 'json' && !isJson(type)) return null
    return new Map([...bindings, [row.name, type]])
  }
  if (row.kind === 'union') return unifyUnion(row.parts, type, bindings)
  if (row.kind === 'array') return type.kind === 'array' ? unify(row.item, type.item, bindings) : null
  if (row.kind === 'record') return type.kind === 'record' ? unify(row.value, type.value, bindings) : null
  if (row.kind === 'tuple') {
    if (type.kind !== 'tuple' || type.items.length !== row.items.length) return null
    return row.items.reduce<Bindings | null>((all, item, i) => {
      const given = type.items[i]
      return all && given ? unify(item, given, all) : null
    }, bindings)
  }
  return isAssignable(row, type) ? bindings : null
}

/** The concrete alternatives of the row take their like; the open one takes the rest. */
function unifyUnion(parts: readonly ValueType[], type: ValueType, bindings: Bindings): Bindings | null {
  const open = parts.filter((part) => isOpen(part))
  const closed = parts.filter((part) => !isOpen(part))
  const given = partsOf(type)
  if (!closed.every((part) => given.some((candidate) => isSame(candidate, part)))) return null
  const rest = given.filter((candidate) => !closed.some((part) => isSame(candidate, part)))
  const [first, ...others] = open
  if (!first) return rest.length === 0 ? bindings : null
  if (others.length > 0 || rest.length === 0) return null
  const whole = unify(first, union(...rest), bindings)
  if (whole) return whole
  for (const part of rest) {
    const found = unify(first, part, bindings)
    if (found) return found
  }
  return null
}

function isOpen(type: ValueType): boolean {
  if (type.kind === 'variable') return true
  if (type.kind === 'array') return isOpen(type.item)
  if (type.kind === 'record') return isOpen(type.value)
  if (type.kind === 'tuple') return type.items.some(isOpen)
  return type.kind === 'union' && type.parts.some(isOpen)
}

/** Whether what a row gives can be had as the wanted type, and what its open types are then. */
export function givesAs(row: ValueType, wanted: ValueType): Bindings | null {
  if (!isOpen(row)) return isAssignable(row, wanted) ? new Map() : null
  const whole = unify(row, wanted, new Map())
  if (whole) return whole
  for (const part of partsOf(wanted)) {
    const found = unify(row, part, new Map())
    if (found) return found
  }
  return null
}

/** A row's type with its open types filled in; `choose` gives those that nothing decides. */
export function filled(row: ValueType, bindings: Bindings): ValueType {
  if (row.kind === 'variable') {
    const bound = bindings.get(row.name)
    if (!bound) throw new TypeError(`'${row.name}' is not decided.`)
    return bound
  }
  if (row.kind === 'array') return { kind: 'array', item: filled(row.item, bindings) }
  if (row.kind === 'record') return { kind: 'record', value: filled(row.value, bindings) }
  if (row.kind === 'tuple') return { kind: 'tuple', items: row.items.map((item) => filled(item, bindings)) }
  if (row.kind === 'union') return union(...row.parts.map((part) => filled(part, bindings)))
  return row
}

/** The open types of a row's type that nothing decides yet. */
export function undecided(row: ValueType, bindings: Bindings): readonly Extract<ValueType, { kind: 'variable' }>[] {
  if (row.kind === 'variable') return bindings.has(row.name) ? [] : [row]
  if (row.kind === 'array') return undecided(row.item, bindings)
  if (row.kind === 'record') return undecided(row.value, bindings)
  if (row.kind === 'tuple') return row.items.flatMap((item) => undecided(item, bindings))
  return row.kind === 'union' ? row.parts.flatMap((part) => undecided(part, bindings)) : []
}

/** A list in random order. */
export function shuffled<Item>(items: readonly Item[], random: Random): Item[] {
  const result = [...items]
  for (let i = result.length - 1; i > 0; i--) {
    const j = random.integer(0, i)
    ;[result[i], result[j]] = [result[j] as Item, result[i] as Item]
  }
  return result
}
