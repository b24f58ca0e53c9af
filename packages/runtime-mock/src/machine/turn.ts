import type { JsonObject, JsonValue, State, StatesBlock } from '@stepwright/asl'
import { StepwrightError } from '@stepwright/asl'
import { randomSource, type RandomSource } from '../clock/random.ts'
import { isoTime } from '../data/context-object.ts'
import type { EventBody } from '../history/event.ts'
import type { Move } from '../states/interpreter.ts'
import type { Activity, Doing, Execution, Fork, MapItem, Strand, StrandPath, Visit } from './execution.ts'
import type { StateFailure } from './failure.ts'
import { valueAt, withValue } from './index-tree.ts'
import { blockUnder, type Machine } from './machine.ts'
import type { Effect, TimerPurpose } from './step-event.ts'

type Draft<T> = { -readonly [Key in keyof T]: T[Key] }

/** The workspace of one step: a private copy of what changes, and what came of it. Nothing of it outlives the step. */
export interface Turn {
  readonly machine: Machine
  readonly nowMs: number
  readonly random: RandomSource
  readonly execution: Draft<Execution>
  readonly effects: Effect[]
  /** What is still to be done in this step, in order. */
  readonly todo: Todo[]
}

/** Work that one part of the machine leaves for another, within a step. */
export type Todo =
  | { readonly kind: 'perform'; readonly at: Position; readonly move: Move }
  | { readonly kind: 'finish'; readonly at: Position; readonly result: JsonValue }
  | { readonly kind: 'fail'; readonly at: Position; readonly failure: StateFailure }
  /** All branches or iterations are over. */
  | { readonly kind: 'join'; readonly at: Position }

/** A strand in the draft, with the strands around it. */
export interface Position {
  readonly path: StrandPath
  readonly strand: Draft<Strand>
  readonly block: StatesBlock
  readonly parent: Position | null
}

/** A position that stands in a state. */
export interface Standing extends Position {
  readonly state: State
  readonly visit: Visit
  readonly doing: Doing
}

/** Begins a step. The randomness of an execution goes on from where it stood, if something asks for it. */
export function beginTurn(machine: Machine, execution: Execution, nowMs: number): Turn {
  return new FreshTurn(machine, { ...execution }, nowMs)
}

class FreshTurn implements Turn {
  readonly effects: Effect[] = []
  readonly todo: Todo[] = []
  readonly machine: Machine
  readonly execution: Draft<Execution>
  readonly nowMs: number
  #random: RandomSource | null = null

  constructor(machine: Machine, execution: Draft<Execution>, nowMs: number) {
    this.machine = machine
    this.execution = execution
    this.nowMs = nowMs
  }

  get random(): RandomSource {
    return (this.#random ??= notedSource(this.execution))
  }
}

/** A source that tells the execution how far it has gone. */
function notedSource(execution: Draft<Execution>): RandomSource {
  const source = randomSource(execution.random)
  const noted = <T>(draw: () => T): T => {
    const drawn = draw()
    execution.random = source.state()
    return drawn
  }
  return { next: () => noted(source.next), uuid: () => noted(source.uuid), state: source.state }
}

/** How many events a history may hold. */
export const historyLimit = 25_000

/** Finds a strand and copies the way to it into the draft. Null when it is no longer there. */
export function locate(turn: Turn, path: StrandPath): Position | null {
  const root: Draft<Strand> = { ...turn.execution.root }
  turn.execution.root = root
  let at: Position = { path: [], strand: root, block: turn.machine.definition, parent: null }
  for (const index of path) {
    const child = childAt(at, index)
    if (!child) return null
    at = child
  }
  return at
}

/** A branch or iteration that is under way; null when there is none of the number. */
export function childAt(parent: Position, index: number): Position | null {
  const standing = standingAt(parent)
  if (standing?.doing.kind !== 'forked') return null
  const { fork } = standing.doing
  const child = valueAt(fork.strands, index)
  const block = blockUnder(standing.state, index)
  if (!child || !block) return null
  const strand: Draft<Strand> = { ...child }
  setFork(standing, { ...fork, strands: withValue(fork.strands, index, strand) })
  return { path: [...parent.path, index], strand, block, parent }
}

/** The state a position stands in, or null while it stands in none. */
export function standingAt(at: Position): Standing | null {
  const { activity } = at.strand
  if (activity.kind !== 'visiting') return null
  const { path, strand, block, parent } = at
  const { visit, doing } = activity
  return { path, strand, block, parent, state: stateNamed(block, visit.state), visit, doing }
}

/** The state a position stands in. Called where the machine has just put it there. */
export function standing(at: Position): Standing {
  const found = standingAt(at)
  if (!found) throw new StepwrightError({ code: 'SW9001', severity: 'error', message: 'A strand stands in no state.' })
  return found
}

export function stateNamed(block: StatesBlock, name: string): State {
  const state = Object.hasOwn(block.States, name) ? block.States[name] : undefined
  if (state) return state
  throw new StepwrightError({
    code: 'SW4006',
    severity: 'error',
    message: `The definition goes to a state '${name}', which is not in the same scope.`,
    hint: 'Run `stepwright validate` on the definition.',
  })
}

export function setActivity(at: Position, activity: Activity): void {
  at.strand.activity = activity
}

export function setDoing(at: Standing, doing: Doing): void {
  at.strand.activity = { kind: 'visiting', visit: at.visit, doing }
}

export function setFork(at: Standing, fork: Fork): void {
  setDoing(at, { kind: 'forked', fork })
}

export function newTicket(turn: Turn): number {
  turn.execution.tickets += 1
  return turn.execution.tickets
}

/** Writes an event. It links to the strand's last one unless told otherwise, and does not become the last one itself. */
export function record(turn: Turn, at: Position, body: EventBody, link: number = at.strand.previousEventId): number {
  const id = turn.execution.lastEventId + 1
  turn.execution.lastEventId = id
  const { activity } = at.strand
  turn.effects.push({
    kind: 'record',
    event: { timestamp: isoTime(turn.nowMs), id, previousEventId: link, ...body },
    place: { strand: at.path, visit: 'visit' in activity ? activity.visit.id : null },
  })
  return id
}

/** Writes an event that the strand's next one links to. */
export function advance(turn: Turn, at: Position, body: EventBody, link?: number): number {
  const id = record(turn, at, body, link)
  at.strand.previousEventId = id
  return id
}

/** Asks for a `continue` once everything before it is done, and gives the ticket it will carry. */
export function continueLater(turn: Turn, at: Position): number {
  const ticket = newTicket(turn)
  turn.effects.push({ kind: 'continue', strand: at.path, ticket })
  return ticket
}

export function schedule(turn: Turn, at: Position, purpose: TimerPurpose, atMs: number): number {
  const ticket = newTicket(turn)
  turn.effects.push({ kind: 'schedule', strand: at.path, ticket, purpose, atMs })
  return ticket
}

export function cancel(turn: Turn, ticket: number): void {
  turn.effects.push({ kind: 'cancel', ticket })
}

/** All variables a position sees, inner scopes over outer ones. */
export function visibleVariables(at: Position): JsonObject {
  return at.parent ? { ...visibleVariables(at.parent), ...at.strand.variables } : at.strand.variables
}

/** The innermost Map iteration a position is in. */
export function innermostItem(at: Position): MapItem | null {
  return at.strand.item ?? (at.parent ? innermostItem(at.parent) : null)
}
