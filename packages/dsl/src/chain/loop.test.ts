import { expect, test } from 'vitest'
import { fragment } from '../fragment.ts'
import { pipeline } from '../pipeline.ts'
import { compiled, withoutPlaces } from '../testing/by-hand.ts'
import { chainOf } from '../testing/chain-of.ts'
import { loose, loosePipeline } from '../testing/loose.ts'
import { thrownBy } from '../testing/thrown-by.ts'
import type { ChoiceNode, ChainForm } from '../ir/nodes.ts'

const done = compiled((n: number) => n > 3)

function choiceOf(flow: unknown, name: string): ChoiceNode<ChainForm> {
  const found = chainOf(flow).body.steps.find((step) => step.name === name)
  if (found?.kind !== 'Choice') throw new Error(`No choice '${name}'.`)
  return found
}

test('a loop is the states of its body, then a choice that leads back to the first', () => {
  const flow = pipeline<number>('Loops')
    .pass('Before')
    .loop('Poll', (round) => round.wait('Wait', { seconds: 5 }).pass('Ask'), {
      until: done,
      maxIterations: 10,
      otherwise: (late) => late.assign(compiled(() => ({ why: 'late' }))).fail('Late'),
    })
    .pass('After')
    .succeed()
  expect(chainOf(flow).body.steps.map(({ name }) => name)).toEqual(['Before', 'Wait', 'Ask', 'Poll', 'After'])
  const { rules, otherwise, counter, assign } = choiceOf(flow, 'Poll')
  expect({ counter, assign: withoutPlaces(assign), late: otherwise?.steps.map(({ name }) => name) }).toEqual({
    counter: 'rounds_Poll',
    assign: 'an expression',
    late: ['Late'],
  })
  expect(rules.map(({ target }) => [target.steps.length, target.goto?.name ?? 'on'])).toEqual([
    [0, 'on'],
    [0, 'Wait'],
    [0, 'Wait'],
  ])
})

test('a loop of one round has nothing to count, and one without otherwise no way out', () => {
  const flow = pipeline<number>('Once')
    .loop('Poll', (round) => round.pass('Ask'), { until: done, maxIterations: 1 })
    .pass('After')
    .succeed()
  const { rules, otherwise } = choiceOf(flow, 'Poll')
  expect([rules.length, otherwise]).toEqual([1, null])
})

test('a fragment used twice counts in two variables, and jumps among its own states', () => {
  const poll = fragment<number>().loop('Poll', (round) => round.pass('Ask'), { until: done, maxIterations: 5 })
  const flow = pipeline<number>('Twice')
    .use(poll, { prefix: 'First ' })
    .use(poll, { prefix: 'Second ' })
    .succeed('Done')
  const loops = ['First Poll', 'Second Poll'].map((name) => choiceOf(flow, name))
  expect(loops.map(({ counter, rules }) => [counter, rules[1]?.target.goto?.name])).toEqual([
    ['rounds_First_Poll', 'First Ask'],
    ['rounds_Second_Poll', 'Second Ask'],
  ])
  expect(JSON.stringify(loops[1])).not.toContain('"rounds_Poll"')
})

test('a jump ends the flow it stands in', () => {
  const flow = pipeline<number>('Jumps').pass('A').goto('A')
  expect(chainOf(flow).body).toMatchObject({ closed: false, goto: { name: 'A' } })
  const ended: object = fragment<number>().pass('B').goto('B')
  expect('pass' in ended).toBe(false)
  const used: object = pipeline<number>('Uses').pass('A').use(fragment<number>().pass('B').goto('B'))
  expect(chainOf(used).body.goto?.name).toBe('B')
})

const start = loosePipeline('Misused')
const options = { until: done, maxIterations: 3 }
test.each<readonly [string, string, () => unknown]>([
  ['SW1105', "The body of 'L' has no states.", () => start.loop('L', (round: unknown) => round, options)],
  [
    'SW1013',
    "The body of the loop 'L' never comes to its test.",
    () => start.loop('L', (round: unknown) => loose(round).pass('A').succeed(), options),
  ],
  [
    'SW1013',
    "The body of the loop 'L' never comes to its test.",
    () => start.loop('L', (round: unknown) => loose(round).pass('A').goto('A'), options),
  ],
  [
    'SW1011',
    "The rounds of 'L' are a whole number from 1 up or an arrow function, and were given as the number 0.",
    () => start.loop('L', (round: unknown) => loose(round).pass('A'), { ...options, maxIterations: 0 }),
  ],
  [
    'SW1011',
    "The loop 'L' has no option 'while': it takes 'until', 'maxIterations' and 'otherwise'.",
    () => start.loop('L', (round: unknown) => loose(round).pass('A'), { ...options, while: done }),
  ],
  [
    'SW1011',
    "The loop 'L' has no bound: give it 'maxIterations'.",
    () => start.loop('L', (round: unknown) => loose(round).pass('A'), { until: done }),
  ],
  [
    'SW1011',
    "The loop 'L' has no test: give it 'until'.",
    () => start.loop('L', (round: unknown) => loose(round).pass('A'), { maxIterations: 3 }),
  ],
  [
    'SW1011',
    "The loop 'L' takes 'until', 'maxIterations' and 'otherwise', and was given undefined.",
    () => start.loop('L', (round: unknown) => loose(round).pass('A')),
  ],
  [
    'SW1006',
    "The otherwise of 'L' returns undefined, not a flow.",
    () => start.loop('L', (round: unknown) => loose(round).pass('A'), { ...options, otherwise: () => undefined }),
  ],
  [
    'SW1005',
    "'comment' does not apply to what otherwise leads to.",
    () =>
      start.loop('L', (round: unknown) => loose(round).pass('A'), {
        ...options,
        otherwise: (late: unknown) => loose(late).comment('why').fail('F'),
      }),
  ],
  ['SW1011', "A state's name takes text, and was given the number 5.", () => start.pass('A').goto(5)],
  ['SW1005', "Only a task takes 'credentials'.", () => start.pass('A').credentials('arn')],
])('%s %s', (code, message, call) => {
  expect(thrownBy(call)).toMatchObject({ code, message })
})
