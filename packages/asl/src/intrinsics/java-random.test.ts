import { expect, it } from 'vitest'
import { JavaRandom } from './java-random.ts'

it('draws what a JDK draws', () => {
  const source = new JavaRandom(42)
  expect(Array.from({ length: 5 }, () => source.nextInt(100))).toEqual([30, 63, 48, 84, 70])
  expect(new JavaRandom(3).nextInt(999)).toBe(239)
  expect(new JavaRandom(-1).nextInt(64)).toBe(17)
  expect(new JavaRandom(2 ** 40).nextInt(2 ** 31 - 1)).toBe(336615984)
  expect(new JavaRandom(42).nextDouble()).toBe(0.7275636800328681)
  expect(new JavaRandom(3).nextDouble()).toBe(0.731057369148862)
})

it('takes any number as its seed and keeps to its bound', () => {
  for (const seed of [0, -1, 1.9, 2 ** 40, -(2 ** 53)]) {
    const source = new JavaRandom(seed)
    for (const bound of [1, 2, 3, 64, 2 ** 31 - 1]) {
      const drawn = source.nextInt(bound)
      expect(Number.isInteger(drawn) && drawn >= 0 && drawn < bound).toBe(true)
    }
  }
})
