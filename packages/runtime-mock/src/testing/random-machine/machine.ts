import type { JsonObject, JsonValue, StateMachineDefinition } from '@stepwright/asl'
import fc from 'fast-check'
import { choice, loop } from './choices.ts'
import { fail, pass, succeed, wait } from './leaves.ts'
import { distributedMap, inlineMap, parallel, writeBlock, type Block } from './nests.ts'
import { newNames, type Answer, type Step } from './scope.ts'
import { task } from './tasks.ts'
import { sometimes, subject } from './values.ts'

/** A machine, what it is started with, and what its tasks are answered with. */
export interface RandomMachine {
  readonly definition: StateMachineDefinition
  readonly input: JsonValue
  readonly answers: { readonly [state: string]: readonly Answer[] }
  readonly seed: number
  /** When it is stopped from outside, in seconds, or null. */
  readonly stopAfter: number | null
}

/** What may stand in a place: no tasks that wait in Express workflows, and no Maps of the distributed kind. */
interface Allowed {
  readonly isExpress: boolean
  /** No tasks, loops, waits and Maps of the distributed kind: they need a world, variables, time or a store. */
  readonly isPlain: boolean
}

/** Where catchers and arms lead: short, and without handlers of their own. */
const handlers: fc.Arbitrary<Step> = fc.oneof({ arbitrary: pass, weight: 3 }, wait)
const ending: fc.Arbitrary<Step> = fc.oneof(fail, fail, succeed)

function step(depth: number, allowed: Allowed): fc.Arbitrary<Step> {
  const { isExpress, isPlain } = allowed
  const handler = isPlain ? pass : handlers
  const work = isPlain ? [] : [{ arbitrary: task(isExpress, handler), weight: 6 }]
  const waiting = isPlain ? [] : [{ arbitrary: wait, weight: 2 }]
  const leaf = fc.oneof({ arbitrary: pass, weight: 4 }, ...waiting, ...work)
  if (depth === 0) return leaf
  const inner = step(depth - 1, allowed)
  const innerBlock = block(depth - 1, allowed)
  const express = block(depth - 1, { ...allowed, isExpress: true })
  const distributed =
    isExpress || isPlain ? [] : [{ arbitrary: distributedMap(innerBlock, express, handler), weight: 2 }]
  return fc.oneof(
    { arbitrary: leaf, weight: 12 },
    { arbitrary: choice(inner, ending), weight: 4 },
    { arbitrary: parallel(innerBlock, handler), weight: 3 },
    { arbitrary: inlineMap(innerBlock, handler), weight: 3 },
    ...(isPlain ? [] : [{ arbitrary: loop(inner), weight: 1 }]),
    ...distributed,
  )
}

function block(depth: number, allowed: Allowed): fc.Arbitrary<Block> {
  return fc
    .tuple(fc.array(step(depth, allowed), { minLength: 1, maxLength: 4 }), sometimes(ending, 9))
    .map(([steps, last]) => (last ? [...steps, last] : steps))
}

/** What kinds of machines are asked for. */
export interface Wanted {
  /** How deep Maps, Parallels and Choices nest. Default 2. */
  readonly depth?: number
  /** Whether there is JSONPath alone, without tasks, variables, waits and child executions. Default no. */
  readonly isPlain?: boolean
}

/** Machines of all kinds of states, in both languages, with all that may happen to them. */
export function randomMachine({ depth = 2, isPlain = false }: Wanted = {}): fc.Arbitrary<RandomMachine> {
  return fc
    .record({
      steps: block(depth, { isExpress: false, isPlain }),
      language: isPlain ? fc.constant('JSONPath' as const) : fc.constantFrom('JSONPath' as const, 'JSONata' as const),
      timeout: isPlain ? fc.constant(null) : sometimes(fc.integer({ min: 1, max: 90 }), 12),
      input: subject,
      seed: fc.nat(),
      stopAfter: isPlain ? fc.constant(null) : sometimes(fc.nat(30), 30),
    })
    .map(({ steps, language, timeout, ...rest }) => {
      const scope = { language, variables: [], names: newNames(), isPlain, isInMap: false }
      const { block: written, piece } = writeBlock(steps, scope)
      const definition: JsonObject = {
        ...(language === 'JSONata' ? { QueryLanguage: language } : {}),
        ...(timeout === null ? {} : { TimeoutSeconds: timeout }),
        ...written,
      }
      // That it is one is the first thing to be checked.
      return { ...rest, definition: definition as JsonObject & StateMachineDefinition, answers: piece.answers }
    })
}

/** Machines of a seed. */
export function sampleMachines(wanted: Wanted, seed: number, count: number): readonly RandomMachine[] {
  return fc.sample(randomMachine(wanted), { seed, numRuns: count })
}
