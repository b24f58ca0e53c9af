/** A source of randomness that repeats itself for the same seed. */
export interface Random {
  /** A whole number from `min` to `max`, both included. */
  readonly integer: (min: number, max: number) => number
  readonly pick: <Item>(items: readonly Item[]) => Item
  /** True with this probability. */
  readonly chance: (probability: number) => boolean
}

/** Mulberry32: 32 bits of state are plenty for programs of some hundred draws. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const integer = (min: number, max: number): number => min + Math.floor(next() * (max - min + 1))
  return {
    integer,
    pick: (items) => {
      if (items.length === 0) throw new RangeError('There is nothing to pick from.')
      return items[integer(0, items.length - 1)] as (typeof items)[number]
    },
    chance: (probability) => next() < probability,
  }
}

/** A seed of its own for each program of a run. */
export function seedOf(run: number, index: number): number {
  return (Math.imul(run, 0x9e3779b1) ^ Math.imul(index + 1, 0x85ebca6b)) >>> 0
}
