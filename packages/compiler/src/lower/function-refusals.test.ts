import { expect, test, vi } from 'vitest'
import { findingsOf } from './testing/findings.ts'

// The first test opens the TypeScript project.
vi.setConfig({ testTimeout: 60_000 })

const type = '{ key: string; n: number; xs: number[]; ss: string[]; o?: string; mixed: (string | number)[] }'

test('what waits, acts, or changes a value is no expression', () => {
  const prelude = `
type F = ${type}
const load = async (f: F) => f.key
const later = (f: F) => load(f)
function* gen(f: F) { yield f.key }
declare function fetch(url: string): Promise<unknown>
`
  expect(
    findingsOf(prelude, type, [
      'async (f) => f.key',
      '(f) => load(f)',
      '(f) => later(f)',
      '(f) => f.ss.map(async (s) => s)',
      'async (f) => { const key = await load(f); return key }',
      '(f) => gen(f)',
      '(f) => fetch(f.key)',
      '(f) => console.log(f.key)',
      '(f) => { console.log(f.key); return f.key }',
      '(f) => setTimeout(() => f.n, 3)',
      '(f) => performance.now() + f.n',
      '(f) => { f.n = 3; return f }',
      '(f) => (f.n += 1)',
      '(f) => f.n++',
      '(f) => delete f.o',
    ]),
  ).toMatchInlineSnapshot(`
    "1:1 [async] SW2021 The function is asynchronous, and an expression gives its value at once. Make what is waited for a task of its own, and read its result.
    helper 3:14 [async] SW2021 'load' is asynchronous, and an expression gives its value at once. Make what is waited for a task of its own, and read its result.
    helper 3:14 [async] SW2021 'load' is asynchronous, and an expression gives its value at once. Make what is waited for a task of its own, and read its result.
    4:17 [async] SW2021 The function is asynchronous, and an expression gives its value at once. Make what is waited for a task of its own, and read its result.
    5:1 [async] SW2021 The function is asynchronous, and an expression gives its value at once. Make what is waited for a task of its own, and read its result.
    helper 5:9 [*] SW2001 A generator cannot be compiled to JSONata. Return an array, for example of map or flatMap.
    7:8 [fetch] SW2023 'fetch' calls a service, which an expression of a state machine cannot. Make the call a task of its own, and read its result.
    8:8 [console.log] SW2023 'console.log' prints, which an expression of a state machine cannot. The execution history shows what each state was given and what it returned; a task can write to a log.
    9:10 [console.log] SW2023 'console.log' prints, which an expression of a state machine cannot. The execution history shows what each state was given and what it returned; a task can write to a log.
    10:8 [setTimeout] SW2023 'setTimeout' waits for a time, which an expression of a state machine cannot. Use a wait state.
    11:8 [performance.now] SW2023 'performance.now' reads a clock, which an expression of a state machine cannot. Use Date.now() or new Date().toISOString().
    12:10 [f.n = 3;] SW2022 'f.n = 3' changes a value, and an expression can only make new ones. Make a changed copy: ({ ...value, name: changed }), or [...items, item].
    13:9 [f.n += 1] SW2022 'f.n += 1' changes a value, and an expression can only make new ones. Make a changed copy: ({ ...value, name: changed }), or [...items, item].
    14:8 [f.n++] SW2022 'f.n++' changes a value, and an expression can only make new ones. Make a changed copy: ({ ...value, name: changed }), or [...items, item].
    15:8 [delete f.o] SW2022 'delete f.o' changes a value, and an expression can only make new ones. Take the member out with a rest pattern: const { name, ...others } = value.
    lowered: 0"
  `)
})

test('what has no JSON, and names that a function has by itself', () => {
  const prelude = `
type F = ${type}
const named = (f: F) => f.key
class Box { static own(f: F) { return this.name + f.key } }
const object = { self(f: F) { return this.other(f) }, other(f: F): string { return f.key } }
`
  expect(
    findingsOf(prelude, type, [
      '() => process.env.HOME',
      '(f) => process.cwd() + f.key',
      '(f) => new Map([[f.key, 1]])',
      'function (f) { return this.x + f.n }',
      'function () { return arguments.length }',
      '(f) => Box.own(f)',
      '(f) => object.self(f)',
      '() => named',
      '() => [named]',
      '() => `${named}`',
      '(f) => ({ key: f.key, read() { return 1 } })',
    ]),
  ).toMatchInlineSnapshot(`
    "1:7 [process] SW2004 'process' belongs to the environment ('process'), so its value is not fixed when the pipeline is built. Read it into a const outside the function, or use param().
    2:8 [process] SW2004 'process' belongs to the environment ('process'), so its value is not fixed when the pipeline is built. Read it into a const outside the function, or use param().
    3:8 [new Map([[f.key, 1]])] SW2001 'new Map([[f.key, 1]])' cannot be compiled to JSONata. States exchange plain JSON: write an object literal.
    4:23 [this] SW2001 'this' cannot be compiled to JSONata. Use the function’s parameters.
    5:22 [arguments] SW2001 'arguments' cannot be compiled to JSONata. Name the parameters.
    helper 4:39 [this] SW2001 'this' cannot be compiled to JSONata. Use the function’s parameters.
    8:7 [named] SW2001 A function used as a value cannot be compiled to JSONata. JSON has no functions: call it here, or pass it to an array method.
    9:8 [named] SW2001 A function used as a value cannot be compiled to JSONata. JSON has no functions: call it here, or pass it to an array method.
    10:10 [named] SW2001 A function used as a value cannot be compiled to JSONata. JSON has no functions: call it here, or pass it to an array method.
    11:23 [read() { return 1 }] SW2001 A method or accessor in an object cannot be compiled to JSONata. JSON has no functions: give the value itself.
    lowered: 1"
  `)
})

test('functions whose source cannot be found', () => {
  const prelude = `
type F = ${type}
const f1 = (f: F) => f.key
const f2 = (f: F) => f.key + f.n
const make = (n: number) => (f: F) => f.n > n
const three = (a: number, b: number) => a + b
class Box { v = 1; get(f: F) { return f.n } }
const box = new Box()
let changing = (f: F) => f.key
changing = f2
const table = { a: (f: F) => f.key }
table.a = f2
const shape: { a(f: F): string } = { a: f1 }
`
  expect(
    findingsOf(prelude, type, [
      'make(3)',
      '(f) => make(3)(f)',
      'f1.bind(null)',
      '(f) => f.xs.map(three.bind(null, 1))',
      '(f) => (f.n > 1 ? f1 : f2)(f)',
      '(f) => f.xs.map(f.n > 1 ? (x) => x : (x) => x + 1)',
      'box.get',
      '(f) => box.get(f)',
      'changing',
      '(f) => changing(f)',
      'table.a',
      '(f) => table.a(f)',
      'shape.a',
      '(f) => three(...(f.xs as [number, number]))',
      '(f) => f.ss.map(parseInt)',
      '(f) => f.xs.map(JSON.stringify as never)',
    ]),
  ).toMatchInlineSnapshot(`
    "1:1 [make(3)] SW2005 'make(3)' is a function whose source the compiler cannot follow. Write an arrow function here, or wrap the function in expr(…) where it is written.
    2:8 [make(3)] SW2005 'make(3)' is a function whose source the compiler cannot follow. Write one function of all the arguments, and call or pass that.
    3:1 [f1.bind(null)] SW2005 'f1.bind(null)' is a function whose source the compiler cannot follow. Write an arrow function that passes the arguments on: (x) => f1(x).
    4:17 [three.bind(null, 1)] SW2005 'three.bind(null, 1)' is a function whose source the compiler cannot follow. Write an arrow function that passes the arguments on: (x) => three(1, x).
    5:8 [(f.n > 1 ? f1 : f2)] SW2005 'f.n > 1 ? f1 : f2' is a function whose source the compiler cannot follow. Choose inside one function: (x) => f.n > 1 ? f1(x) : f2(x).
    6:17 [f.n > 1 ? (x) => x : (x) => x + 1] SW2005 'f.n > 1 ? (x) => x : (x) => x + 1' is a function whose source the compiler cannot follow. Choose inside one function.
    7:1 [box.get] SW2005 'box.get' is a function whose source the compiler cannot follow. An object of a class is no JSON: make it a static member that does not use this, or a function.
    8:8 [box.get] SW2005 'box.get' is a function whose source the compiler cannot follow. An object of a class is no JSON: make it a static member that does not use this, or a function.
    9:1 [changing] SW2005 'changing' is a function whose source the compiler cannot follow. Declare it with const: a variable may hold another function by the time the pipeline is built.
    10:8 [changing] SW2005 'changing' is a function whose source the compiler cannot follow. Declare it with const: a variable may hold another function by the time the pipeline is built.
    11:1 [table.a] SW2005 'table.a' is a function whose source the compiler cannot follow. Let nothing assign to the member: write the object as const, or declare the function by itself.
    12:8 [table.a] SW2005 'table.a' is a function whose source the compiler cannot follow. Let nothing assign to the member: write the object as const, or declare the function by itself.
    13:1 [shape.a] SW2005 'shape.a' is a function whose source the compiler cannot follow. Write an arrow function here, or wrap the function in expr(…) where it is written.
    14:14 [...(f.xs as [number, number])] SW2001 A spread argument cannot be compiled to JSONata. Write the arguments one by one.
    15:17 [parseInt] SW2005 'parseInt' is given the position in the array as its radix, so '2' at position 1 becomes NaN. Write (text) => parseInt(text, 10), or pass Number.
    16:17 [JSON.stringify as never] SW2005 'JSON.stringify' is given the position in the array too, which it may take for something else. Write an arrow function: (x) => JSON.stringify(x).
    lowered: 0"
  `)
})

test('functions that call themselves', () => {
  const prelude = `
const down = (n: number): number => (n > 0 ? down(n - 1) : n)
const even = (n: number): boolean => (n === 0 ? true : odd(n - 1))
const odd = (n: number): boolean => (n === 0 ? false : even(n - 1))
const tree = (xs: number[]): unknown[] => xs.map((x) => tree([x]))
const deep = (xs: number[]): unknown => xs.map(deep as never)
`
  expect(
    findingsOf(prelude, type, [
      '(f) => down(f.n)',
      '(f) => even(f.n)',
      '(f) => tree(f.xs)',
      '(f) => deep(f.xs)',
      '(f) => { const inner = (n: number): number => n > 0 ? inner(n - 1) : n; return inner(f.n) }',
    ]),
  ).toMatchInlineSnapshot(`
    "helper 2:46 [down(n - 1)] SW2001 'down' calls itself, which cannot be compiled to JSONata. Go through the data with map, flatMap or reduce; data of any depth needs a task.
    helper 4:56 [even(n - 1)] SW2001 'even' calls itself through another function, which cannot be compiled to JSONata. Go through the data with map, flatMap or reduce; data of any depth needs a task.
    helper 5:57 [tree([x])] SW2001 'tree' calls itself, which cannot be compiled to JSONata. Go through the data with map, flatMap or reduce; data of any depth needs a task.
    helper 6:48 [deep as never] SW2001 'deep' calls itself, which cannot be compiled to JSONata. Go through the data with map, flatMap or reduce; data of any depth needs a task.
    5:55 [inner(n - 1)] SW2001 'inner' calls itself, which cannot be compiled to JSONata. Go through the data with map, flatMap or reduce; data of any depth needs a task.
    lowered: 0"
  `)
})

test('a choice of functions, and functions behind assertions, are found', () => {
  const prelude = `
type F = ${type}
const isTest: boolean = true as boolean
const f1 = (f: F) => f.key
const f2 = (f: F) => f.ss.join()
const largerThan = (n: number) => { if (n > 100) return expr((_f: F) => false); return expr((f: F) => f.n > n) }
function largerThanTen() { return largerThan(10) }
const table = { a: f1, b(f: F) { return f.n }, nested: { c: (f: F) => f.n } } as const
`
  expect(
    findingsOf(prelude, type, [
      'isTest ? f1 : f2',
      '((f) => f.key) satisfies (f: F) => string',
      '((f: F) => f.key) as (f: F) => string',
      '(f1)',
      'table.a',
      'table.b',
      "table['nested'].c",
      'function (this: void, f) { return f.key }',
      'expr((f: F) => f.key)',
      'largerThan(3)',
      'largerThanTen()',
    ]),
  ).toMatchInlineSnapshot(`"lowered: 12"`)
})

test('functions that are spread into a call of the chain', () => {
  const prelude = `
import { pipeline } from '@stepwright/dsl'
const args = ['A', (f: ${type}) => f.n] as const
const marked = ['A', expr((f: ${type}) => f.n)] as const
export const one = pipeline<${type}>('One').pass(...args).succeed()
export const two = pipeline<${type}>('Two').pass(...marked).succeed()
`
  expect(findingsOf(prelude, type, ['(f) => f.key'])).toMatchInlineSnapshot(`
    "helper 5:140 [args] SW2005 The functions in '...args' are not written where they are handed over, so the compiler does not see them. Write the arguments one by one, or wrap each function in expr(…) where it is written.
    lowered: 2"
  `)
})
