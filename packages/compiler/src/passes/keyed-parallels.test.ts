import { expect, test } from 'vitest'
import { kinds, type ExpressionNode } from '@stepwright/dsl'
import { at, json, lowered, machine, object, parallel, pass, sequence } from '../testing/nodes.ts'
import { listBranches } from './keyed-parallels.ts'
import { link } from './link.ts'

const subject: ExpressionNode = { kind: 'Subject', kinds: kinds.object }
const property = (from: ExpressionNode, key: string): ExpressionNode => ({
  kind: 'Property',
  object: from,
  key,
  kinds: json,
})
const element = (index: number): ExpressionNode => ({
  kind: 'Element',
  array: { kind: 'Subject', kinds: kinds.array },
  index: { kind: 'Literal', value: index, kinds: kinds.number },
  fromEnd: false,
  kinds: json,
})
const branches = [sequence([pass('L')]), sequence([pass('R')])]
const listed = (fields: Parameters<typeof parallel>[2]) => {
  const { state } = listBranches(link(machine([parallel('Both', branches, fields)])).machine.body).states[0]!
  return state
}
const both = object({ left: element(0), right: element(1) })

test('a parallel of named branches gives an object of their results', () => {
  expect(listed({ branchKeys: ['left', 'right'], at: at(3) })).toMatchObject({
    branchKeys: null,
    assign: null,
    output: lowered(both, 3),
  })
})

test('its functions read the list: a branch by its place, the whole as the object', () => {
  const body = object({
    r: property(property(subject, 'right'), 'deep'),
    all: subject,
    same: { kind: 'Scope', member: 'result', kinds: json },
  })
  expect(
    listed({ branchKeys: ['left', 'right'], output: lowered(body), assign: lowered(property(subject, 'left')) }),
  ).toMatchObject({
    output: lowered(object({ r: property(element(1), 'deep'), all: both, same: both })),
    assign: lowered(element(0)),
  })
})

test('a parallel given as a list stays as it is', () => {
  expect(listed({ output: lowered(subject) })).toMatchObject({ branchKeys: null, output: lowered(subject) })
  expect(listed({})).toMatchObject({ output: null })
})
