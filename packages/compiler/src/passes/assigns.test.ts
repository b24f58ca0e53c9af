import { describe, expect, test } from 'vitest'
import { kinds, type ExpressionNode } from '@stepwright/dsl'
import { constant, json, lowered, object, variable } from '../testing/nodes.ts'
import { assignObject } from './assign-object.ts'

const subject: ExpressionNode = { kind: 'Subject', kinds: json }
const local = (name: string): ExpressionNode => ({ kind: 'Local', name, kinds: json })
const uuid: ExpressionNode = { kind: 'Call', operation: 'uuid', arguments: [], kinds: kinds.string }
const let_ = (name: string, value: ExpressionNode, body: ExpressionNode): ExpressionNode => ({
  kind: 'Let',
  name,
  value,
  body,
  kinds: body.kinds,
})

describe('assign objects', () => {
  test('constants and object literals are taken as they are', () => {
    const literal = lowered(object({ a: subject, b: variable('x') }))
    expect(assignObject(literal)).toEqual({ value: literal, names: ['a', 'b'] })
    expect(assignObject(constant({ n: 1 }))).toMatchObject({ names: ['n'] })
  })

  test('constants of a block body move into the members that read them, with what those read', () => {
    const body = let_(
      'n',
      subject,
      let_('twice', local('n'), object({ a: local('n'), b: local('twice'), c: variable('v') })),
    )
    expect(assignObject(lowered(body))).toEqual({
      value: lowered(
        object({
          a: let_('n', subject, local('n')),
          b: let_('n', subject, let_('twice', local('n'), local('twice'))),
          c: variable('v'),
        }),
      ),
      names: ['a', 'b', 'c'],
    })
  })

  test('one new id for two variables cannot be said in ASL, for one it can', () => {
    expect(assignObject(lowered(let_('id', uuid, object({ a: local('id'), b: local('id') }))))).toEqual({
      reason: "uses 'id', which is different each time it is computed, for several variables",
    })
    expect(assignObject(lowered(let_('id', uuid, object({ a: local('id') }))))).toMatchObject({ names: ['a'] })
  })

  test('an id read through another constant counts too', () => {
    const body = let_('id', uuid, let_('copy', local('id'), object({ a: local('id'), b: local('copy') })))
    expect(assignObject(lowered(body))).toMatchObject({ reason: expect.stringContaining("'id'") })
  })

  test.each([
    ['does not return an object literal', lowered(subject)],
    [
      'returns an object whose keys are not all spelled out',
      lowered({ kind: 'Object', members: [{ kind: 'Spread', value: subject }], kinds: kinds.object }),
    ],
    ['is no object', constant([1])],
  ])('%s', (reason, value) => {
    expect(assignObject(value)).toEqual({ reason })
  })
})
