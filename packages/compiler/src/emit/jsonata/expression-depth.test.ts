import { evaluateJsonata } from '@stepwright/asl'
import { describe, expect, test } from 'vitest'
import { isTooDeep } from './expression-depth.ts'

const sum = (first: string, terms: number): string => [first, ...Array.from({ length: terms }, () => '1')].join(' + ')

function isStopped(text: string): boolean {
  const outcome = evaluateJsonata(text, {
    states: { input: {}, context: {} },
    variables: {},
    random: () => 0.5,
    uuid: () => '00000000-0000-4000-8000-000000000000',
    nowMs: 0,
  })
  return !outcome.ok
}

const called = (before: number, inside: number): string =>
  `{% ($f := function($x){ ${sum('$x', inside)} }; ${sum('$f(1)', before)}) %}`

const passed = (before: number, inside: number): string =>
  `{% ($f := function($x){ ${sum('$x', inside)} }; ${sum('$sum($map([1], $f))', before)}) %}`

const chained = (inside: number): string =>
  `{% ($f := function($x){ ${sum('$x', inside)} }; $g := function($x){ ${sum('$f($x)', inside)} }; ${sum('$g(1)', inside)}) %}`

describe('a function takes as many levels where it is called as its body has', () => {
  test.each([
    ['a plain sum', `{% ${sum('1', 120)} %}`],
    ['a body alone', called(1, 120)],
    ['a call at the bottom of a sum', called(60, 60)],
    ['a function that is passed', passed(60, 60)],
    ['functions that call functions', chained(40)],
  ])('%s is stopped by the engine, and refused', (_, text) => {
    expect([isStopped(text), isTooDeep(text)]).toEqual([true, true])
  })

  test.each([
    ['a plain sum', `{% ${sum('1', 60)} %}`],
    ['a call at the bottom of a sum', called(40, 40)],
    ['a function that is passed', passed(40, 40)],
    ['functions that call functions', chained(28)],
    ['a function that nothing calls', `{% ($f := function($x){ ${sum('$x', 60)} }; ${sum('1', 60)}) %}`],
  ])('%s passes both', (_, text) => {
    expect([isStopped(text), isTooDeep(text)]).toEqual([false, false])
  })
})
