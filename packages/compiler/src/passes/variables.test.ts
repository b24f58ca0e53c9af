import { describe, expect, test } from 'vitest'
import type { ChainForm, StateNode } from '@stepwright/dsl'
import {
  at,
  constant,
  fail,
  handler,
  lowered,
  machine,
  map,
  object,
  parallel,
  pass,
  sequence,
  task,
  variable,
} from '../testing/nodes.ts'
import { runPasses } from './pipeline.ts'

const check = (steps: readonly StateNode<ChainForm>[]) =>
  runPasses(machine(steps)).diagnostics.map(({ code, message, location }) => [code, message, location?.line])

const read = (name: string, line = 1) => ({ output: lowered(variable(name), line) })

describe('variables', () => {
  test('are read from the own scope and the scopes around it', () => {
    const body = sequence([
      pass('In', { assign: lowered(object({ inner: variable('total') })) }),
      pass('On', read('inner')),
    ])
    expect(
      check([pass('Set', { assign: constant({ total: 1 }) }), map('Each', body), pass('End', read('total'))]),
    ).toEqual([])
  })

  test('that no state assigns are reported where they are read', () => {
    expect(check([pass('Set', { assign: constant({ a: 1, b: 2 }) }), pass('Read', read('c', 7))])).toEqual([
      ['SW1110', "State 'Read' reads the variable 'c', which no state assigns.", 7],
    ])
  })

  test('of a map body or a branch are unknown outside and to the other branches', () => {
    const inner = sequence([pass('In', { assign: constant({ x: 1 }) })])
    expect(check([map('Each', inner), pass('Out', read('x', 3))])).toEqual([
      ['SW1110', "State 'Out' reads the variable 'x', which no state assigns.", 3],
    ])
    expect(check([parallel('Both', [inner, sequence([pass('Other', read('x', 4))])])])).toEqual([
      ['SW1110', "State 'Other' reads the variable 'x', which no state assigns.", 4],
    ])
  })

  test('of an outer scope cannot be assigned inside, whichever comes first', () => {
    const inner = sequence([pass('In', { assign: constant({ x: 1 }, 5) })])
    const set = pass('Set', { assign: constant({ x: 0 }) })
    const expected = [
      [
        'SW1109',
        "State 'In' assigns the variable 'x', which belongs to the scope around it: 'Set' assigns it there.",
        5,
      ],
    ]
    expect(check([set, map('Each', inner)])).toEqual(expected)
    expect(check([map('Each', inner), set])).toEqual(expected)
  })

  test('assigned by a catch or a map itself belong to the scope of that state', () => {
    const caught = task('Try', {
      catch: [handler(sequence([fail('F', { cause: lowered(variable('e')) })]), { assign: constant({ e: 1 }) })],
    })
    expect(check([caught])).toEqual([])
    expect(
      check([map('Each', sequence([pass('In')]), { assign: constant({ m: 1 }) }), pass('Out', read('m'))]),
    ).toEqual([])
  })

  test('an assign that names none is reported once', () => {
    expect(
      check([
        pass('Set', { at: at(2), assign: lowered(variable('known'), 3) }),
        pass('K', { assign: constant({ known: 1 }) }),
      ]),
    ).toEqual([['SW1108', "The assign of 'Set' does not return an object literal.", 3]])
  })
})
