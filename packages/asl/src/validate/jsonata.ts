import type { StatesMoment } from '../spec/value-spec.ts'
import type { Place } from './place.ts'
import type { Context } from './visit.ts'

/** Checks one JSONata expression, `{% … %}` included. */
export function checkExpression(_text: string, _at: Place, _context: Context, _moment: StatesMoment): void {
  // Filled in below once the JSONata dialect is there.
}
