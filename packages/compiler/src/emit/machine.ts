import type { StateMachineDefinition } from '@stepwright/asl'
import type { Graph, Machine } from '@stepwright/dsl'
import { given } from './field.ts'
import { Emission } from './jsonata/emission.ts'
import { emitBlock } from './jsonata/state.ts'
import type { Notes } from './notes.ts'

/** A definition, where each part of it was written, and what could not be said in ASL. */
export interface Emitted extends Readonly<Notes> {
  readonly definition: StateMachineDefinition
}

/** A linked machine as ASL. Pure: the same machine gives the same definition, key for key. */
export function emitMachine(machine: Machine<Graph>): Emitted {
  const notes: Notes = { locations: new Map(), diagnostics: [] }
  const emission = new Emission(notes)
  emission.mark(machine.at)
  const definition: StateMachineDefinition = {
    ...given('Comment', machine.comment),
    QueryLanguage: machine.queryLanguage,
    ...given('TimeoutSeconds', machine.timeoutSeconds),
    ...emitBlock(emission, machine.body),
  }
  return { definition, ...notes }
}
