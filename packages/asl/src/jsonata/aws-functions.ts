import { hashText } from '../intrinsics/encoding-intrinsics.ts'
import { JavaRandom } from '../intrinsics/java-random.ts'
import { parseJsonText } from '../intrinsics/json-intrinsics.ts'
import type { JsonValue } from '../wire/json.ts'
import { fail, jsonataLimits, memoryExceeded } from './evaluation-limits.ts'

/** Where an evaluation gets the time, randomness and ids from. */
export interface JsonataSources {
  /** Numbers from 0 (included) to 1 (excluded). */
  readonly random: () => number
  readonly uuid: () => string
  /** What `$now()` and `$millis()` tell, fixed for the whole evaluation. */
  readonly nowMs: number
}

/** A function of the Step Functions dialect. */
export interface AwsFunction {
  /** JSONata's signature notation. */
  readonly signature: string
  readonly minArguments: number
  readonly maxArguments: number
  readonly bind: (sources: () => JsonataSources) => (...args: never[]) => unknown
}

/** The functions Step Functions adds to JSONata, or defines anew. */
export const awsFunctions: { readonly [name: string]: AwsFunction } = {
  partition: {
    signature: '<an:a>',
    minArguments: 2,
    maxArguments: 2,
    bind: () => (items: readonly unknown[] | undefined, size: number | undefined) => {
      if (items === undefined || size === undefined) return undefined
      const chunk = Math.floor(size)
      if (chunk <= 0) complain('The second argument of function "partition" must be a positive number')
      const chunks = Math.ceil(items.length / chunk)
      return Array.from({ length: chunks }, (_, at) => items.slice(at * chunk, (at + 1) * chunk))
    },
  },
  range: {
    signature: '<nnn:a<n>>',
    minArguments: 3,
    maxArguments: 3,
    bind: () => (start: number | undefined, end: number | undefined, step: number | undefined) => {
      if (start === undefined || end === undefined || step === undefined) return undefined
      return range(Math.floor(start), Math.floor(end), Math.floor(step))
    },
  },
  hash: {
    signature: '<ss:s>',
    minArguments: 2,
    maxArguments: 2,
    bind: () => (text: string | undefined, algorithm: string | undefined) => {
      if (text === undefined || algorithm === undefined) return undefined
      return hashText(text, algorithm) ?? complain(`The algorithm "${algorithm}" of function "hash" is not supported`)
    },
  },
  random: {
    signature: '<n?:n>',
    minArguments: 0,
    maxArguments: 1,
    bind: (sources) => (seed: number | undefined) =>
      seed === undefined || !Number.isFinite(seed) ? sources().random() : new JavaRandom(seed).nextDouble(),
  },
  uuid: { signature: '<:s>', minArguments: 0, maxArguments: 0, bind: (sources) => () => sources().uuid() },
  parse: {
    signature: '<s:x>',
    minArguments: 1,
    maxArguments: 1,
    bind:
      () =>
      (text: string | undefined): JsonValue | undefined => {
        if (text === undefined) return undefined
        const parsed = parseJsonText(text)
        return parsed.ok
          ? parsed.value
          : complain(`The argument of function "parse" is not JSON text: ${parsed.reason}`)
      },
  },
}

/** Both ends included. Marked as a sequence: one item comes out bare, none as nothing (measured on AWS). */
function range(start: number, end: number, step: number): readonly number[] {
  if (step === 0) complain('The third argument of function "range" must not be zero')
  const count = Math.max(0, Math.floor((end - start) / step) + 1)
  if (count > jsonataLimits.rangeItems) fail(memoryExceeded)
  const items = Array.from({ length: count }, (_, at) => start + at * step)
  return Object.defineProperty(items, 'sequence', { value: true, enumerable: false })
}

function complain(message: string): never {
  // eslint-disable-next-line @typescript-eslint/only-throw-error -- the engine's own errors are plain objects as well
  throw { message }
}
