import type { SourceLocation } from '@stepwright/asl'
import { describe } from '../args/describe.ts'
import type { Graph, GraphForm, StateNode } from '../ir/nodes.ts'
import { noStates } from '../problems/flows.ts'
import { problem } from '../problems/problem.ts'
import { missingField, noSuchTarget } from '../problems/record.ts'
import { otherKind } from '../problems/values.ts'
import { stateName } from '../args/state-name.ts'
import { Fields } from './fields.ts'
import { readState, type Target } from './read-state.ts'

/** `{ startAt, states }` as a graph: one pass over the states, however many there are. */
export function graphOf(given: Fields, what: string): Graph {
  const { at } = given
  const startAt = given.any('startAt')
  if (startAt === undefined) throw problem(missingField(what, 'startAt'), at)
  if (typeof startAt !== 'string')
    throw problem(otherKind(`'startAt' of ${what}`, "a state's name", describe(startAt)), at)
  const states = given.any('states')
  if (states === undefined) throw problem(missingField(what, 'states'), at)
  if (typeof states !== 'object' || states === null) {
    throw problem(otherKind(`'states' of ${what}`, 'an object of states', describe(states)), at)
  }
  const names = Object.keys(states)
  if (names.length === 0) throw problem(noStates(what), at)

  const known = new Set(names)
  const target: Target = (name, edge) => {
    if (typeof name !== 'string') throw problem(otherKind(edge, "a state's name", describe(name)), at)
    if (!known.has(name)) throw problem(noSuchTarget(edge, name, names), at)
    return name
  }
  return Object.freeze({
    kind: 'Graph',
    startAt: target(startAt, `'startAt' of ${what}`),
    comment: given.plainText('comment'),
    states: Object.freeze(
      Object.entries(states).map(([name, state]) => placedState(stateName(name, at), state, target, at)),
    ),
  })
}

function placedState(
  name: string,
  given: unknown,
  target: Target,
  at: SourceLocation,
): { readonly state: StateNode<GraphForm>; readonly next: string | null } {
  const fields = new Fields(given, `'${name}'`, at)
  const placed = readState(name, fields, target)
  fields.done()
  return Object.freeze(placed)
}
