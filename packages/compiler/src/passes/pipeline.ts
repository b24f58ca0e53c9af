import type { Diagnostic } from '@stepwright/asl'
import type { Graph, Machine, Sequence } from '@stepwright/dsl'
import { spellOutAssigns } from './assigns.ts'
import { checkReachable } from './dead-states.ts'
import { listBranches } from './keyed-parallels.ts'
import { link } from './link.ts'
import { checkCounters, resetCounters } from './loop-counters.ts'
import { checkNames } from './names.ts'
import { checkSubstitutions, collectParams, type Param } from './params.ts'
import { checkVariables } from './variables.ts'

/** A machine that has been through every pass; `machine` is null when an error keeps it from being emitted. */
export interface Passed {
  readonly machine: Machine<Graph> | null
  readonly params: readonly Param[]
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * The passes in their order. A pass that needs what an earlier one guarantees does not run after its error, so a mistake is reported once;
 * the checks of a linked graph are independent, so their findings are reported together.
 */
export function runPasses(machine: Machine<Sequence>): Passed {
  const names = checkNames(machine.body)
  if (hasError(names)) return { machine: null, params: [], diagnostics: names }

  const linked = link(machine)
  if (hasError(linked.diagnostics)) return { machine: null, params: [], diagnostics: [...names, ...linked.diagnostics] }

  const { graph, diagnostics: assigns } = spellOutAssigns(listBranches(linked.machine.body))
  const diagnostics = [
    ...names,
    ...linked.diagnostics,
    ...assigns,
    ...checkReachable(graph),
    ...checkVariables(graph),
    ...checkCounters(graph),
    ...checkSubstitutions(graph),
  ]
  return {
    machine: hasError(diagnostics) ? null : Object.freeze({ ...linked.machine, body: resetCounters(graph) }),
    params: collectParams(graph),
    diagnostics,
  }
}

/** True when a finding stops the build. */
export function hasError(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some(({ severity }) => severity === 'error')
}
