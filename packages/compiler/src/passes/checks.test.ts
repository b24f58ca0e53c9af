import { describe, expect, test } from 'vitest'
import type { ChainForm, StateNode } from '@stepwright/dsl'
import {
  at,
  choice,
  constant,
  fail,
  handler,
  machine,
  map,
  param,
  pass,
  rule,
  sequence,
  succeed,
  task,
} from '../testing/nodes.ts'
import { checkReachable } from './dead-states.ts'
import { link } from './link.ts'
import { checkNames } from './names.ts'
import { checkSubstitutions, collectParams } from './params.ts'

const graphOf = (steps: readonly StateNode<ChainForm>[]) => link(machine(steps)).machine.body

describe('names', () => {
  const names = (steps: readonly StateNode<ChainForm>[]) => checkNames(sequence(steps))

  test('two states of one name', () => {
    expect(names([pass('A', { at: at(2) }), pass('A', { at: at(3) })])).toEqual([
      {
        code: 'SW1101',
        severity: 'error',
        message: "The name 'A' is taken by another state, at flow.pipeline.ts:2:1.",
        location: at(3),
        hint: expect.stringContaining('unique'),
      },
    ])
  })

  test('one state used twice is one state in its scope, and two in different scopes', () => {
    const shared = pass('A')
    expect(names([shared, { ...shared }])).toEqual([])
    expect(names([shared, map('Each', sequence([shared]))]).map(({ code }) => code)).toEqual(['SW1101'])
    expect(
      names([map('One', sequence([pass('Copy')])), map('Two', sequence([pass('Copy')]))]).map(({ message }) => message),
    ).toEqual(["The name 'Copy' is taken by another state, at flow.pipeline.ts:1:1."])
  })

  test('looks inside arms and handlers', () => {
    const arms = choice('A', [rule(sequence([task('B', { catch: [handler(sequence([fail('A')]))] })]))], null)
    expect(names([arms]).map(({ code }) => code)).toEqual(['SW1101'])
  })

  test('counts characters, not code units', () => {
    expect(names([pass('🚚'.repeat(80))])).toEqual([])
    expect(names([pass('x'.repeat(81)), pass('')]).map(({ code, message }) => [code, message.slice(-20)])).toEqual([
      ['SW1102', "xx' has 81 characters."].map((text) => text.slice(-20)),
      ['SW1102', 'A state has an empty name.'.slice(-20)],
    ])
  })
})

describe('dead states', () => {
  test('names the first states of a stretch that nothing leads to', () => {
    const ended = choice('Which?', [rule(sequence([fail('No')]))], sequence([succeed('Yes')]))
    expect(checkReachable(graphOf([ended, pass('Never', { at: at(6) }), pass('Neither')]))).toEqual([
      {
        code: 'SW1106',
        severity: 'error',
        message: "State 'Never' cannot be reached.",
        location: at(6),
        hint: expect.stringContaining('Every path before it ends'),
      },
    ])
  })

  test('looks inside maps, and accepts states reached by a handler alone', () => {
    const body = sequence([fail('Stop'), pass('Dead')])
    expect(checkReachable(graphOf([map('Each', body)])).map(({ message }) => message)).toEqual([
      "State 'Dead' cannot be reached.",
    ])
    expect(checkReachable(graphOf([task('T', { catch: [handler(sequence([fail('F')]))] })]))).toEqual([])
  })
})

describe('params', () => {
  test('are collected with the states that use them, at any depth', () => {
    const lambda = task('Call', {
      resource: {
        resource: 'arn:aws:states:::lambda:invoke',
        envelope: { fixed: [{ key: 'FunctionName', value: { kind: 'Param', name: 'Fn' } }], payloadKey: 'Payload' },
        resultAt: ['Payload'],
      },
    })
    const body = sequence([pass('Inner', { output: param('Bucket') })])
    expect(collectParams(graphOf([lambda, map('Each', body), pass('Again', { output: param('Fn') })]))).toEqual([
      { name: 'Fn', usedBy: ['Call', 'Again'] },
      { name: 'Bucket', usedBy: ['Inner'] },
    ])
  })

  test('are not confused with text that reads like one', () => {
    const flow = graphOf([
      pass('Says ${Name}', { at: at(2), output: constant('a value may say ${b}'), comment: 'and ${x}' }),
      pass('Fine', { output: param('Real'), comment: 'costs $5 {really}' }),
    ])
    expect(checkSubstitutions(flow).map(({ code, message, location }) => [code, message, location?.line])).toEqual([
      [
        'SW1107',
        "The name of state 'Says ${Name}' contains '${Name}', which a deployment would take for a parameter.",
        2,
      ],
      ['SW1107', "The comment of 'Says ${Name}' contains '${x}', which a deployment would take for a parameter.", 2],
    ])
  })
})
