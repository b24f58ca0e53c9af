import type { Machine, Sequence } from '../ir/nodes.ts'
import { readMachine } from '../read-machine.ts'

/** The machine that a finished chain holds. */
export function chainOf(value: unknown): Machine<Sequence> {
  const machine = readMachine(value)
  if (machine.body.kind === 'Sequence') return machine as Machine<Sequence>
  throw new Error('This machine was written out.')
}
