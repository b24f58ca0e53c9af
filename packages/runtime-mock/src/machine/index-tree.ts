/**
 * Values by index, as a tree of arrays: changing one copies the few arrays above it and shares the rest, so a Map of many thousand items
 * costs the same for each of them. It is plain data, and the old tree stays as it was.
 *
 * Null and "nothing there" are the same, so a tree from which everything was taken is empty again.
 */
export interface IndexTree<Value> {
  /** How many levels of arrays lie above the values. */
  readonly height: number
  readonly root: Node<Value>
}

type Node<Value> = Value | null | readonly Node<Value>[]

const bits = 5
const width = 1 << bits

/** A tree without values. */
export const emptyTree: IndexTree<never> = { height: 0, root: null }

/** The tree with another value at an index; null takes the value away. */
export function withValue<Value>(tree: IndexTree<Value>, index: number, value: Value | null): IndexTree<Value> {
  let { height, root } = tree
  while (index >= width ** height) {
    root = root === null ? null : [root]
    height += 1
  }
  return { height, root: changed(root, height, index, value) }
}

/** The value at an index, or null. */
export function valueAt<Value>({ height, root }: IndexTree<Value>, index: number): Value | null {
  if (index >= width ** height) return null
  let node = root
  for (let level = height; level > 0 && node !== null; level -= 1) node = slotsOf(node)[slotAt(index, level)] ?? null
  // Below the last level there are values alone.
  return node as Value | null
}

/** The values that are there, in the order of their indexes. */
export function* valuesIn<Value>({ height, root }: IndexTree<Value>): Generator<Value, void> {
  for (const [, value] of entriesUnder(root, height, 0)) yield value
}

/** Indexes and values, in the order of the indexes. */
export function entriesIn<Value>({ height, root }: IndexTree<Value>): Generator<readonly [number, Value], void> {
  return entriesUnder(root, height, 0)
}

function* entriesUnder<Value>(
  node: Node<Value>,
  level: number,
  from: number,
): Generator<readonly [number, Value], void> {
  if (node === null) return
  if (level === 0) {
    yield [from, node as Value]
    return
  }
  const step = width ** (level - 1)
  for (const [slot, inner] of slotsOf(node).entries()) yield* entriesUnder(inner, level - 1, from + slot * step)
}

function changed<Value>(node: Node<Value>, level: number, index: number, value: Value | null): Node<Value> {
  if (level === 0) return value
  const slots = node === null ? [] : [...slotsOf(node)]
  const slot = slotAt(index, level)
  while (slots.length <= slot) slots.push(null)
  slots[slot] = changed(slots[slot] ?? null, level - 1, index, value)
  return slots.every((inner) => inner === null) ? null : slots
}

/** Above the values there are arrays alone. */
function slotsOf<Value>(node: Node<Value>): readonly Node<Value>[] {
  return node as readonly Node<Value>[]
}

function slotAt(index: number, level: number): number {
  // Not by shifting: indexes may take more than 32 bits.
  return Math.floor(index / width ** (level - 1)) % width
}
