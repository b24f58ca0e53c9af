import type { Expr } from './expr.ts'

/** Why a fail state fails, in full: its error and cause, fixed or computed. */
export interface FailOptions<Subject, Scope> {
  /** The error's name; default the state's. */
  readonly error?: string | Expr<Subject, Scope, string>
  /** The explanation. */
  readonly cause?: string | Expr<Subject, Scope, string>
}
