import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { limits } from '../spec/limits.ts'
import { checkValue } from './check-value.ts'
import { checkGraph } from './graph.ts'
import { isObject, member } from './json-kinds.ts'
import { checkLabels } from './map.ts'
import { measure } from './measure.ts'
import { checkNames } from './names.ts'
import { root } from './place.ts'
import { checkScope } from './scope.ts'
import { notAnObject, tooDeep, tooLarge } from './shape-findings.ts'
import { checkVariables } from './variables.ts'
import { newVisit, type Scope } from './visit.ts'

/** What a definition is validated for. */
export interface ValidateOptions {
  /** The kind of state machine it becomes; EXPRESS takes fewer integrations. Default `STANDARD`. */
  readonly workflowType?: 'STANDARD' | 'EXPRESS'
}

/**
 * Everything there is to say about an ASL definition, before AWS is asked: errors that keep it from being created or from running,
 * and warnings about what AWS accepts but people regret. An empty array means nothing was found. Never throws on JSON.
 *
 * Findings come in the order of the definition, first those about single states, then names, graph and data flow; `path` is a JSON
 * pointer into the definition, `range` narrows it to the offending characters of an expression.
 * A string that is `${Name}` and nothing else stands for a value filled in at deployment and is never reported.
 *
 * @example
 * ```ts
 * validate({ StartAt: 'A', States: { A: { Type: 'Pass', Next: 'B' } } })
 * // [{ code: 'SW3030', severity: 'error', path: '/States/A/Next', message: "State 'A' goes to 'B', which is not defined.", … }, …]
 * ```
 * @see https://states-language.net/spec.html
 */
export function validate(definition: unknown, options: ValidateOptions = {}): Diagnostic[] {
  const diagnostics: Diagnostic[] = []
  const language = isObject(definition) && member(definition, 'QueryLanguage') === 'JSONata' ? 'JSONata' : 'JSONPath'
  const visit = newVisit(language, diagnostics, { checkValue, checkScope })
  if (!isObject(definition)) {
    visit.report(root, notAnObject(definition))
    return diagnostics
  }
  const size = measure(definition, limits.nestingDepth)
  if (size.tooDeepAt !== null) {
    visit.report(size.tooDeepAt, tooDeep(limits.nestingDepth))
    return diagnostics
  }
  if (size.bytes > limits.definitionBytes) visit.report(root, tooLarge(size.bytes, limits.definitionBytes))

  checkScope('Machine', definition, root, { visit, language, state: null, scope: outermost(options) })
  checkNames(visit)
  checkLabels(visit)
  checkGraph(visit)
  checkVariables(visit)
  return diagnostics
}

/** The scope around the machine: it only says what kind of workflow the machine is. */
const outermost = ({ workflowType = 'STANDARD' }: ValidateOptions): Scope => ({
  at: root,
  startAt: null,
  states: new Map(),
  owner: null,
  isDistributed: false,
  workflowType,
})
