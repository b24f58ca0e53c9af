import type { Journal, JournalEntry } from '../../machine/run-execution.ts'

/** A stay in a state, as a journal tells it. */
interface Visit {
  readonly id: number
  readonly strand: readonly number[]
  readonly entries: readonly JournalEntry[]
}

const exited = 'StateExited'
const aborted = /^(Task|Wait|Map|Parallel)StateAborted$/

/**
 * What is wrong with the visits of an execution that is over: that each is entered first and once, is left or stopped last and at most once, and
 * that none stays open but for a failure around it or in it.
 */
export function brokenVisitLaws({ execution, entries, failures }: Journal): readonly string[] {
  const visits = visitsIn(entries)
  const ends = new Map(visits.map((visit) => [visit.id, endOf(visit)]))
  const notHandled = new Set(failures.filter(({ handling }) => handling === 'not handled').map(({ visit }) => visit))
  const isUnder = (inner: Visit, outer: Visit): boolean =>
    inner.strand.length > outer.strand.length && outer.strand.every((index, at) => inner.strand[at] === index)
  const broken: string[] = []
  for (const visit of visits) {
    const [first, ...rest] = visit.entries.map(({ event }) => event)
    // What is stopped from outside is told before what runs in it (recorded).
    const others = rest.filter(({ type }) => type !== 'MapIterationAborted')
    const told = `visit ${visit.id} of '${first?.stateEnteredEventDetails?.name ?? '?'}'`
    if (!first?.stateEnteredEventDetails) broken.push(`visit ${visit.id} begins with ${first?.type ?? 'nothing'}`)
    if (others.some(({ stateEnteredEventDetails }) => stateEnteredEventDetails)) broken.push(`${told} is entered twice`)
    const closings = others.filter(({ type }) => type.endsWith(exited) || aborted.test(type))
    if (closings.length > 1) broken.push(`${told} is closed ${closings.length} times`)
    if (closings.length === 1 && closings[0] !== others.at(-1))
      broken.push(`${told} goes on after its end: ${others.map(({ id, type }) => `${id} ${type}`).join(', ')}`)
    if (execution.status !== 'SUCCEEDED' || ends.get(visit.id) === 'left') continue
    const around = visits.filter((other) => isUnder(visit, other))
    if (around.length === 0) broken.push(`${told} is never left, and the execution succeeded`)
    const isStopped = ends.get(visit.id) === 'stopped' || notHandled.has(visit.id)
    const canBeStopped = /^(Task|Wait|Map|Parallel)/.test(first?.type ?? '')
    if (canBeStopped && !isStopped) broken.push(`${told} is open, and was neither stopped nor has it failed`)
  }
  return broken
}

function endOf({ entries }: Visit): 'left' | 'stopped' | 'open' {
  const last = entries.findLast(({ event }) => event.type !== 'MapIterationAborted')?.event.type ?? ''
  if (last.endsWith(exited)) return 'left'
  return aborted.test(last) ? 'stopped' : 'open'
}

function visitsIn(entries: readonly JournalEntry[]): readonly Visit[] {
  const visits = new Map<number, { id: number; strand: readonly number[]; entries: JournalEntry[] }>()
  for (const entry of entries) {
    const { visit: id, strand } = entry.place
    // What ends the execution is noted where it stood.
    if (id === null || entry.event.type.startsWith('Execution')) continue
    const known = visits.get(id)
    if (known) known.entries.push(entry)
    else visits.set(id, { id, strand, entries: [entry] })
  }
  return [...visits.values()]
}
