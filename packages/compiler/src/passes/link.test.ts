import { describe, expect, test } from 'vitest'
import type { Graph, Sequence } from '@stepwright/dsl'
import {
  at,
  choice,
  fail,
  handler,
  machine,
  map,
  parallel,
  pass,
  rule,
  sequence,
  succeed,
  task,
} from '../testing/nodes.ts'
import { edgesOf, innerGraphs } from './graph-edges.ts'
import { link } from './link.ts'

/** A graph as `name -> edges`, in its order, scopes nested. */
function outline(graph: Graph): unknown {
  return Object.fromEntries(
    graph.states.map((placed) => {
      const edges = edgesOf(placed).join(', ') || 'end'
      const inner = innerGraphs(placed.state).map(outline)
      return [placed.state.name, inner.length > 0 ? { edges, inner } : edges]
    }),
  )
}

function linked(...[steps, closed]: Parameters<typeof machine>) {
  const { machine: result, diagnostics } = link(machine(steps, closed))
  return { outline: outline(result.body), startAt: result.body.startAt, diagnostics }
}

const empty: Sequence = sequence([])
const goto = (name: string) => ({ goto: { name, at: at(5) } })

describe('link', () => {
  test('joins the steps of a sequence and ends the last', () => {
    expect(linked([pass('A'), pass('B')])).toEqual({ startAt: 'A', outline: { A: 'B', B: 'end' }, diagnostics: [] })
  })

  test('lets an empty arm and a finished arm go on to what follows, and a closed one end', () => {
    const arms = choice(
      'Which?',
      [rule(empty), rule(sequence([pass('Long way'), pass('Longer')])), rule(sequence([pass('Stop here')], true))],
      sequence([fail('Wrong')]),
    )
    expect(linked([arms, pass('After')])).toEqual({
      startAt: 'Which?',
      outline: {
        'Which?': 'After, Long way, Stop here, Wrong',
        After: 'end',
        'Long way': 'Longer',
        Longer: 'After',
        'Stop here': 'end',
        Wrong: 'end',
      },
      diagnostics: [],
    })
  })

  test('converges nested choices on the same state, main path first, arms in the order written', () => {
    const inner = choice('Inner?', [rule(sequence([pass('B')]))], empty)
    expect(linked([choice('Outer?', [rule(sequence([inner]))], sequence([pass('C')])), pass('D')]).outline).toEqual({
      'Outer?': 'Inner?, C',
      D: 'end',
      'Inner?': 'B, D',
      B: 'D',
      C: 'D',
    })
  })

  test('gives a handler the continuation of its state, and a fragment shared by handlers one set of states', () => {
    const deadLetter = sequence([pass('Send to dead letters', { at: at(7) }), fail('Given up', { at: at(8) })])
    const first = task('First', { catch: [handler(deadLetter)] })
    const second = task('Second', { catch: [handler(empty, { errorEquals: ['Known'] }), handler(deadLetter)] })
    expect(linked([first, second, pass('Third')])).toEqual({
      startAt: 'First',
      outline: {
        First: 'Second, Send to dead letters',
        Second: 'Third, Third, Send to dead letters',
        Third: 'end',
        'Send to dead letters': 'Given up',
        'Given up': 'end',
      },
      diagnostics: [],
    })
  })

  test('links the scopes of maps and parallels by themselves', () => {
    const body = sequence([choice('Skip?', [rule(sequence([pass('Do')]))], sequence([succeed('Skipped')]))])
    expect(linked([map('Each', body), parallel('Both', [sequence([pass('L')]), sequence([pass('R')])])])).toEqual({
      startAt: 'Each',
      outline: {
        Each: { edges: 'Both', inner: [{ 'Skip?': 'Do, Skipped', Do: 'end', Skipped: 'end' }] },
        Both: { edges: 'end', inner: [{ L: 'end' }, { R: 'end' }] },
      },
      diagnostics: [],
    })
  })

  test('refuses an edge that would need a state of our own', () => {
    const last = choice('Last?', [rule(empty, { at: at(3) })], sequence([], true, 4))
    const guarded = task('Try', { catch: [handler(empty, { at: at(5) })] })
    expect(linked([last]).diagnostics.map(({ code, message, location }) => [code, message, location?.line])).toEqual([
      ['SW1104', "An arm of 'Last?' leads nowhere: it has no state, and none follows 'Last?'.", 3],
      ['SW1104', "The otherwise of 'Last?' leads nowhere: it has no state, and none follows 'Last?'.", 4],
    ])
    expect(linked([guarded]).diagnostics.map(({ code, location }) => [code, location?.line])).toEqual([['SW1104', 5]])
  })

  test('refuses a reused fragment that goes on differently, and says where to', () => {
    const check = pass('Check', { at: at(9) })
    expect(linked([check, pass('Work'), check, pass('Finish')]).diagnostics).toEqual([
      {
        code: 'SW1103',
        severity: 'error',
        message: "State 'Check' is used in two places that go on differently: to 'Work' and to 'Finish'.",
        location: at(9),
        hint: "A fragment is shared when what follows it is the same, and the first use is at flow.pipeline.ts:9:1. Give one of them states of its own: .use(fragment, { prefix: 'Again: ' }).",
      },
    ])
    const arms = choice('Which?', [rule(empty)], sequence([fail('No')]))
    expect(linked([arms, pass('Work'), arms, pass('Finish')]).diagnostics.map(({ message }) => message)).toEqual([
      "State 'Which?' is used in two places that go on differently: to 'Work' and to 'Finish'.",
    ])
  })

  test('says it where the fragment is used, once for all its states', () => {
    const shared = choice('Which?', [rule(sequence([pass('A')]))], sequence([pass('B')]))
    const using = (line: number, after: string): Sequence => ({
      ...sequence([shared, pass(after)]),
      uses: [{ first: 0, count: 1, at: at(line) }],
    })
    const both = choice('Both', [rule(using(5, 'One'))], using(6, 'Two'))
    expect(
      linked([both]).diagnostics.map(({ message, location, hint }) => [message, location?.line, hint?.slice(0, 100)]),
    ).toEqual([
      [
        "State 'A' is used in two places that go on differently: to 'One' and to 'Two'.",
        6,
        'A fragment is shared when what follows it is the same, and the first use is at flow.pipeline.ts:5:1.',
      ],
    ])
  })

  test('refuses empty scopes', () => {
    const messages = [
      linked([]),
      linked([map('Each', empty)]),
      linked([parallel('Both', [sequence([pass('L')]), empty])]),
    ]
    expect(messages.flatMap(({ diagnostics }) => diagnostics.map(({ message }) => message))).toEqual([
      "Pipeline 'Flow' has no states.",
      "The body of 'Each' has no states.",
      "Branch 2 of 'Both' has no states.",
    ])
  })

  test('leaves its input alone and gives plain frozen data', () => {
    const flow = machine([task('A', { catch: [handler(sequence([fail('B')]))] })])
    const before = JSON.stringify(flow)
    const result = link(flow).machine
    expect(JSON.stringify(flow)).toBe(before)
    expect(JSON.parse(JSON.stringify(result))).toEqual(result)
    expect(Object.isFrozen(result.body.states[0])).toBe(true)
  })

  test('a jump names its state: from an arm, a handler, and at the end of a scope', () => {
    const back = (name: string) => ({ ...empty, goto: { name, at: at(5) } })
    const load = task('Load', {
      catch: [handler(back('Start')), handler({ ...sequence([pass('Wait')]), ...goto('Load') })],
    })
    const which = choice('Which?', [rule(back('Load'))], empty)
    const steps = [pass('Start'), load, which, pass('End')]
    const flow = machine(steps, false)
    const { machine: result, diagnostics } = link({ ...flow, body: { ...flow.body, ...goto('Start') } })
    expect(diagnostics).toEqual([])
    expect(outline(result.body)).toEqual({
      Start: 'Load',
      Load: 'Which?, Start, Wait',
      'Which?': 'Load, End',
      End: 'Start',
      Wait: 'Load',
    })
  })

  test('a jump to a state that is not in its scope is a mistake', () => {
    const body = { ...sequence([pass('Item')]), ...goto('Strat') }
    const { diagnostics } = link(machine([pass('Start'), map('Each', body), pass('End')]))
    expect(diagnostics).toEqual([
      {
        code: 'SW1113',
        severity: 'error',
        message: "There is no state 'Strat' in this scope.",
        hint: 'A jump stays in its scope: not into a map or parallel, and not out of one.',
        location: at(5),
      },
    ])
    expect(
      link({ ...machine([pass('Start')]), body: { ...sequence([pass('Start')]), ...goto('Strat') } }).diagnostics[0]
        ?.hint,
    ).toBe("Did you mean 'Start'?")
  })
})
