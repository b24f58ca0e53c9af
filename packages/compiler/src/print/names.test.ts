import { expect, test } from 'vitest'
import { array, binary, block, call, lambda, number, variable, type Jsonata } from './jsonata-ast.ts'
import { printJsonata } from './jsonata-text.ts'
import { createNames, nameLocals } from './names.ts'

const named = (tree: Jsonata): string => printJsonata(nameLocals(tree))
const map = (list: Jsonata, local: string, body: Jsonata): Jsonata => call('map', list, lambda([local], body))
const rows = variable('rows')

test('a local keeps the name of the source, beside another of that name', () => {
  const { fresh } = createNames()
  const [first, second] = [fresh('row'), fresh('row#2')]
  expect(named(array(map(rows, first, variable(first)), map(rows, second, variable(second))))).toBe(
    '[$map($rows, function($row){ $row }), $map($rows, function($row){ $row })]',
  )
})

test('one that would hide a local used in its scope is numbered', () => {
  const { fresh } = createNames()
  const [outer, inner] = [fresh('row'), fresh('row')]
  const both = binary(variable(outer), '=', variable(inner))
  expect(named(map(rows, outer, map(rows, inner, both)))).toBe(
    '$map($rows, function($row){ $map($rows, function($row2){ $row = $row2 }) })',
  )
  expect(named(map(rows, outer, array(variable(outer), map(rows, inner, variable(inner)))))).toBe(
    '$map($rows, function($row){ [$row, $map($rows, function($row){ $row })] })',
  )
})

test('one that would hide a variable of the machine is numbered where that is used', () => {
  const { fresh } = createNames()
  const [used, unused] = [fresh('rows'), fresh('rows')]
  expect(named(map(number(1), used, binary(variable(used), '+', rows)))).toBe(
    '$map(1, function($rows2){ $rows2 + $rows })',
  )
  expect(named(map(rows, unused, variable(unused)))).toBe('$map($rows, function($rows){ $rows })')
})

test('one that would hide a function is numbered where that is called, anywhere in the expression', () => {
  const { fresh } = createNames()
  const [sum, count] = [fresh('sum'), fresh('count')]
  const bindings = [
    { name: sum, value: number(1) },
    { name: count, value: call('count', rows) },
  ]
  expect(named(block(bindings, binary(variable(sum), '+', variable(count))))).toBe(
    '($sum := 1; $count2 := $count($rows); $sum + $count2)',
  )
})

test('a function bound to a local is called by the name it gets', () => {
  const { fresh } = createNames()
  const [text, own] = [fresh('text'), fresh('text')]
  const bindings = [{ name: text, value: lambda([own], variable(own)) }]
  expect(named(block(bindings, call(text, number(1))))).toBe('($text := function($text){ $text }; $text(1))')
})

test('what the user wrote as JSONata keeps its names to itself', () => {
  const { fresh } = createNames()
  const local = fresh('row')
  const source: Jsonata = {
    kind: 'Source',
    texts: ['$sum($row) + ', ''],
    values: [variable(local)],
    variables: ['sum', 'row'],
  }
  expect(named(map(rows, local, source))).toBe('$map($rows, function($row2){ $sum($row) + $row2 })')
})

test('what is no name becomes one, and $states stays what it is', () => {
  const { fresh } = createNames()
  const [odd, states] = [fresh('größe'), fresh('states')]
  expect(named(map(rows, odd, map(rows, states, variable(states))))).toBe(
    '$map($rows, function($value){ $map($rows, function($states2){ $states2 }) })',
  )
})
