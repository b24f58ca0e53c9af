import { bareMachineAt, machineAt, seconds } from '../account/account.ts'
import { readMachineArn } from '../account/arn.ts'
import { page, pageMembers, type PageRequest } from '../account/pages.ts'
import { publish } from '../account/publish.ts'
import { versionArn, versionNumbered } from '../account/state-machine.ts'
import { answered, refused } from '../answered.ts'
import * as members from '../shapes/members.ts'
import { structure, text } from '../shapes/shape.ts'
import type { Operation, Optional } from './operation.ts'

/** What the first revision goes by where a revision is asked for. */
const initialRevision = 'INITIAL'

/** `PublishStateMachineVersion`. A revision that is the latest version already stays that version. */
export const publishStateMachineVersion: Operation<{
  readonly stateMachineArn: string
  readonly revisionId?: Optional<string>
  readonly description?: Optional<string>
}> = {
  request: structure('PublishStateMachineVersionInput', {
    'stateMachineArn!': members.arn,
    revisionId: text(),
    description: members.versionDescription,
  }),
  answer(account, { stateMachineArn, revisionId, description }) {
    const found = bareMachineAt(account, stateMachineArn)
    if (!found.ok) return found
    const machine = found.value
    if (machine.status === 'DELETING') {
      return refused('StateMachineDeleting', `State Machine Deleting: '${machine.arn}'`)
    }
    const current = machine.current.id ?? initialRevision
    if (typeof revisionId === 'string' && revisionId !== current) {
      return refused(
        'ConflictException',
        `Failed to publish the State Machine version for revision ${revisionId}. The current State Machine revision is ${current}.`,
      )
    }
    const published = publish(machine, account.clock.now(), description ?? null)
    account.machines.set(machine.arn, published.machine)
    const { ordinal, createdMs } = published.version
    return answered({ stateMachineVersionArn: versionArn(machine, ordinal), creationDate: seconds(createdMs) })
  },
}

/** `ListStateMachineVersions`, the latest first. */
export const listStateMachineVersions: Operation<PageRequest & { readonly stateMachineArn: string }> = {
  request: structure('ListStateMachineVersionsInput', { 'stateMachineArn!': members.arn, ...pageMembers() }),
  answer(account, request) {
    const found = bareMachineAt(account, request.stateMachineArn)
    if (!found.ok) return found
    const machine = found.value
    const versions = machine.versions.toReversed()
    return page(`versions ${machine.arn}`, versions, 'stateMachineVersions', request, ({ ordinal, createdMs }) => ({
      stateMachineVersionArn: versionArn(machine, ordinal),
      creationDate: seconds(createdMs),
    }))
  },
}

/** `DeleteStateMachineVersion`. A version that an alias leads to stays. */
export const deleteStateMachineVersion: Operation<{ readonly stateMachineVersionArn: string }> = {
  request: structure('DeleteStateMachineVersionInput', { 'stateMachineVersionArn!': members.longArn }),
  answer(account, { stateMachineVersionArn: arn }) {
    const read = readMachineArn(arn)
    if (!read.ok) return read
    const { qualifier } = read.value
    if (qualifier === null || !/^\d+$/.test(qualifier)) {
      return refused('ValidationException', `The ARN of a state machine version ends in its number. Received: ${arn}`)
    }
    const found = machineAt(account, arn)
    const version = found.ok ? versionNumbered(found.value, qualifier) : undefined
    if (!found.ok || !version) return answered({})
    const machine = found.value
    const leading = machine.aliases.filter(({ routing }) =>
      routing.some((route) => route.stateMachineVersionArn === arn),
    )
    if (leading.length > 0) {
      const names = leading.map(({ name }) => name).join(', ')
      return refused(
        'ConflictException',
        `Version to be deleted must not be referenced by an alias. Current list of aliases referencing this version: [${names}]`,
      )
    }
    account.machines.set(machine.arn, { ...machine, versions: machine.versions.filter((one) => one !== version) })
    return answered({})
  },
}
