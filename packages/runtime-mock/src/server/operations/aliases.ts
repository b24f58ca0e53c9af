import { machineAt, seconds, type Account } from '../account/account.ts'
import { readMachineArn } from '../account/arn.ts'
import { page, pageMembers, type PageRequest } from '../account/pages.ts'
import { checkRouting } from '../account/routing.ts'
import type { Alias, Route, StateMachine } from '../account/state-machine.ts'
import { answered, refused, type Answered } from '../answered.ts'
import * as members from '../shapes/members.ts'
import { matching, structure } from '../shapes/shape.ts'
import type { Operation, Optional } from './operation.ts'

/** At least one character that is no digit, so that an alias is no version; written as AWS prints it. */
const aliasName = new RegExp(String.raw`^(?=.*[a-zA-Z_\-\.])[a-zA-Z0-9_\-\.]+$`)

/** `CreateStateMachineAlias`. Creating one again as it is changes nothing. */
export const createStateMachineAlias: Operation<{
  readonly name: string
  readonly description?: Optional<string>
  readonly routingConfiguration: readonly Route[]
}> = {
  request: structure('CreateStateMachineAliasInput', {
    'name!': matching(aliasName, 80),
    description: members.versionDescription,
    'routingConfiguration!': members.routingConfiguration,
  }),
  answer(account, { name, description = null, routingConfiguration: routing }) {
    const found = checkRouting(account, routing)
    if (!found.ok) return found
    const machine = found.value
    const existing = machine.aliases.find((one) => one.name === name)
    if (existing) {
      const isSame = JSON.stringify([existing.routing, existing.description]) === JSON.stringify([routing, description])
      return isSame ? created(existing) : conflict
    }
    const nowMs = account.clock.now()
    const alias: Alias = {
      ordinal: account.nextOrdinal(),
      arn: `${machine.arn}:${name}`,
      name,
      description,
      routing,
      createdMs: nowMs,
      updatedMs: nowMs,
    }
    account.machines.set(machine.arn, { ...machine, aliases: [...machine.aliases, alias] })
    return created(alias)
  },
}

const conflict = refused(
  'ConflictException',
  'Failed to create alias because an alias with the same name and a different routing configuration already exists.',
)

/** `UpdateStateMachineAlias`. */
export const updateStateMachineAlias: Operation<{
  readonly stateMachineAliasArn: string
  readonly description?: Optional<string>
  readonly routingConfiguration?: Optional<readonly Route[]>
}> = {
  request: structure('UpdateStateMachineAliasInput', {
    'stateMachineAliasArn!': members.arn,
    description: members.versionDescription,
    routingConfiguration: members.routingConfiguration,
  }),
  answer(account, { stateMachineAliasArn, description, routingConfiguration }) {
    if (typeof description !== 'string' && !routingConfiguration) {
      return refused('ValidationException', 'Either the description or the routing configuration must be specified')
    }
    const found = aliasAt(account, stateMachineAliasArn)
    if (!found.ok) return found
    const { machine, alias } = found.value
    const routed = routingConfiguration ? checkRouting(account, routingConfiguration) : null
    if (routed && !routed.ok) return routed
    const updatedMs = account.clock.now()
    const changed: Alias = {
      ...alias,
      description: description ?? alias.description,
      routing: routingConfiguration ?? alias.routing,
      updatedMs,
    }
    const aliases = machine.aliases.map((one) => (one === alias ? changed : one))
    account.machines.set(machine.arn, { ...machine, aliases })
    return answered({ updateDate: seconds(updatedMs) })
  },
}

/** `DescribeStateMachineAlias`. */
export const describeStateMachineAlias: Operation<{ readonly stateMachineAliasArn: string }> = {
  request: structure('DescribeStateMachineAliasInput', { 'stateMachineAliasArn!': members.arn }),
  answer(account, { stateMachineAliasArn }) {
    const found = aliasAt(account, stateMachineAliasArn)
    if (!found.ok) return found
    const { arn, name, description, routing, createdMs, updatedMs } = found.value.alias
    return answered({
      stateMachineAliasArn: arn,
      name,
      ...(description === null ? {} : { description }),
      routingConfiguration: routing.map(({ stateMachineVersionArn, weight }) => ({ stateMachineVersionArn, weight })),
      creationDate: seconds(createdMs),
      updateDate: seconds(updatedMs),
    })
  },
}

/** `DeleteStateMachineAlias`. Deleting one that is not there changes nothing. */
export const deleteStateMachineAlias: Operation<{ readonly stateMachineAliasArn: string }> = {
  request: structure('DeleteStateMachineAliasInput', { 'stateMachineAliasArn!': members.arn }),
  answer(account, { stateMachineAliasArn }) {
    const read = readMachineArn(stateMachineAliasArn)
    if (!read.ok) return read
    const found = aliasAt(account, stateMachineAliasArn)
    if (!found.ok) return answered({})
    const { machine, alias } = found.value
    account.machines.set(machine.arn, { ...machine, aliases: machine.aliases.filter((one) => one !== alias) })
    return answered({})
  },
}

/** `ListStateMachineAliases`, of a machine or of one of its versions. */
export const listStateMachineAliases: Operation<PageRequest & { readonly stateMachineArn: string }> = {
  request: structure('ListStateMachineAliasesInput', { 'stateMachineArn!': members.arn, ...pageMembers() }),
  answer(account, request) {
    const { stateMachineArn } = request
    const found = machineAt(account, stateMachineArn)
    if (!found.ok) return found
    const { arn, aliases } = found.value
    const meant =
      stateMachineArn === arn
        ? aliases
        : aliases.filter(({ routing }) => routing.some((route) => route.stateMachineVersionArn === stateMachineArn))
    return page(`aliases ${stateMachineArn}`, meant, 'stateMachineAliases', request, (alias) => ({
      stateMachineAliasArn: alias.arn,
      creationDate: seconds(alias.createdMs),
    }))
  },
}

function created({ arn, createdMs }: Alias): Answered {
  return answered({ stateMachineAliasArn: arn, creationDate: seconds(createdMs) })
}

function aliasAt(account: Account, arn: string): Answered<{ readonly machine: StateMachine; readonly alias: Alias }> {
  const found = machineAt(account, arn)
  const machine = found.ok ? found.value : null
  const alias = machine?.aliases.find((one) => one.arn === arn)
  if (machine && alias) return answered({ machine, alias })
  const read = readMachineArn(arn)
  return read.ok ? refused('ResourceNotFound', 'Request references a resource that does not exist.') : read
}
