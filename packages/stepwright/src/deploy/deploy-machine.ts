import type { Diagnostic } from '@stepwright/asl'
import { definitionText } from '@stepwright/compiler'
import { beingDeleted, hiddenMachine, otherType, roleArnForm } from './deploy-problems.ts'
import type { DeployedMachine, NewMachine, StateMachines, WorkflowType } from './state-machines.ts'

/** A state machine as it shall be. */
export interface WantedMachine {
  readonly name: string
  readonly definition: object
  readonly roleArn: string
  readonly type: WorkflowType
  readonly region: string
}

export type Deployed =
  | { readonly ok: true; readonly arn: string; readonly action: 'created' | 'updated' | 'unchanged' }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] }

/**
 * Brings a state machine to what is wanted: creates it, changes what differs, or leaves it alone. Doing it twice changes nothing the
 * second time.
 *
 * Its ARN is known beforehand, since a state machine lives in its role's account and partition.
 */
export async function deployMachine(wanted: WantedMachine, machines: StateMachines): Promise<Deployed> {
  const [, partition, account] = /^arn:([^:]+):iam::(\d{12}):role\/.+$/.exec(wanted.roleArn) ?? []
  if (partition === undefined || account === undefined) return refused(roleArnForm(wanted.roleArn))
  const arn = `arn:${partition}:states:${wanted.region}:${account}:stateMachine:${wanted.name}`
  const { name, roleArn, type } = wanted
  const machine: NewMachine = { name, roleArn, type, definition: definitionText(wanted.definition) }

  const before = await machines.describe(arn)
  if (before) return adapt(before, machine, machines)
  const created = await machines.create(machine)
  if (created !== 'exists') return { ok: true, arn: created.arn, action: 'created' }
  // Another deployment was quicker, or the machine is not ours to see.
  const now = await machines.describe(arn)
  return now ? adapt(now, machine, machines) : refused(hiddenMachine(name, arn))
}

async function adapt(before: DeployedMachine, wanted: NewMachine, machines: StateMachines): Promise<Deployed> {
  const { arn } = before
  if (before.isDeleting) return refused(beingDeleted(wanted.name))
  if (before.type !== wanted.type) return refused(otherType(wanted.name, before.type, wanted.type))
  if (before.roleArn === wanted.roleArn && sameJson(before.definition, wanted.definition)) {
    return { ok: true, arn, action: 'unchanged' }
  }
  await machines.update(arn, { definition: wanted.definition, roleArn: wanted.roleArn })
  return { ok: true, arn, action: 'updated' }
}

/** Equal but for white space. The order of keys counts: it is what people read. */
function sameJson(one: string, other: string): boolean {
  try {
    return JSON.stringify(JSON.parse(one)) === JSON.stringify(JSON.parse(other))
  } catch {
    return false
  }
}

function refused(diagnostic: Diagnostic): Deployed {
  return { ok: false, diagnostics: [diagnostic] }
}
