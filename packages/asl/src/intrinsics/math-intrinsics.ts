import { refuse, succeed, type Intrinsic } from './intrinsic.ts'
import { JavaRandom } from './java-random.ts'
import { wholeNumber } from './whole-number.ts'

const smallest = -(2 ** 31)
const largest = 2 ** 31 - 1

export const mathAdd: Intrinsic = {
  minArguments: 2,
  maxArguments: 2,
  apply: (args) => {
    const [left, right] = args.map(wholeNumber)
    if (left == null || right == null) return refuse('The arguments must be numbers.')
    if (!isInt32(left) || !isInt32(right)) return refuse(`The arguments must be between ${smallest} and ${largest}.`)
    return succeed(left + right)
  },
}

export const mathRandom: Intrinsic = {
  minArguments: 2,
  maxArguments: 3,
  apply: (args, { random }) => {
    const [start, end, seed] = args.map(wholeNumber)
    if (start == null || end == null || seed === null) return refuse('The arguments must be numbers.')
    if (!isInt32(start) || !isInt32(end)) return refuse(`The arguments must be between ${smallest} and ${largest}.`)
    if (start >= end) return refuse('The first argument must be less than the second.')
    if (seed !== undefined) return succeed(start + seeded(seed, end - start))
    return succeed(start + Math.floor(random() * (end - start)))
  },
}

function seeded(seed: number, span: number): number {
  const source = new JavaRandom(seed)
  return span <= largest ? source.nextInt(span) : Math.floor(source.nextDouble() * span)
}

function isInt32(value: number): boolean {
  return value >= smallest && value <= largest
}
