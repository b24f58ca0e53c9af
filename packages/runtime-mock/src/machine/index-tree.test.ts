import fc from 'fast-check'
import { expect, test } from 'vitest'
import { emptyTree, entriesIn, valueAt, valuesIn, withValue, type IndexTree } from './index-tree.ts'

const index = fc.oneof(fc.nat(40), fc.nat(2000), fc.constantFrom(31, 32, 1023, 1024, 32_767, 32_768, 5_000_000_000))
const changes = fc.array(fc.tuple(index, fc.option(fc.oneof(fc.string(), fc.array(fc.nat())))), { maxLength: 60 })

function treeOf<Value>(from: readonly (readonly [number, Value | null])[]): IndexTree<Value> {
  return from.reduce<IndexTree<Value>>((tree, [at, value]) => withValue(tree, at, value), emptyTree)
}

test('holds what a map of numbers would, in order', () => {
  fc.assert(
    fc.property(changes, (made) => {
      const map = new Map<number, unknown>()
      for (const [at, value] of made) {
        if (value === null) map.delete(at)
        else map.set(at, value)
      }
      const tree = treeOf<unknown>(made)
      const entries = [...map].sort(([one], [other]) => one - other)
      expect([...entriesIn(tree)]).toEqual(entries)
      expect([...valuesIn(tree)]).toEqual(entries.map(([, value]) => value))
      for (const [at] of made) expect(valueAt(tree, at)).toEqual(map.get(at) ?? null)
    }),
  )
})

test('leaves the tree it was made of as it was', () => {
  fc.assert(
    fc.property(changes, index, (made, at) => {
      const tree = treeOf(made)
      const before = JSON.stringify(tree)
      withValue(tree, at, 'another')
      withValue(tree, at, null)
      expect(JSON.stringify(tree)).toBe(before)
    }),
  )
})

test('is plain data, and keeps nothing of what was taken away', () => {
  const tree = withValue(withValue<string>(emptyTree, 70, 'a'), 70, null)
  expect(tree).toEqual({ height: 2, root: null })
  expect(JSON.parse(JSON.stringify(treeOf([[33, 'b']])))).toEqual(treeOf([[33, 'b']]))
})

test('copies a few arrays for a change, however many values there are', () => {
  const many = treeOf(Array.from({ length: 5000 }, (_, at) => [at, at] as const))
  const after = withValue(many, 2500, -1)
  const arraysIn = (node: unknown): readonly unknown[] => (Array.isArray(node) ? [node, ...node.flatMap(arraysIn)] : [])
  const before = new Set(arraysIn(many.root))
  expect(arraysIn(after.root).filter((node) => !before.has(node))).toHaveLength(3)
})
