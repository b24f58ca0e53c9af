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
import type { Report, Scope, StateFacts, Visit } from './visit.ts'

/** What a definition is validated for. */
export interface ValidateOptions {
  /** The kind of state machine it becomes; EXPRESS takes fewer integrations. Default `STANDARD`. */
  readonly workflowType?: 'STANDARD' | 'EXPRESS'
}

/**
 * Runs every rule over a definition: first what is known of single states, then what is known of the whole. Gives what was learnt of the
 * states, outermost first.
 */
export function collectFindings(definition: unknown, options: ValidateOptions, report: Report): readonly StateFacts[] {
  if (!isObject(definition)) {
    report(root, notAnObject(definition))
    return []
  }
  const size = measure(definition, limits.nestingDepth)
  if (size.tooDeepAt !== null) {
    report(size.tooDeepAt, tooDeep(limits.nestingDepth))
    return []
  }
  if (size.bytes > limits.definitionBytes) report(root, tooLarge(size.bytes, limits.definitionBytes))

  const language = member(definition, 'QueryLanguage') === 'JSONata' ? 'JSONata' : 'JSONPath'
  const visit: Visit = { machineLanguage: language, report, scopes: [], checkValue, checkScope }
  checkScope('Machine', definition, root, { visit, language, state: null, scope: outermost(options) })
  checkNames(visit)
  checkLabels(visit)
  checkGraph(visit)
  checkVariables(visit)
  return visit.scopes.flatMap(({ states }) => [...states.values()])
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
