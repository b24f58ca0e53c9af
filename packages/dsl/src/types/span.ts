import type { Duration } from './duration.ts'
import type { Expr } from './expr.ts'

/** A length of time: fixed, or `{ seconds: (subject, scope) => … }` computed when the state runs. */
export type Span<Subject, Scope> = Duration | { readonly seconds: Expr<Subject, Scope, number> }

/** What a wait waits for: a length of time, or `{ until: … }`, an instant in ISO-8601 (`2026-04-18T06:00:00Z`), fixed or computed. */
export type WaitFor<Subject, Scope> = Span<Subject, Scope> | { readonly until: string | Expr<Subject, Scope, string> }
