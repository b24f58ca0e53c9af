import { describe, expect, test } from 'vitest'
import { lambda } from '../aws/lambda.ts'
import { fragment } from '../fragment.ts'
import { located } from '../located.ts'
import { pipeline } from '../pipeline.ts'
import { chainOf } from '../testing/chain-of.ts'
import { compiled } from '../testing/by-hand.ts'
import { loose, loosePipeline } from '../testing/loose.ts'
import { thrownBy } from '../testing/thrown-by.ts'

const count = lambda<(event: unknown) => number>('count')
const fn = compiled((subject: unknown) => subject)
const start = loose(pipeline<unknown>('Misused'))
const task = start.task('Task', count, fn)
const map = start.map('Map', fn, (item: unknown) => loose(item).pass('Item'))
const choice = start.choice('Choice', (c: unknown) =>
  loose(c)
    .when(fn, (arm: unknown) => arm)
    .otherwise((arm: unknown) => arm),
)
const here = located('flow.ts:12:3')

describe('names', () => {
  test('are unique in a pipeline, at any depth', () => {
    const taken = (flow: () => unknown) => thrownBy(flow).message
    const twice = (name: string) => `A state named '${name}' already exists in this pipeline.`
    expect(taken(() => task.pass('Task'))).toBe(twice('Task'))
    expect(taken(() => map.pass('Item'))).toBe(twice('Item'))
    expect(taken(() => task.catch('X', (failed: unknown) => loose(failed).fail('Task')))).toBe(twice('Task'))
    expect(taken(() => map.use(fragment().pass('Item')))).toBe(twice('Item'))
    expect(taken(() => start.parallel('P', (b: unknown) => [loose(b).pass('L'), loose(b).pass('L', fn)]))).toBe(
      twice('L'),
    )
    expect(taken(() => start.parallel('P', (b: unknown) => [loose(b).pass('P')]))).toBe(twice('P'))
    expect(taken(() => task.succeed('Task'))).toBe(twice('Task'))
  })

  test('tell where the first was, and what to do', () => {
    const first = start.pass('A', located('flow.ts:10:3'))
    expect(thrownBy(() => first.pass('A', here))).toEqual({
      code: 'SW1101',
      message: "A state named 'A' already exists in this pipeline.",
      hint: "The first is at flow.ts:10:3. Rename one, or use the fragment with { prefix: '…' }.",
      at: 'flow.ts',
    })
  })

  test('have 1 to 80 characters', () => {
    const name = '😀'.repeat(80)
    expect(chainOf(start.pass(name).succeed()).body.steps[0]?.name).toBe(name)
    expect(thrownBy(() => start.pass(`${name}x`, here))).toMatchObject({ code: 'SW1102', at: 'flow.ts' })
    expect(thrownBy(() => start.pass('')).message).toBe("A state's name has 1 to 80 characters, and '' has 0.")
    expect(thrownBy(() => start.pass(5)).message).toBe("A state's name takes text, and was given the number 5.")
  })

  test.each(['', 'two words', 'a/b', 'a:b', 'a\u0001', 'x'.repeat(81)])('%j cannot name a machine', (name) => {
    expect(thrownBy(() => pipeline(name))).toMatchObject({
      code: 'SW1012',
      message: `'${name}' cannot name a state machine.`,
    })
  })
})

describe('modifiers', () => {
  const placed = (flow: () => unknown) => {
    const { code, message } = thrownBy(flow)
    return `${code} ${message}`
  }

  test('follow a state that takes them', () => {
    expect(placed(() => choice.retry('X'))).toBe("SW1005 'retry' does not apply to 'Choice'.")
    expect(placed(() => choice.assign(fn))).toBe("SW1005 'assign' does not apply to 'Choice'.")
    expect(placed(() => map.timeout({ seconds: 1 }))).toBe("SW1005 Only a task takes 'timeout'.")
    expect(placed(() => start.pass('A').catch('X', fn))).toBe("SW1005 'catch' does not apply to 'A'.")
    expect(placed(() => start.output(fn))).toBe("SW1005 'output' does not apply to the pipeline 'Misused'.")
    expect(placed(() => loose(fragment()).comment('x'))).toBe("SW1005 'comment' does not apply to a fragment.")
    expect(placed(() => task.use(fragment().pass('F')).output(fn))).toBe(
      "SW1005 'output' does not apply to a used fragment.",
    )
    expect(placed(() => start.map('M', fn, (item: unknown) => loose(item).assign(fn)))).toBe(
      "SW1005 'assign' does not apply to a map's body.",
    )
  })

  test('are given once', () => {
    expect(placed(() => task.output(fn).output(fn))).toBe("SW1005 'Task' already has 'output'.")
    expect(placed(() => start.pass('A', fn).output(fn))).toBe("SW1005 'A' already has 'output'.")
    expect(placed(() => task.assign(fn).assign(fn))).toBe("SW1005 'Task' already has 'assign'.")
    expect(placed(() => task.timeout({ seconds: 5 }).timeout({ seconds: 6 }))).toBe(
      "SW1005 'Task' already has 'timeout'.",
    )
    expect(placed(() => start.comment('a').comment('b'))).toBe("SW1005 The pipeline 'Misused' already has 'comment'.")
    expect(placed(() => task.comment(5))).toBe('SW1011 A comment takes text, and was given the number 5.')
  })

  test('a heartbeat is shorter than the timeout, in whatever order they come', () => {
    const message = "SW1003 The heartbeat of 'Task' is 60 seconds, and its timeout 60: the heartbeat must be shorter."
    expect(placed(() => task.timeout({ minutes: 1 }).heartbeat({ seconds: 60 }))).toBe(message)
    expect(placed(() => task.heartbeat({ minutes: 1 }).timeout({ seconds: 60 }))).toBe(message)
  })
})

describe('callbacks', () => {
  const said = (flow: () => unknown) => {
    const { code, message } = thrownBy(flow)
    return `${code} ${message}`
  }

  test('return what they built', () => {
    expect(said(() => start.map('M', fn, () => undefined))).toBe(
      "SW1006 The body of 'M' returns undefined, not a flow.",
    )
    expect(said(() => start.parallel('P', (b: unknown) => b))).toBe(
      "SW1006 The callback of 'P' returns one flow, not its branches.",
    )
    expect(said(() => start.parallel('P', () => [5]))).toBe(
      "SW1006 The branch 0 of 'P' returns the number 5, not a flow.",
    )
    expect(said(() => task.catch('X', () => null))).toBe("SW1006 A handler of 'Task' returns null, not a flow.")
    expect(said(() => start.choice('C', (c: unknown) => loose(c).otherwise(() => 'x')))).toBe(
      "SW1006 An arm of 'C' returns the text 'x', not a flow.",
    )
    expect(said(() => start.use({}))).toBe("SW1006 'use' takes a flow, and was given an object.")
    expect(said(() => start.map('M', fn, 5))).toBe(
      "SW1011 The body of 'M' takes an arrow function, and was given the number 5.",
    )
  })

  test('build at least a state in a scope of their own', () => {
    expect(said(() => start.map('M', fn, (item: unknown) => item))).toBe("SW1105 The body of 'M' has no states.")
    expect(said(() => start.parallel('P', () => []))).toBe("SW1006 The callback of 'P' returns none, not its branches.")
    expect(said(() => start.parallel('P', (b: unknown) => ({ left: b })))).toBe(
      "SW1105 The branch left of 'P' has no states.",
    )
    expect(said(() => start.succeed())).toBe("SW1105 The pipeline 'Misused' has no states.")
  })

  test('complete a choice', () => {
    expect(said(() => start.choice('C', (c: unknown) => loose(c).when(fn, (arm: unknown) => arm)))).toBe(
      "SW1008 The choice 'C' leaves values over: end it with otherwise(…) or match(…).",
    )
    expect(said(() => start.choice('C', (c: unknown) => loose(c).otherwise((arm: unknown) => arm)))).toBe(
      "SW1008 The choice 'C' tests nothing.",
    )
    expect(
      said(() =>
        start.choice('C', (c: unknown) =>
          loose(c)
            .when(fn, (arm: unknown) => arm)
            .otherwise((arm: unknown) => loose(arm).comment('x')),
        ),
      ),
    ).toBe("SW1005 'comment' does not apply to what otherwise(…) leads to.")
  })
})

describe('arguments', () => {
  const said = (flow: () => unknown) => thrownBy(flow).message

  test('have the form that the method takes', () => {
    expect(said(() => start.wait('W', { until: 'tomorrow' }))).toBe("'tomorrow' is not an instant.")
    expect(said(() => start.wait('W', { until: '2026-02-30T00:00:00' }))).toBe(
      "'2026-02-30T00:00:00' is not an instant.",
    )
    expect(said(() => start.wait('W', { until: '2026-01-01T00:00:00Z', seconds: 1 }))).toBe(
      "The instant of 'W' takes 'until' alone, and was given 'seconds' too.",
    )
    expect(said(() => start.wait('W', fn))).toBe(
      "The time of 'W' takes a duration such as { minutes: 5 }, and was given a function.",
    )
    expect(said(() => start.map('M', fn, (i: unknown) => loose(i).pass('I'), { maxConcurrency: 1.5 }))).toBe(
      "A map's 'maxConcurrency' is a whole number from 0 up, and was given as 1.5.",
    )
    expect(said(() => start.map('M', fn, (i: unknown) => loose(i).pass('I'), { concurrency: 1 }))).toBe(
      "The map 'M' takes 'maxConcurrency', and was given 'concurrency'.",
    )
    expect(said(() => start.fail('F', 5))).toBe(
      "The cause of 'F' takes text or an arrow function, and was given the number 5.",
    )
    expect(said(() => start.fail('F', { reason: 'x' }))).toBe("'F' takes 'error' and 'cause', and was given 'reason'.")
    expect(said(() => start.use(fragment().pass('F'), { suffix: 'x' }))).toBe(
      "'use' takes { prefix: '…' }, and was given an object.",
    )
    expect(said(() => loosePipeline('P', { input: {} }))).toBe(
      "A pipeline's 'input' takes a schema such as z.object({ … }), and was given an object.",
    )
  })
})

describe('readMachine', () => {
  test.each([
    ['an unfinished flow', task, 'a flow that is not finished, or no pipeline'],
    ['a finished fragment', fragment().pass('F').succeed(), 'a flow that is not finished, or no pipeline'],
    ['a function', () => task, 'a function'],
    ['nothing', undefined, 'undefined'],
  ])('refuses %s', (_name, value, found) => {
    expect(thrownBy(() => chainOf(value))).toEqual({
      code: 'SW1007',
      message: `A finished pipeline was expected, and ${found} given.`,
      hint: 'Start the flow with pipeline(…) and end it with .succeed() or .fail(…).',
      at: 'misuse.test.ts',
    })
  })
})
