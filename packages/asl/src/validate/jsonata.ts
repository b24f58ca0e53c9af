import { checkJsonata } from '../jsonata/check-jsonata.ts'
import { nodesOf, type JsonataNode } from '../jsonata/jsonata-node.ts'
import { parseJsonata } from '../jsonata/parse-jsonata.ts'
import type { StatesMoment } from '../spec/value-spec.ts'
import { reportFor, syntaxError } from './jsonata-findings.ts'
import type { Place } from './place.ts'
import { holdsSubstitution } from './substitution.ts'
import type { Context } from './visit.ts'

/** No variable counts as known here: the data-flow rules decide on each read once the whole graph is there. */
const noVariables: ReadonlySet<string> = new Set()

/** Checks one JSONata expression, `{% … %}` included: that it parses, and that what it refers to can be referred to. */
export function checkExpression(text: string, at: Place, { visit, state }: Context, moment: StatesMoment): void {
  const parsed = parseJsonata(text)
  if (!parsed.ok) {
    // What is filled in may well make it an expression.
    if (!holdsSubstitution(text)) visit.report(at, syntaxError(at, parsed.error))
    return
  }
  for (const name of askedFor(parsed.expression.ast)) state?.asked.add(name)
  const allowed = { result: moment === 'result', errorOutput: moment === 'error' }
  for (const finding of checkJsonata(parsed.expression, { allowed, variables: noVariables })) {
    if (finding.kind === 'undefinedVariable') {
      state?.reads.push({ name: finding.name, at, range: { start: finding.start, end: finding.end } })
    } else if (!holdsSubstitution(text) || finding.kind !== 'topLevelReference') {
      visit.report(at, reportFor[finding.kind](at, finding, moment))
    }
  }
}

/** The variables in `$exists($name)`. */
function askedFor(root: JsonataNode): readonly string[] {
  return [...nodesOf(root)].flatMap(({ type, procedure, arguments: given }) => {
    const isExists = type === 'function' && procedure?.type === 'variable' && procedure.value === 'exists'
    const [argument] = isExists ? (given ?? []) : []
    return argument?.type === 'variable' && typeof argument.value === 'string' ? [argument.value] : []
  })
}
