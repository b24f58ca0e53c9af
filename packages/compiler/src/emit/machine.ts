import type { SourceLocation, StateMachineDefinition } from '@stepwright/asl'
import type { Graph, Machine } from '@stepwright/dsl'
import { Emission } from './emission.ts'
import { given } from './field.ts'
import type { Print } from './place.ts'
import { emitBlock } from './state.ts'

/** A definition, and where each part of it was written: JSON pointers to places. */
export interface Emitted {
  readonly definition: StateMachineDefinition
  readonly locations: ReadonlyMap<string, SourceLocation>
}

/** A linked machine as ASL. Pure: the same machine gives the same definition, key for key. */
export function emitMachine(machine: Machine<Graph>, print: Print): Emitted {
  const locations = new Map<string, SourceLocation>()
  const emission = new Emission(print, locations)
  emission.mark(machine.at)
  const definition: StateMachineDefinition = {
    ...given('Comment', machine.comment),
    QueryLanguage: machine.queryLanguage,
    ...given('TimeoutSeconds', machine.timeoutSeconds),
    ...emitBlock(emission, machine.body),
  }
  return { definition, locations }
}
