import type { JsonObject } from '@stepwright/asl'
import { arnIn, seconds, type Account } from '../account/account.ts'
import { checkRole, readDefinitionText } from '../account/definition-text.ts'
import { checkName } from '../account/names.ts'
import { publish } from '../account/publish.ts'
import { checkLogging, defaultSettings, settingsAfter, type SettingsRequest } from '../account/settings.ts'
import type { StateMachine, Tag, WorkflowType } from '../account/state-machine.ts'
import { versionArn } from '../account/state-machine.ts'
import { checkTags } from '../account/tags.ts'
import { answered, refused, type Answered } from '../answered.ts'
import * as members from '../shapes/members.ts'
import { boolean, structure } from '../shapes/shape.ts'
import type { Operation, Optional } from './operation.ts'

export interface CreateStateMachineRequest extends SettingsRequest {
  readonly name: string
  readonly definition: string
  readonly roleArn: string
  readonly type?: Optional<WorkflowType>
  readonly tags?: Optional<readonly Tag[]>
  readonly publish?: Optional<boolean>
  readonly versionDescription?: Optional<string>
}

/** `CreateStateMachine`. Creating a machine again with all that decides what it does changes nothing. */
export const createStateMachine: Operation<CreateStateMachineRequest> = {
  request: structure('CreateStateMachineInput', {
    'name!': members.name,
    'definition!': members.definition,
    'roleArn!': members.arn,
    type: members.workflowType,
    loggingConfiguration: members.loggingConfiguration,
    tracingConfiguration: members.tracingConfiguration,
    encryptionConfiguration: members.encryptionConfiguration,
    tags: members.tags,
    publish: boolean,
    versionDescription: members.versionDescription,
  }),
  answer(account, request) {
    const made = machineOf(account, request)
    if (!made.ok) return made
    const existing = account.machines.get(made.value.arn)
    if (existing?.status === 'DELETING') {
      return refused('StateMachineDeleting', `State Machine Deleting: '${existing.arn}'`)
    }
    if (existing && !isSame(existing, made.value)) {
      return refused('StateMachineAlreadyExists', `State Machine Already Exists: '${existing.arn}'`)
    }
    const machine = existing ?? made.value
    const published = request.publish ? publish(machine, account.clock.now(), request.versionDescription ?? null) : null
    account.machines.set(machine.arn, published?.machine ?? machine)
    const response: JsonObject = { stateMachineArn: machine.arn, creationDate: seconds(machine.createdMs) }
    return answered(
      published ? { ...response, stateMachineVersionArn: versionArn(machine, published.version.ordinal) } : response,
    )
  },
}

function machineOf(account: Account, request: CreateStateMachineRequest): Answered<StateMachine> {
  const { name, definition: text, roleArn, tags } = request
  const type = request.type ?? 'STANDARD'
  if (request.versionDescription && !request.publish) {
    return refused('ValidationException', 'Version description can only be set when publish is true')
  }
  const settings = settingsAfter(defaultSettings, request)
  const wrong = checkName(name) ?? checkRole(roleArn) ?? checkLogging(account, settings) ?? checkTags([], tags ?? [])
  if (wrong) return wrong
  const definition = readDefinitionText(text, type)
  if (!definition.ok) return definition
  const nowMs = account.clock.now()
  return answered({
    ordinal: account.nextOrdinal(),
    arn: arnIn(account, 'stateMachine', name),
    name,
    type,
    createdMs: nowMs,
    status: 'ACTIVE',
    current: { id: null, text, definition: definition.value, roleArn, updatedMs: nowMs, settings },
    versions: [],
    lastVersion: 0,
    aliases: [],
    tags: tags ?? [],
  })
}

/** Role and tags do not count. */
function isSame(one: StateMachine, other: StateMachine): boolean {
  const decisive = ({ type, current: { text, settings } }: StateMachine): string =>
    JSON.stringify([type, text, settings.logging, settings.tracing, settings.encryption])
  return decisive(one) === decisive(other)
}
