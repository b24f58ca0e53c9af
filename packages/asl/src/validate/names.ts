import { limits } from '../spec/limits.ts'
import { describeFirst, pointer, type Place } from './place.ts'
import { holdsSubstitution } from './substitution.ts'
import type { Finding, StateFacts, Visit } from './visit.ts'

/** State names: at most 80 characters, and unique in the whole machine, inner scopes included. */
export function checkNames({ scopes, report }: Visit): void {
  const first = new Map<string, StateFacts>()
  for (const scope of scopes) {
    for (const state of scope.states.values()) {
      const characters = Array.from(state.name).length
      const isTooLong = characters > limits.stateNameCharacters && !holdsSubstitution(state.name)
      if (characters === 0 || isTooLong) report(state.at, wrongLength(state.at, characters))
      const other = first.get(state.name)
      if (other === undefined) first.set(state.name, state)
      else report(state.at, duplicateName(state.name, other.at))
    }
  }
}

const wrongLength = (at: Place, characters: number): Finding => ({
  code: 'SW3020',
  message: `${describeFirst(at)} has a name of ${characters} characters; Step Functions takes 1 to ${limits.stateNameCharacters}.`,
  hint: characters === 0 ? 'Give the state a name.' : 'Shorten the name; a Comment has room for the rest.',
})

const duplicateName = (name: string, other: Place): Finding => ({
  code: 'SW3021',
  message: `A state named '${name}' exists already at ${pointer(other)}; names are unique in the whole machine.`,
  hint: 'Rename one of them, and the transitions that lead to it.',
})
