/** A repeatable source of randomness: jitter, `$random`, `$uuid`, task tokens and request ids come from it. */
export interface RandomSource {
  /** A number, at least 0 and below 1. */
  readonly next: () => number
  /** A version 4 UUID. */
  readonly uuid: () => string
  /** What {@link randomSource} needs to go on from here. */
  readonly state: () => number
}

/** A source seeded with a whole number. Equal seeds give equal sequences. */
export function randomSource(seed: number): RandomSource {
  let state = seed >>> 0

  /** Mulberry32: 32 bits of state, a period of 2^32. */
  const bits = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return (mixed ^ (mixed >>> 14)) >>> 0
  }

  return {
    next: () => bits() / 0x1_0000_0000,
    uuid: () => uuidOf([bits(), bits(), bits(), bits()]),
    state: () => state,
  }
}

function uuidOf(words: readonly number[]): string {
  const hex = words.map((word) => word.toString(16).padStart(8, '0')).join('')
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 0x3) | 0x8).toString(16)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`
}
