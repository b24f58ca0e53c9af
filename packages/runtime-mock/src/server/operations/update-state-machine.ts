import type { JsonObject } from '@stepwright/asl'
import { bareMachineAt, seconds } from '../account/account.ts'
import { checkRole, readDefinitionText } from '../account/definition-text.ts'
import { publish } from '../account/publish.ts'
import { checkLogging, settingsAfter, type SettingsRequest } from '../account/settings.ts'
import { versionArn, type Revision } from '../account/state-machine.ts'
import { answered, refused } from '../answered.ts'
import * as members from '../shapes/members.ts'
import { boolean, structure } from '../shapes/shape.ts'
import type { Operation, Optional } from './operation.ts'

export interface UpdateStateMachineRequest extends SettingsRequest {
  readonly stateMachineArn: string
  readonly definition?: Optional<string>
  readonly roleArn?: Optional<string>
  readonly publish?: Optional<boolean>
  readonly versionDescription?: Optional<string>
}

/** `UpdateStateMachine`. A request that changes nothing leaves the revision as it is. */
export const updateStateMachine: Operation<UpdateStateMachineRequest> = {
  request: structure('UpdateStateMachineInput', {
    'stateMachineArn!': members.arn,
    definition: members.definition,
    roleArn: members.arn,
    loggingConfiguration: members.loggingConfiguration,
    tracingConfiguration: members.tracingConfiguration,
    encryptionConfiguration: members.encryptionConfiguration,
    publish: boolean,
    versionDescription: members.versionDescription,
  }),
  answer(account, request) {
    const found = bareMachineAt(account, request.stateMachineArn)
    if (!found.ok) return found
    const machine = found.value
    if (machine.status === 'DELETING') {
      return refused('StateMachineDeleting', `State Machine Deleting: '${machine.arn}'`)
    }
    if (!changesSomething(request)) {
      return refused(
        'MissingRequiredParameter',
        'Either the definition, the role ARN, the LoggingConfiguration, or the TracingConfiguration must be specified',
      )
    }
    if (request.versionDescription && !request.publish) {
      return refused('ValidationException', 'Version description can only be set when publish is true')
    }
    const { current } = machine
    const settings = settingsAfter(current.settings, request)
    const text = request.definition ?? current.text
    const roleArn = request.roleArn ?? current.roleArn
    const wrong = checkRole(roleArn) ?? checkLogging(account, settings)
    if (wrong) return wrong
    const definition = readDefinitionText(text, machine.type)
    if (!definition.ok) return definition

    const nowMs = account.clock.now()
    const next: Revision = { ...current, text, roleArn, settings, definition: definition.value }
    const isChanged = contents(next) !== contents(current)
    const updated = isChanged
      ? { ...machine, current: { ...next, id: account.random.uuid(), updatedMs: nowMs } }
      : machine
    const published = request.publish ? publish(updated, nowMs, request.versionDescription ?? null) : null
    account.machines.set(machine.arn, published?.machine ?? updated)
    const response: JsonObject = { updateDate: seconds(nowMs), ...revisionIdOf(updated.current) }
    return answered(
      published ? { ...response, stateMachineVersionArn: versionArn(machine, published.version.ordinal) } : response,
    )
  },
}

function changesSomething(request: UpdateStateMachineRequest): boolean {
  const { definition, roleArn, loggingConfiguration, tracingConfiguration, encryptionConfiguration } = request
  return [definition, roleArn, loggingConfiguration, tracingConfiguration, encryptionConfiguration].some(
    (one) => one !== undefined && one !== null,
  )
}

function contents({ text, roleArn, settings }: Revision): string {
  return JSON.stringify([text, roleArn, settings.logging, settings.tracing, settings.encryption])
}

/** The first revision has no id, and answers have no member for it. */
export function revisionIdOf({ id }: Revision): { readonly revisionId?: string } {
  return id === null ? {} : { revisionId: id }
}
