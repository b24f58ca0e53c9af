import { kinds, type ChainForm, type ExpressionNode, type StateNode } from '@stepwright/dsl'
import { describe, expect, test } from 'vitest'
import { at, constant, json, lowered, machine, map, object, sequence, task } from '../testing/nodes.ts'
import { runPasses } from './pipeline.ts'

const resource = { resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken', envelope: null, resultAt: [] }
const context: ExpressionNode = { kind: 'Scope', member: 'context', kinds: kinds.object }
const member = (holder: ExpressionNode, ...keys: readonly string[]): ExpressionNode =>
  keys.reduce<ExpressionNode>((node, key) => ({ kind: 'Property', object: node, key, kinds: json }), holder)
const token = member(context, 'Task', 'Token')
const text = (...parts: readonly ExpressionNode[]): ExpressionNode => ({ kind: 'Text', parts, kinds: kinds.string })
const word = (value: string): ExpressionNode => ({ kind: 'Literal', value, kinds: kinds.string })

const check = (...steps: readonly StateNode<ChainForm>[]) =>
  runPasses(machine(steps)).diagnostics.map(({ code, message, location }) => [code, message, location?.line])
const asking = (body: ExpressionNode, line = 1) => task('Ask', { resource, arguments: lowered(body, line) })

describe('a token is passed on', () => {
  test.each<readonly [string, ExpressionNode]>([
    ['as a member', object({ token })],
    ['inside a text', object({ url: text(word('https://x?token='), token) })],
    [
      'inside what a function makes of it',
      object({ url: { kind: 'Call', operation: 'join', arguments: [token], kinds: 16 } as never }),
    ],
    ['with the whole context', object({ context })],
    ['with all that is known of the task', object({ task: member(context, 'Task') })],
    [
      "in the user's own JSONata",
      { kind: 'JsonataText', texts: ['$string($states.context.Task)'], values: [], variables: [], kinds: json },
    ],
  ])('%s', (_how, body) => {
    expect(check(asking(body))).toEqual([])
  })
})

describe('a task that nobody could answer is refused', () => {
  const said = "The task 'Ask' waits for its token, and its arguments do not pass it on."

  test.each<readonly [string, ExpressionNode]>([
    ['with other members of the context', object({ id: member(context, 'Execution', 'Id') })],
    ['with other members of its task', object({ id: member(context, 'Task', 'Other') })],
    ['with a member of that name elsewhere', object({ id: member({ kind: 'Subject', kinds: json }, 'Task', 'Token') })],
  ])('%s', (_how, body) => {
    expect(check(asking(body, 7))).toEqual([['SW1115', said, 7]])
  })

  test('with fixed arguments, or none', () => {
    expect(check(task('Ask', { resource, arguments: constant({ a: 1 }, 7) }))).toEqual([['SW1115', said, 7]])
    expect(check(task('Ask', { resource, at: at(3) }))).toEqual([['SW1115', said, 3]])
  })

  test('inside a map', () => {
    expect(check(map('Each', sequence([task('Ask', { resource, at: at(3) })])))).toEqual([['SW1115', said, 3]])
  })
})

test('other tasks have no token', () => {
  expect(check(task('Send', { arguments: constant({ a: 1 }) }))).toEqual([])
})
