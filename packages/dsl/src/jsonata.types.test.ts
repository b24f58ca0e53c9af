import { expectTypeOf, test } from 'vitest'
import { jsonata } from './jsonata.ts'
import type { Expr } from './types/expr.ts'

test('the type is what the caller says, or what the place wants', () => {
  const named = (): string => jsonata<string>`$uuid()`
  expectTypeOf(named).returns.toBeString()
  const wanted: Expr<{ n: number }, object, number> = ({ n }) => jsonata`$sum(${n})`
  expectTypeOf(wanted).returns.toBeNumber()
  const unknown = () => jsonata`$uuid()`
  expectTypeOf(unknown).returns.toBeUnknown()
  // @ts-expect-error -- it is a tag: a string would be no text that the compiler can check
  const called = (): string => jsonata<string>('$uuid()')
  expectTypeOf(called).returns.toBeString()
})
