import { expect, test } from 'vitest'
import { z } from 'zod'
import { lambda } from '../aws/lambda.ts'
import { fragment } from '../fragment.ts'
import { located } from '../located.ts'
import { param } from '../param.ts'
import { pipeline } from '../pipeline.ts'
import { isPipeline } from '../read-machine.ts'
import { chainOf } from '../testing/chain-of.ts'
import { kinds } from '../ir/expression.ts'
import type { ChainForm, StateNode } from '../ir/nodes.ts'
import { compiled, withoutPlaces } from '../testing/by-hand.ts'
import { loose, loosePipeline } from '../testing/loose.ts'
import { thrownBy } from '../testing/thrown-by.ts'

const names = (steps: readonly StateNode<ChainForm>[]): readonly string[] => steps.map(({ name }) => name)

test('a flow may be continued twice', () => {
  const start = pipeline('Twice').pass('A')
  const left = start.pass('B').succeed()
  const right = start.comment('the other way').pass('C').succeed()
  expect(names(chainOf(left).body.steps)).toEqual(['A', 'B'])
  expect(names(chainOf(right).body.steps)).toEqual(['A', 'C'])
  expect(chainOf(left).body.steps[0]?.comment).toBeNull()
})

test('everything a pipeline holds is frozen, plain, and survives JSON', () => {
  const count = lambda<(event: unknown) => number>(param('Fn'))
  const flow = pipeline<{ k: 'a' | 'b' }>('Frozen')
    .task(
      'A',
      count,
      compiled(
        (subject) => subject,
        () => ({ c0: { deep: [1] } }),
      ),
    )
    .retry('X')
    .catch('Y', (failed) => failed.pass('P'))
    .map(
      'M',
      compiled(() => [1]),
      (item) => item.pass('I'),
    )
    .output(compiled((): { k: 'a' | 'b' } => ({ k: 'a' })))
    .choice('C', (c) => c.match('k', { a: (arm) => arm.pass('Q'), b: (arm) => arm.fail('F') }))
    .succeed()
  const machine = chainOf(flow)
  expect(JSON.parse(JSON.stringify(machine))).toStrictEqual(machine)
  const unfrozen: string[] = []
  const visit = (value: unknown, path: string): void => {
    if (typeof value !== 'object' || value === null) return
    if (!Object.isFrozen(value)) unfrozen.push(path)
    for (const [key, member] of Object.entries(value)) visit(member, `${path}.${key}`)
  }
  visit(flow, '')
  visit(machine, 'machine')
  expect(unfrozen).toEqual([])
})

test('each node knows where it was written', () => {
  const flow = loose(loosePipeline('Places', located('flow.ts:1:1')))
    .pass('A', located('flow.ts:2:3'))
    .choice(
      'C',
      (c: unknown) =>
        loose(c)
          .when(
            compiled(() => true),
            (arm: unknown) => loose(arm).pass('B', located('flow.ts:4:5')),
            located('flow.ts:3:5'),
          )
          .otherwise((arm: unknown) => arm, located('flow.ts:5:5')),
      located('flow.ts:2:20'),
    )
    .succeed(located('flow.ts:6:3'))
  const { at, body } = chainOf(flow)
  const [pass, choice] = body.steps
  expect(at).toEqual({ file: 'flow.ts', line: 1, column: 1 })
  expect(pass?.at).toEqual({ file: 'flow.ts', line: 2, column: 3 })
  expect(choice).toMatchObject({
    at: { line: 2, column: 20 },
    rules: [{ at: { line: 3 }, target: { at: { line: 3 }, steps: [{ at: { line: 4 } }] } }],
    otherwise: { at: { line: 5 }, steps: [] },
  })
})

test('a fragment is inlined, under a prefix where it is used again', () => {
  const audit = fragment<number>()
    .map(
      'Each',
      compiled(() => [1]),
      (item) =>
        item.choice('Which?', (c) =>
          c
            .when(
              compiled(() => true),
              (arm) => arm.pass('One'),
            )
            .otherwise((arm) => arm.fail('None')),
        ),
    )
    .catch('X', (failed) => failed.pass('Caught'))
    .parallel('Both', (branch) => [branch.pass('Left').wait('Rest', { seconds: 1 })])
    .output(compiled(() => 1))
  const flow = pipeline<number>('Used').use(audit).use(audit, { prefix: '2 ' }).succeed()
  const [each, both, each2, both2] = chainOf(flow).body.steps
  const rename = (value: unknown): unknown =>
    JSON.parse(JSON.stringify(value), (key, member: unknown) => (key === 'name' ? `2 ${String(member)}` : member))
  expect([each2, both2]).toEqual([rename(each), rename(both)])
})

test('handlers share a fragment, and its states are the same nodes', () => {
  const count = lambda<(event: unknown) => number>('count')
  const all = compiled((subject: unknown) => subject)
  const dead = fragment<unknown>().pass('Report').fail('Unhandled')
  const flow = pipeline<unknown>('Shared')
    .task('A', count, all)
    .catch('X', (failed) => failed.use(dead))
    .task('B', count, all)
    .catch('X', (failed) => failed.use(dead))
    .succeed()
  const [a, b] = chainOf(flow).body.steps
  const handler = (node: typeof a) => (node?.kind === 'Task' ? node.catch[0]?.target.steps : undefined)
  expect(handler(a)?.map(({ name }) => name)).toEqual(['Report', 'Unhandled'])
  expect(handler(b)?.[0]).toBe(handler(a)?.[0])
})

test('a fragment that ended ends the flow that uses it', () => {
  const dead = fragment<unknown>().pass('Report').succeed()
  const flow = pipeline('Ended').pass('A').use(dead)
  const machine = chainOf(flow)
  expect(names(machine.body.steps)).toEqual(['A', 'Report'])
  expect(machine.body.closed).toBe(true)
})

test('a match tests the member against each value', () => {
  const flow = pipeline<{ kind: 'csv' | 'json' }>('Match')
    .choice('Which?', (c) =>
      c.match('kind', { csv: (arm) => arm.comment('a table').pass('Csv'), json: (arm) => arm.succeed() }),
    )
    .succeed()
  const [choice] = chainOf(flow).body.steps
  expect(choice).toMatchObject({ kind: 'Choice', otherwise: null })
  const rules = choice?.kind === 'Choice' ? choice.rules : []
  const isValue = (value: string) => ({
    kind: 'Equal',
    negated: false,
    left: { kind: 'Property', object: { kind: 'Subject', kinds: kinds.object }, key: 'kind', kinds: kinds.string },
    right: { kind: 'Literal', value, kinds: kinds.string },
    kinds: kinds.boolean,
  })
  expect(rules).toMatchObject([
    { condition: { body: isValue('csv') }, comment: 'a table', target: { closed: false } },
    { condition: { body: isValue('json') }, comment: null, target: { closed: true, steps: [] } },
  ])
})

test('the machine has the options of its pipeline', () => {
  const schema = z.object({ key: z.string() })
  const flow = pipeline('Options', { input: schema, timeout: { hours: 1 }, version: '1.0' })
    .comment('copies')
    .pass('A')
    .succeed()
  expect(flow.name).toBe('Options')
  expect(flow.inputSchema).toBe(schema)
  expect(isPipeline(flow)).toBe(true)
  const { body: _body, ...facts } = chainOf(flow)
  expect(withoutPlaces(facts)).toEqual({
    kind: 'Machine',
    name: 'Options',
    comment: 'copies',
    timeoutSeconds: 3600,
    version: '1.0',
    queryLanguage: 'JSONata',
  })
})

test('a pipeline says which query language it is compiled to', () => {
  const languageOf = (options?: { readonly queryLanguage?: 'JSONata' | 'JSONPath' }): string =>
    chainOf(pipeline('Options', options).pass('A').succeed()).queryLanguage
  expect([languageOf(), languageOf({ queryLanguage: 'JSONata' }), languageOf({ queryLanguage: 'JSONPath' })]).toEqual([
    'JSONata',
    'JSONata',
    'JSONPath',
  ])
  expect(thrownBy(() => loosePipeline('Options', { queryLanguage: 'SQL' }))).toMatchObject({
    code: 'SW1011',
    message: "A pipeline's 'queryLanguage' takes 'JSONata' or 'JSONPath', and was given the text 'SQL'.",
  })
})

test('waits and fails in all their forms', () => {
  const text = compiled(() => 'x')
  const flow = pipeline<string>('Forms')
    .wait('Fixed', { minutes: 1, seconds: 30 })
    .wait('Computed', { seconds: compiled(() => 5) })
    .wait('Until', { until: '2026-04-18T06:00:00Z' })
    .wait('Until computed', { until: text })
    .wait('Until told', { until: param('Start') })
    .choice('C', (c) =>
      c
        .when(
          compiled(() => true),
          (arm) => arm.fail('Plain'),
        )
        .when(
          compiled(() => true),
          (arm) => arm.fail('Because', 'of that'),
        )
        .when(
          compiled(() => true),
          (arm) => arm.fail('Computed cause', text),
        )
        .when(
          compiled(() => true),
          (arm) => arm.fail('Both', { error: 'Custom', cause: text }),
        )
        .otherwise((arm) => arm.fail('Told', param('Why'))),
    )
    .succeed()
  expect(withoutPlaces(chainOf(flow).body.steps)).toMatchInlineSnapshot(`
    [
      {
        "assign": null,
        "comment": null,
        "kind": "Wait",
        "name": "Fixed",
        "output": null,
        "seconds": {
          "kind": "Constant",
          "value": {
            "kind": "Json",
            "value": 90,
          },
        },
        "timestamp": null,
      },
      {
        "assign": null,
        "comment": null,
        "kind": "Wait",
        "name": "Computed",
        "output": null,
        "seconds": "an expression",
        "timestamp": null,
      },
      {
        "assign": null,
        "comment": null,
        "kind": "Wait",
        "name": "Until",
        "output": null,
        "seconds": null,
        "timestamp": {
          "kind": "Constant",
          "value": {
            "kind": "Json",
            "value": "2026-04-18T06:00:00Z",
          },
        },
      },
      {
        "assign": null,
        "comment": null,
        "kind": "Wait",
        "name": "Until computed",
        "output": null,
        "seconds": null,
        "timestamp": "an expression",
      },
      {
        "assign": null,
        "comment": null,
        "kind": "Wait",
        "name": "Until told",
        "output": null,
        "seconds": null,
        "timestamp": {
          "kind": "Constant",
          "value": {
            "kind": "Param",
            "name": "Start",
          },
        },
      },
      {
        "assign": null,
        "comment": null,
        "counter": null,
        "kind": "Choice",
        "name": "C",
        "otherwise": {
          "closed": false,
          "comment": null,
          "goto": null,
          "kind": "Sequence",
          "steps": [
            {
              "cause": {
                "kind": "Constant",
                "value": {
                  "kind": "Param",
                  "name": "Why",
                },
              },
              "comment": null,
              "error": {
                "kind": "Constant",
                "value": {
                  "kind": "Json",
                  "value": "Told",
                },
              },
              "kind": "Fail",
              "name": "Told",
            },
          ],
          "uses": [],
        },
        "output": null,
        "rules": [
          {
            "assign": null,
            "comment": null,
            "condition": "an expression",
            "output": null,
            "target": {
              "closed": false,
              "comment": null,
              "goto": null,
              "kind": "Sequence",
              "steps": [
                {
                  "cause": null,
                  "comment": null,
                  "error": {
                    "kind": "Constant",
                    "value": {
                      "kind": "Json",
                      "value": "Plain",
                    },
                  },
                  "kind": "Fail",
                  "name": "Plain",
                },
              ],
              "uses": [],
            },
          },
          {
            "assign": null,
            "comment": null,
            "condition": "an expression",
            "output": null,
            "target": {
              "closed": false,
              "comment": null,
              "goto": null,
              "kind": "Sequence",
              "steps": [
                {
                  "cause": {
                    "kind": "Constant",
                    "value": {
                      "kind": "Json",
                      "value": "of that",
                    },
                  },
                  "comment": null,
                  "error": {
                    "kind": "Constant",
                    "value": {
                      "kind": "Json",
                      "value": "Because",
                    },
                  },
                  "kind": "Fail",
                  "name": "Because",
                },
              ],
              "uses": [],
            },
          },
          {
            "assign": null,
            "comment": null,
            "condition": "an expression",
            "output": null,
            "target": {
              "closed": false,
              "comment": null,
              "goto": null,
              "kind": "Sequence",
              "steps": [
                {
                  "cause": "an expression",
                  "comment": null,
                  "error": {
                    "kind": "Constant",
                    "value": {
                      "kind": "Json",
                      "value": "Computed cause",
                    },
                  },
                  "kind": "Fail",
                  "name": "Computed cause",
                },
              ],
              "uses": [],
            },
          },
          {
            "assign": null,
            "comment": null,
            "condition": "an expression",
            "output": null,
            "target": {
              "closed": false,
              "comment": null,
              "goto": null,
              "kind": "Sequence",
              "steps": [
                {
                  "cause": "an expression",
                  "comment": null,
                  "error": {
                    "kind": "Constant",
                    "value": {
                      "kind": "Json",
                      "value": "Custom",
                    },
                  },
                  "kind": "Fail",
                  "name": "Both",
                },
              ],
              "uses": [],
            },
          },
        ],
      },
    ]
  `)
})
