const multiplier = 0x5deece66dn
const addend = 0xbn
const mask = (1n << 48n) - 1n

/**
 * java.util.Random: the generator behind `$random(seed)` and `States.MathRandom(a, b, seed)` on AWS.
 * `new JavaRandom(42).nextDouble()` is 0.7275636800328681 there and here.
 */
export class JavaRandom {
  #state: bigint

  constructor(seed: number) {
    this.#state = (BigInt(Math.trunc(seed)) ^ multiplier) & mask
  }

  #next(bits: bigint): number {
    this.#state = (this.#state * multiplier + addend) & mask
    return Number(BigInt.asIntN(32, this.#state >> (48n - bits)))
  }

  /** A number from 0 (included) to 1 (excluded). */
  nextDouble(): number {
    const high = this.#next(26n)
    return (high * 2 ** 27 + this.#next(27n)) / 2 ** 53
  }

  /** A whole number from 0 (included) to `bound` (excluded), `bound` at most 2^31 - 1. */
  nextInt(bound: number): number {
    const bits = this.#next(31n)
    if ((bound & -bound) === bound) return Number((BigInt(bound) * BigInt(bits)) >> 31n)
    // Draws from the incomplete last block are thrown away, or small numbers would come up more often.
    let draw = bits
    while (draw - (draw % bound) + (bound - 1) > 0x7fffffff) draw = this.#next(31n)
    return draw % bound
  }
}
