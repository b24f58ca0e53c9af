import type { StateMachineDefinition, StatesBlock } from '@stepwright/asl'
import type { Graph, Machine } from '@stepwright/dsl'
import { wholeVariables } from '../passes/whole-variables.ts'
import { given } from './field.ts'
import { Emission } from './jsonata/emission.ts'
import { emitBlock as emitJsonataBlock } from './jsonata/state.ts'
import { PathEmission } from './jsonpath/emission.ts'
import { emitBlock as emitJsonPathBlock } from './jsonpath/state.ts'
import type { Notes } from './notes.ts'

/** A definition, where each part of it was written, and what could not be said in ASL. */
export interface Emitted extends Readonly<Notes> {
  readonly definition: StateMachineDefinition
}

/** A linked machine as ASL. Pure: the same machine gives the same definition, key for key. */
export function emitMachine(machine: Machine<Graph>): Emitted {
  const notes: Notes = { locations: new Map(), diagnostics: [] }
  notes.locations.set('', machine.at)
  const definition: StateMachineDefinition = {
    ...given('Comment', machine.comment),
    QueryLanguage: machine.queryLanguage,
    ...given('Version', machine.version),
    ...given('TimeoutSeconds', machine.timeoutSeconds),
    ...emitBody(machine, notes),
  }
  return { definition, ...notes }
}

function emitBody({ queryLanguage, body }: Machine<Graph>, notes: Notes): StatesBlock {
  return queryLanguage === 'JSONata'
    ? emitJsonataBlock(new Emission(notes), body)
    : emitJsonPathBlock(new PathEmission(notes, wholeVariables(body)), body)
}
