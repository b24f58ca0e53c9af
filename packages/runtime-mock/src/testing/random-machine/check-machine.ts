import { validate } from '@stepwright/asl'
import type { Journal } from '../../machine/run-execution.ts'
import { brokenLaws, numbering } from './history-laws.ts'
import type { RandomMachine } from './machine.ts'
import { brokenVisitLaws } from './visit-laws.ts'
import { runMachine, type RandomRun } from './run-machine.ts'

/** What was seen of a machine that kept all laws. */
export interface Seen {
  readonly status: string
  /** The types of its events, of its children too. */
  readonly types: ReadonlySet<string>
  readonly errors: ReadonlySet<string>
  readonly events: number
  readonly isRedriven: boolean
}

/** Runs a machine twice, and holds both runs against everything that is true of all machines. It throws what is wrong. */
export async function checkMachine(machine: RandomMachine): Promise<Seen> {
  const refused = validate(machine.definition).filter(({ severity }) => severity === 'error')
  if (refused[0]) throw new Error(`the grammar wrote what is no machine: ${JSON.stringify(refused[0])}`)
  const run = await runMachine(machine)
  const { journal } = run
  checkEnd(run)
  if (run.redriven) {
    checkEnd(run.redriven)
    const history = run.redriven.journal.entries.map(({ event }) => event)
    const broken = numbering(history, 1)
    if (broken.length > 0) throw new Error(`redriven: ${broken.join(', ')}`)
  }
  const journals = [...withChildren(journal)]
  for (const one of journals) {
    const broken = [...brokenLaws(one.entries.map(({ event }) => event)), ...brokenVisitLaws(one)]
    if (broken.length > 0) throw new Error(`${one.execution.identity.executionArn}:\n${broken.join('\n')}`)
  }
  const again = await runMachine(machine)
  if (textOf(again) !== textOf(run)) throw new Error('another run with the same seed has another history')
  const events = journals.flatMap(({ entries }) => entries.map(({ event }) => event))
  return {
    status: journal.execution.status,
    types: new Set(events.map(({ type }) => type)),
    errors: new Set(journals.flatMap(({ failures }) => failures.map(({ error }) => error ?? '(none)'))),
    events: events.length,
    isRedriven: run.redriven !== null,
  }
}

/** An execution that is over with those it started; those that were dropped halfway are not told. */
function* withChildren(journal: Journal): Generator<Journal> {
  yield journal
  for (const child of journal.children) {
    if (child.journal.execution.status !== 'RUNNING') yield* withChildren(child.journal)
  }
}

function checkEnd({ isStuck, nextDeadline }: Omit<RandomRun, 'redriven'>): void {
  if (isStuck) throw new Error('it never ends')
  if (nextDeadline !== null)
    throw new Error(`it is over, and a timer is left for ${new Date(nextDeadline).toISOString()}`)
}

function textOf({ journal, redriven }: RandomRun): string {
  return JSON.stringify([journal, redriven?.journal])
}
