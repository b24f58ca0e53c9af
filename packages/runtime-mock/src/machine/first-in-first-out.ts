/** A queue. Taking from it costs the same however much is in it, which is not so of an array's `shift`. */
export interface FirstInFirstOut<Item> {
  readonly add: (item: Item) => void
  /** The item that was added first, or undefined. */
  readonly take: () => Item | undefined
}

export function firstInFirstOut<Item>(): FirstInFirstOut<Item> {
  let added: Item[] = []
  /** What is taken from, last one first. */
  let reversed: Item[] = []
  return {
    add(item) {
      added.push(item)
    },
    take() {
      if (reversed.length === 0 && added.length > 0) {
        reversed = added.reverse()
        added = []
      }
      return reversed.pop()
    },
  }
}
