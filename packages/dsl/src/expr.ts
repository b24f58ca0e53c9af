import type { Expr } from './types/expr.ts'

/**
 * Marks a function as an expression where the compiler could not know: one that a factory returns, or that a table holds. It returns the
 * function itself. A test keeps narrowing.
 *
 * @example
 * ```ts
 * const largerThan = (limit: number) => expr((file: FileRef) => file.bytes > limit)
 * flow.choice('Large?', (c) => c.when(largerThan(1e6), (large) => large.task('Split', …)).otherwise((small) => small))
 * ```
 */
export function expr<Fn extends Expr<never, never, unknown>>(fn: Fn): Fn {
  return fn
}
