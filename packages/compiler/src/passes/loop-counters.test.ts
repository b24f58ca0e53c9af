import { describe, expect, test } from 'vitest'
import type { ChainForm, Graph, Sequence, StateNode } from '@stepwright/dsl'
import { at, choice, constant, handler, machine, map, pass, rule, sequence, task } from '../testing/nodes.ts'
import { assignObject } from './assign-object.ts'
import { assignsOf } from './graph-edges.ts'
import { link } from './link.ts'
import { checkCounters, resetCounters } from './loop-counters.ts'

/** The choice at the end of a loop that leads back to `head`, as the builder makes it. */
function loopEnd(name: string, head: string, counter = `rounds_${name}`): StateNode<ChainForm> {
  const back: Sequence = { ...sequence([]), goto: { name: head, at: at(1) } }
  const counting = { assign: constant({ [counter]: 1 }) }
  return {
    ...choice(name, [rule(sequence([])), rule(back, counting), rule(back, counting)], sequence([pass(`${name} late`)])),
    counter,
  }
}

function graphOf(steps: readonly StateNode<ChainForm>[], closed = true): Graph {
  const { machine: linked, diagnostics } = link(machine(steps, closed))
  expect(diagnostics).toEqual([])
  return linked.body
}

/** What each state sets to 0: `state: variable`. */
function resets(graph: Graph): readonly string[] {
  return resetCounters(graph).states.flatMap(({ state }) =>
    assignsOf(state).flatMap((assign) => {
      const { value } = assign.kind === 'Constant' ? assign : { value: null }
      const zeros = value?.kind === 'KnownObject' ? value.members : []
      return zeros
        .filter((member) => member.value.kind === 'Json' && member.value.value === 0)
        .map(({ key }) => `${state.name}: ${key}`)
    }),
  )
}

const jump = (steps: readonly StateNode<ChainForm>[], name: string): Sequence => ({
  ...sequence(steps),
  goto: { name, at: at(9) },
})

describe('resetCounters', () => {
  test('leaves a loop alone that is entered once', () => {
    expect(resets(graphOf([pass('Start'), pass('Ask'), loopEnd('Poll', 'Ask'), pass('Done')]))).toEqual([])
  })

  test('sets the variable back where the loop may be entered again: after it …', () => {
    const again = choice('Again?', [rule(jump([], 'Start'))], sequence([pass('Done')]))
    const graph = graphOf([pass('Start'), pass('Ask'), loopEnd('Poll', 'Ask'), again])
    // By the rule that ends the loop, and by the way of those who come too late, which goes on to the same choice.
    expect(resets(graph)).toEqual(['Poll: rounds_Poll', 'Poll: rounds_Poll'])
  })

  test('… and by a handler inside it that jumps out', () => {
    const ask = task('Ask', {
      catch: [handler(jump([pass('Recover')], 'Start')), handler(sequence([pass('Give up')], true))],
    })
    const graph = graphOf([pass('Start'), ask, loopEnd('Poll', 'Ask'), pass('Done')])
    expect(resets(graph)).toEqual(['Ask: rounds_Poll'])
  })

  test('keeps what is assigned on the way', () => {
    const again = choice('Again?', [rule(jump([], 'Start'))], sequence([pass('Done')]))
    const end = loopEnd('Poll', 'Ask')
    const assigning = {
      ...end,
      rules:
        end.kind === 'Choice' ? [{ ...end.rules[0]!, assign: constant({ kept: 'x' }) }, ...end.rules.slice(1)] : [],
    } as StateNode<ChainForm>
    const { states } = resetCounters(graphOf([pass('Start'), pass('Ask'), assigning, again]))
    const poll = states.find(({ state }) => state.name === 'Poll')!.state
    const assign = assignsOf(poll)[1]!
    expect(assignObject(assign)).toMatchObject({ names: ['kept', 'rounds_Poll'] })
  })

  test('the inner of two loops begins anew in each round of the outer', () => {
    const graph = graphOf([
      pass('Outer start'),
      pass('Inner start'),
      loopEnd('Inner', 'Inner start'),
      pass('Between'),
      loopEnd('Outer', 'Outer start'),
      pass('Done'),
    ])
    expect(resets(graph)).toEqual(['Inner: rounds_Inner', 'Inner: rounds_Inner'])
  })

  test('looks into maps', () => {
    const again = choice('Again?', [rule(jump([], 'Start'))], sequence([pass('Done')]))
    const body = sequence([pass('Start'), pass('Ask'), loopEnd('Poll', 'Ask'), again], true)
    const [each] = resetCounters(graphOf([map('Each', body)])).states
    const inner = each?.state.kind === 'Map' ? each.state.processor : null
    expect(inner && resets(inner)).toContain('Poll: rounds_Poll')
  })
})

describe('checkCounters', () => {
  const codes = (graph: Graph) => checkCounters(graph).map(({ code, message }) => [code, message])

  test('accepts loops one after the other that share a variable', () => {
    const steps = [pass('A'), loopEnd('Poll', 'A', 'same'), pass('B'), loopEnd('Poll?', 'B', 'same'), pass('Done')]
    expect(codes(graphOf(steps))).toEqual([])
    // The second begins at 0, since the first sets it back on the way there.
    expect(resets(graphOf(steps))).toEqual(['Poll: same', 'Poll: same'])
  })

  test('refuses a variable of the user that a loop counts in, and a loop inside one of the same variable', () => {
    const ask = pass('Ask', { assign: constant({ rounds_Poll: 5 }) })
    expect(codes(graphOf([ask, loopEnd('Poll', 'Ask'), pass('Done')]))).toEqual([
      ['SW1114', "State 'Ask' assigns the variable 'rounds_Poll', in which the loop 'Poll' counts its rounds."],
    ])
    const nested = [pass('A'), pass('B'), loopEnd('Poll', 'B', 'same'), loopEnd('Poll?', 'A', 'same'), pass('Done')]
    expect(codes(graphOf(nested))).toEqual([
      ['SW1114', "State 'Poll' assigns the variable 'same', in which the loop 'Poll?' counts its rounds."],
    ])
  })
})
