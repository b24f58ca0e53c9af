import type { Expr } from './expr.ts'

/** How a map runs. */
export interface MapOptions<Subject, Scope> {
  /** How many items run at once; 0, the default, leaves it to Step Functions (about 40). */
  readonly maxConcurrency?: number | Expr<Subject, Scope, number>
}
