import type { StateMachine, Version } from './state-machine.ts'

/** Publishes the current revision: a new version, unless the latest one is of this revision already. */
export function publish(
  machine: StateMachine,
  nowMs: number,
  description: string | null,
): { readonly machine: StateMachine; readonly version: Version } {
  const latest = machine.versions.at(-1)
  if (latest?.revision === machine.current) return { machine, version: latest }
  const ordinal = machine.lastVersion + 1
  const version: Version = { ordinal, revision: machine.current, description, createdMs: nowMs }
  return { machine: { ...machine, versions: [...machine.versions, version], lastVersion: ordinal }, version }
}
