import {
  invalidDefinitionMessage,
  isJsonObject,
  validateAsAws,
  type JsonObject,
  type JsonValue,
  type QueryLanguage,
  type State,
  type StateMachineDefinition,
  type StatesBlock,
} from '@stepwright/asl'
import { blockUnder, languageOf, machineOf } from '../machine/machine.ts'
import { toJson } from '../services/json-value.ts'
import { fillParams } from '../simulate/definition.ts'
import { readJson } from './json-text.ts'
import { accept, refuse, type Checked } from './refusal.ts'
import type { TestStateRequest } from './request.ts'

/** The state that a request is about. */
export interface TestedState {
  readonly name: string
  readonly state: State
  readonly language: QueryLanguage
  /** Whether it lies in the processor of a Map. */
  readonly isInMap: boolean
}

/** What a state is called that comes without a name. */
const defaultName = 'StateName'

/** Finds the state a request is about, in a definition that AWS would accept. */
export function findTestedState(
  { definition = '', stateName }: TestStateRequest,
  params: { readonly [name: string]: string },
): Checked<TestedState> {
  const text = typeof definition === 'string' ? definition : JSON.stringify(toJson(definition, 'The definition'))
  const raw = readJson(text)
  if (raw === undefined) return refuse(refusalOf(text) ?? '', 'InvalidDefinition')
  const filled = fillParams(raw, params)
  const machine = stateName === undefined ? machineAround(filled) : filled
  const message = refusalOf(JSON.stringify(machine))
  if (message !== null) return refuse(message, 'InvalidDefinition')

  // What validates is a definition.
  const valid = machine as JsonObject & StateMachineDefinition
  const found = stateIn(valid, stateName ?? defaultName, false)
  if (!found) return refuse('State not found in definition')
  return accept({ ...found, language: languageOf(machineOf(valid), found.state) })
}

function refusalOf(text: string): string | null {
  return invalidDefinitionMessage(validateAsAws(text))
}

/** A machine of one state. Where it goes to is made up, so that no target is missing. */
function machineAround(state: JsonValue): JsonObject {
  const targets = targetsOf(state).map((name): [string, JsonValue] => [name, { Type: 'Succeed' }])
  return { StartAt: defaultName, States: { ...Object.fromEntries<JsonValue>(targets), [defaultName]: state } }
}

function targetsOf(state: JsonValue): readonly string[] {
  if (!isJsonObject(state)) return []
  const rules = [state['Choices'], state['Catch']].flatMap((list) => (Array.isArray(list) ? (list as JsonValue[]) : []))
  const nexts = [state, ...rules].map((holder) => (isJsonObject(holder) ? holder['Next'] : undefined))
  return [...nexts, state['Default']].filter((name) => typeof name === 'string')
}

function stateIn(block: StatesBlock, name: string, isInMap: boolean): Omit<TestedState, 'language'> | null {
  const here = Object.hasOwn(block.States, name) ? block.States[name] : undefined
  if (here) return { name, state: here, isInMap }
  for (const state of Object.values(block.States)) {
    const count = state.Type === 'Parallel' ? state.Branches.length : 1
    for (let index = 0; index < count; index += 1) {
      const inner = blockUnder(state, index)
      const found = inner && stateIn(inner, name, isInMap || state.Type === 'Map')
      if (found) return found
    }
  }
  return null
}
