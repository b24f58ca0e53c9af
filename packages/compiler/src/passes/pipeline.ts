import type { Diagnostic } from '@stepwright/asl'
import type { Graph, Machine, Sequence } from '@stepwright/dsl'
import { spellOutAssigns } from './assigns.ts'
import { checkReachable } from './dead-states.ts'
import { listBranches } from './keyed-parallels.ts'
import { link } from './link.ts'
import { checkCounters, resetCounters } from './loop-counters.ts'
import { checkGraphNames } from './graph-names.ts'
import { checkJumps } from './jumps.ts'
import { checkNames } from './names.ts'
import { checkSubstitutions, collectParams, type Param } from './params.ts'
import { checkTokens } from './tokens.ts'
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
export function runPasses(machine: Machine<Sequence> | Machine<Graph>): Passed {
  const { machine: linked, diagnostics: before } = linkedMachine(machine)
  if (linked === null) return { machine: null, params: [], diagnostics: before }

  const { graph, diagnostics: assigns } = spellOutAssigns(listBranches(linked.body))
  const diagnostics = [
    ...before,
    ...assigns,
    ...checkReachable(graph),
    ...checkVariables(graph),
    ...(isGraph(machine) ? [] : checkJumps(machine.body, graph)),
    ...checkCounters(graph),
    ...checkTokens(graph),
    ...checkSubstitutions(graph),
  ]
  return {
    machine: hasError(diagnostics) ? null : Object.freeze({ ...linked, body: resetCounters(graph) }),
    params: collectParams(graph),
    diagnostics,
  }
}

interface LinkedMachine {
  readonly machine: Machine<Graph> | null
  readonly diagnostics: readonly Diagnostic[]
}

/** The machine in graph form. One that was written out as a graph has only its names checked: its edges were, as it was built. */
function linkedMachine(machine: Machine<Sequence> | Machine<Graph>): LinkedMachine {
  if (isGraph(machine)) {
    const names = checkGraphNames(machine.body)
    return { machine: hasError(names) ? null : machine, diagnostics: names }
  }
  const names = checkNames(machine.body)
  if (hasError(names)) return { machine: null, diagnostics: names }
  const linked = link(machine)
  const diagnostics = [...names, ...linked.diagnostics]
  return { machine: hasError(diagnostics) ? null : linked.machine, diagnostics }
}

function isGraph(machine: Machine<Sequence> | Machine<Graph>): machine is Machine<Graph> {
  return machine.body.kind === 'Graph'
}

/** True when a finding stops the build. */
export function hasError(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some(({ severity }) => severity === 'error')
}
