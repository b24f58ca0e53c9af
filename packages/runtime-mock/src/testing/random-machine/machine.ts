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
  readonly tasks: boolean
}

/** Where catchers and arms lead: short, and without handlers of their own. */
const handler: fc.Arbitrary<Step> = fc.oneof({ arbitrary: pass, weight: 3 }, wait)
const ending: fc.Arbitrary<Step> = fc.oneof(fail, fail, succeed)

function step(depth: number, allowed: Allowed): fc.Arbitrary<Step> {
  const { isExpress, tasks } = allowed
  const work = tasks ? [{ arbitrary: task(isExpress, handler), weight: 6 }] : []
  const leaf = fc.oneof({ arbitrary: pass, weight: 4 }, { arbitrary: wait, weight: 2 }, ...work)
  if (depth === 0) return leaf
  const inner = step(depth - 1, allowed)
  const innerBlock = block(depth - 1, allowed)
  const express = block(depth - 1, { ...allowed, isExpress: true })
  const distributed = isExpress ? [] : [{ arbitrary: distributedMap(innerBlock, express, handler), weight: 2 }]
  return fc.oneof(
    { arbitrary: leaf, weight: 12 },
    { arbitrary: choice(inner, ending), weight: 4 },
    { arbitrary: parallel(innerBlock, handler), weight: 3 },
    { arbitrary: inlineMap(innerBlock, handler), weight: 3 },
    { arbitrary: loop(inner), weight: 1 },
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
  /** Whether there are Task states. Default yes. */
  readonly tasks?: boolean
}

/** Machines of all kinds of states, in both languages, with all that may happen to them. */
export function randomMachine({ depth = 2, tasks = true }: Wanted = {}): fc.Arbitrary<RandomMachine> {
  return fc
    .record({
      steps: block(depth, { isExpress: false, tasks }),
      language: fc.constantFrom('JSONPath' as const, 'JSONata' as const),
      timeout: sometimes(fc.integer({ min: 1, max: 90 }), 12),
      input: subject,
      seed: fc.nat(),
      stopAfter: sometimes(fc.nat(30), 30),
    })
    .map(({ steps, language, timeout, ...rest }) => {
      const scope = { language, variables: [], names: newNames(), isInMap: false }
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
