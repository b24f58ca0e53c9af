import { kinds, type ChainForm, type ExpressionNode, type Sequence, type StateNode } from '@stepwright/dsl'
import { describe, expect, test } from 'vitest'
import {
  at,
  choice,
  constant,
  handler,
  lowered,
  machine,
  map,
  pass,
  rule,
  sequence,
  task,
  variable,
} from '../testing/nodes.ts'
import { runPasses } from './pipeline.ts'

const check = (...steps: readonly StateNode<ChainForm>[]) =>
  runPasses(machine(steps)).diagnostics.map(({ code, message, location }) => [code, message, location?.line])

const jump = (name: string, steps: readonly StateNode<ChainForm>[] = []): Sequence => ({
  ...sequence(steps),
  goto: { name, at: at(9) },
})
const set = (name: string, variableName: string) => pass(name, { assign: constant({ [variableName]: 1 }) })
const read = (name: string, node: ExpressionNode = variable('rows')) => pass(name, { output: lowered(node) })
const said = (target: string, reader = target, missing = 'rows') => [
  'SW1116',
  `The jump to '${target}' comes without the variable '${missing}', which '${reader}' reads.`,
  9,
]

describe('a jump into another arm', () => {
  const arms = (other: Sequence, one = sequence([set('Count', 'rows'), read('Report')])) =>
    choice('Which?', [rule(one)], other)

  test('comes without the variables that its states count on', () => {
    expect(check(arms(jump('Report', [pass('Other')])))).toEqual([said('Report')])
  })

  test('may be all that the arm is', () => {
    expect(check(arms(jump('Report')))).toEqual([said('Report')])
  })

  test('may lead to a state before the one that reads', () => {
    const one = sequence([set('Count', 'rows'), pass('Between'), read('Report')])
    expect(check(arms(jump('Between'), one))).toEqual([said('Between', 'Report')])
  })

  test('is told once, with the first variable that is missing', () => {
    const one = sequence([set('Count', 'rows'), set('Name', 'title'), read('Report'), read('Title', variable('title'))])
    expect(check(arms(jump('Report'), one))).toEqual([said('Report')])
  })

  test('is fine when it has assigned them', () => {
    expect(check(arms(jump('Report', [set('Other', 'rows')])))).toEqual([])
    expect(check(set('Before', 'rows'), arms(jump('Report', [pass('Other')])))).toEqual([])
  })

  test('is fine when it leads to where they are assigned', () => {
    expect(check(arms(jump('Count')))).toEqual([])
  })

  test('is fine when the state takes them as possibly missing', () => {
    const maybe = { ...variable('rows'), kinds: kinds.number | kinds.undefined } as ExpressionNode
    expect(check(arms(jump('Report'), sequence([set('Count', 'rows'), read('Report', maybe)])))).toEqual([])
  })
})

test('a handler that jumps back comes with what the states before have assigned', () => {
  const load = task('Load', {
    arguments: lowered(variable('rows')),
    catch: [handler(jump('Load', [pass('Recover')]))],
  })
  expect(check(set('Count', 'rows'), load, pass('Done'))).toEqual([])
})

test('the edge of a handler assigns too', () => {
  const report = [set('Count', 'rows'), read('Report')]
  const caught = (fields: object) =>
    check(
      task('Try', {
        catch: [handler(sequence(report)), handler(jump('Report'), { errorEquals: ['Busy'], ...fields })],
      }),
      pass('Done'),
    )
  expect(caught({ assign: constant({ rows: 0 }) })).toEqual([])
  expect(caught({})).toEqual([said('Report')])
})

test('scopes inside are looked at by themselves, with what is known where they start', () => {
  const arms = choice('Which?', [rule(sequence([set('Count', 'rows'), read('Report')]))], jump('Report'))
  expect(check(map('Each', sequence([arms])), pass('Done'))).toEqual([said('Report')])
  const outer = choice(
    'Which?',
    [rule(sequence([read('First', variable('limit')), read('Report', variable('limit'))]))],
    jump('Report'),
  )
  expect(check(set('Before', 'limit'), map('Each', sequence([outer])), pass('Done'))).toEqual([])
})
