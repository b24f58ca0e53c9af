import aslValidator from 'asl-validator'
import { describe, expect, test } from 'vitest'
import { block, stateMachine } from '@stepwright/dsl'
import { compile, compileMachine } from './compile.ts'
import {
  at,
  choice,
  constant,
  fail,
  handler,
  json,
  lowered,
  machine,
  map,
  parallel,
  param,
  pass,
  rule,
  sequence,
  succeed,
  task,
} from './testing/nodes.ts'

describe('compile', () => {
  test('gives a definition, its parameters and where it was written', () => {
    const flow = machine([
      pass('Start', { at: at(2), output: param('Bucket', 3) }),
      map('Each', sequence([pass('Inner', { at: at(5) })]), {
        at: at(4),
        items: lowered({ kind: 'Subject', kinds: json }, 4),
      }),
    ])
    expect(compileMachine(flow)).toEqual({
      ok: true,
      name: 'Flow',
      definition: {
        QueryLanguage: 'JSONata',
        StartAt: 'Start',
        States: {
          Start: { Type: 'Pass', Output: '${Bucket}', Next: 'Each' },
          Each: {
            Type: 'Map',
            Items: '{% $states.input %}',
            ItemProcessor: {
              ProcessorConfig: { Mode: 'INLINE' },
              StartAt: 'Inner',
              States: { Inner: { Type: 'Pass', End: true } },
            },
            End: true,
          },
        },
      },
      sourceMap: {
        states: { Start: at(2), Each: at(4), Inner: at(5) },
        pointers: {
          '': at(1),
          '/States/Start': at(2),
          '/States/Start/Output': at(3),
          '/States/Each': at(4),
          '/States/Each/Items': at(4),
          '/States/Each/ItemProcessor/States/Inner': at(5),
        },
      },
      params: [{ name: 'Bucket', usedBy: ['Start'] }],
      diagnostics: [],
    })
  })

  test('an error of a pass keeps the machine from being emitted', () => {
    const compiled = compileMachine(machine([pass('A'), pass('A', { at: at(2) })]))
    expect(compiled).toMatchObject({ ok: false, name: 'Flow', diagnostics: [{ code: 'SW1101' }] })
    expect(compiled).not.toHaveProperty('definition')
  })

  test('a finding of the validator gets the place of what it is about', () => {
    const bad = task('Call', {
      at: at(2),
      timeoutSeconds: constant(-1, 3),
      resource: { resource: 'nonsense', envelope: null, resultAt: [] },
    })
    const { ok, diagnostics } = compileMachine(machine([bad]))
    expect(ok).toBe(false)
    expect(diagnostics).toContainEqual(
      expect.objectContaining({ path: '/States/Call/TimeoutSeconds', severity: 'error', location: at(3) }),
    )
  })

  test('what cannot be assigned is reported at the assign', () => {
    const missing = lowered(
      { kind: 'Object', members: [{ kind: 'Member', key: 'x', value: { kind: 'Undefined', kinds: 1 } }], kinds: 64 },
      4,
    )
    const named = lowered(
      {
        kind: 'Object',
        members: [{ kind: 'Member', key: 'count', value: { kind: 'Literal', value: 1, kinds: 8 } }],
        kinds: 64,
      },
      5,
    )
    const { diagnostics } = compileMachine(machine([pass('A', { assign: missing }), pass('B', { assign: named })]))
    expect(diagnostics.map(({ code, message, location }) => [code, message, location?.line])).toEqual([
      ['SW1111', "The variable 'x' that 'A' assigns may be undefined.", 4],
      ['SW1112', "The variable 'count' that 'B' assigns has the name of a JSONata function.", 5],
    ])
  })

  test('a choice without a default is complete by its types', () => {
    const condition = lowered({ kind: 'Literal', value: true, kinds: 4 })
    const matched = choice('Which?', [rule(sequence([pass('A')]), { condition })], null)
    const { ok, diagnostics } = compileMachine(machine([matched, pass('B')]))
    expect([ok, diagnostics]).toEqual([true, []])
  })

  test('a machine that was written out has its names looked at, and its choices: no types rule anything out', () => {
    const codes = (inner: string) =>
      compile(
        stateMachine('Written', {
          startAt: 'Which?',
          states: {
            'Which?': { type: 'Choice', choices: [{ condition: false, next: 'Each' }] },
            Each: {
              type: 'Map',
              items: [1],
              itemProcessor: block({ startAt: inner, states: { [inner]: { type: 'Pass', end: true } } }),
              end: true,
            },
          },
        }),
      ).diagnostics.map(({ code }) => code)
    expect(codes('Item')).toEqual(['SW3196'])
    expect(codes('Each')).toEqual(['SW1101'])
  })

  test('the same machine gives the same text, and definitions are plain JSON', () => {
    const flow = machine([
      choice('Which?', [rule(sequence([pass('A')]))], sequence([fail('B')])),
      task('T', { catch: [handler(sequence([fail('F')]))] }),
    ])
    const [one, two] = [compileMachine(flow), compileMachine(flow)]
    expect(JSON.stringify(one)).toBe(JSON.stringify(two))
    expect(JSON.parse(JSON.stringify(one))).toEqual(one)
  })

  test('an independent validator accepts what is compiled', () => {
    const flow = machine([
      task('Try', {
        arguments: constant({ x: 1 }),
        timeoutSeconds: constant(60),
        assign: constant({ v: 1 }),
        catch: [handler(sequence([fail('Stop', { cause: constant('why') })]), { assign: constant({ e: 1 }) })],
      }),
      parallel('Both', [sequence([pass('L')]), sequence([pass('R')])], { branchKeys: ['left', 'right'] }),
      map('Each', sequence([succeed('Done')]), { items: constant([1, 2]), maxConcurrency: constant(2) }),
      choice(
        'Which?',
        [rule(sequence([pass('A')]), { condition: lowered({ kind: 'Subject', kinds: json }) })],
        sequence([fail('B')]),
      ),
    ])
    const compiled = compileMachine(flow)
    if (!compiled.ok) throw new Error(JSON.stringify(compiled.diagnostics))
    expect(aslValidator(compiled.definition as never)).toMatchObject({ isValid: true, errors: [] })
  })
})
