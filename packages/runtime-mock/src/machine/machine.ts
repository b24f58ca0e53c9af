import type {
  ItemProcessor,
  MapState,
  QueryLanguage,
  State,
  StateMachineDefinition,
  StatesBlock,
} from '@stepwright/asl'

/** A definition ready to run. */
export interface Machine {
  readonly definition: StateMachineDefinition
  readonly language: QueryLanguage
}

export function machineOf(definition: StateMachineDefinition): Machine {
  return { definition, language: definition.QueryLanguage ?? 'JSONPath' }
}

/**
 * The definition as an Express execution runs it, which ends after five minutes at the latest.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/choosing-workflow-type.html
 */
export function withExpressTimeout(definition: StateMachineDefinition): StateMachineDefinition {
  return { ...definition, TimeoutSeconds: Math.min(definition.TimeoutSeconds ?? expressSeconds, expressSeconds) }
}

const expressSeconds = 300

/** The language of a state: its own, else the machine's, whatever the states around it use. */
export function languageOf(machine: Machine, state: State): QueryLanguage {
  return state.QueryLanguage ?? machine.language
}

/** The state machine inside a Map or Parallel that the strand with this index runs. */
export function blockUnder(state: State, index: number): StatesBlock | null {
  if (state.Type === 'Parallel') return state.Branches[index] ?? null
  if (state.Type === 'Map') return state.ItemProcessor ?? state.Iterator ?? null
  return null
}

/** Whether a state is a Map that runs its processor in child executions. */
export function isDistributedMap(state: State): state is MapState {
  if (state.Type !== 'Map') return false
  // The older Iterator takes the same configuration.
  const processor: ItemProcessor | undefined = state.ItemProcessor ?? state.Iterator
  return processor?.ProcessorConfig?.Mode === 'DISTRIBUTED'
}

/** Every state of a definition with the names of the Map and Parallel states around it, in the order written. */
export function* allStates(block: StatesBlock): Generator<{ readonly name: string; readonly state: State }> {
  for (const [name, state] of Object.entries(block.States)) {
    yield { name, state }
    if (state.Type === 'Parallel') for (const branch of state.Branches) yield* allStates(branch)
    const inner = state.Type === 'Map' ? blockUnder(state, 0) : null
    if (inner) yield* allStates(inner)
  }
}
