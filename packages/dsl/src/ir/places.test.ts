import { expect, it } from 'vitest'
import { kinds, type ExpressionNode } from './expression.ts'
import { placesIn, placesText, setPlaces } from './places.ts'

const subject: ExpressionNode = { kind: 'Subject', kinds: kinds.object }
const member = (key: string): ExpressionNode => ({ kind: 'Property', object: subject, key, kinds: kinds.number })
const sum = (left: ExpressionNode, right: ExpressionNode): ExpressionNode => ({
  kind: 'Arithmetic',
  operator: '+',
  left,
  right,
  kinds: kinds.number,
})

it('places go along with an expression, and with what it becomes a part of', () => {
  const [a, b] = [member('a'), member('b')]
  const body = sum(a, b)
  const columns = new Map([
    [body, 7],
    [b, 13],
  ])
  const text = placesText(body, (node) => {
    const column = columns.get(node)
    return column === undefined ? null : { line: 2, column, endLine: 2, endColumn: column + 3 }
  })
  expect(text).toBe('0:2:7:2:10 3:2:13:2:16')
  const copy = JSON.parse(JSON.stringify(body)) as typeof body
  setPlaces(copy, 'flow.ts', text)
  const around = sum(copy, member('c'))
  expect([...placesIn(around)]).toEqual([
    [copy, { file: 'flow.ts', line: 2, column: 7, endLine: 2, endColumn: 10 }],
    [b, { file: 'flow.ts', line: 2, column: 13, endLine: 2, endColumn: 16 }],
  ])
  // Neither JSON nor a comparison sees them.
  expect(copy).toEqual(body)
  expect(JSON.stringify(copy)).toBe(JSON.stringify(body))
})

it('an expression that nobody wrote has no places', () => {
  expect(placesText(member('a'), () => null)).toBe('')
  expect(placesIn(member('a')).size).toBe(0)
})
