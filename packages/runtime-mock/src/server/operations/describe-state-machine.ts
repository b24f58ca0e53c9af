import { variableReferences, type JsonObject } from '@stepwright/asl'
import { machineAt, machineDoesNotExist, seconds } from '../account/account.ts'
import { readMachineArn } from '../account/arn.ts'
import { executionAt } from '../account/execution.ts'
import { page, pageMembers, type PageRequest } from '../account/pages.ts'
import { readArn } from '../account/arn.ts'
import { versionNumbered, type Revision } from '../account/state-machine.ts'
import { answered } from '../answered.ts'
import * as members from '../shapes/members.ts'
import { structure } from '../shapes/shape.ts'
import type { Operation, Optional } from './operation.ts'
import { revisionIdOf } from './update-state-machine.ts'

type IncludedData = Optional<'ALL_DATA' | 'METADATA_ONLY'>

/** `DescribeStateMachine`, of a machine, a version or what an alias leads to. */
export const describeStateMachine: Operation<{
  readonly stateMachineArn: string
  readonly includedData?: IncludedData
}> = {
  request: structure('DescribeStateMachineInput', {
    'stateMachineArn!': members.arn,
    includedData: members.includedData,
  }),
  answer(account, { stateMachineArn, includedData }) {
    const found = machineAt(account, stateMachineArn)
    if (!found.ok) return found
    const machine = found.value
    const read = readMachineArn(stateMachineArn)
    const qualifier = read.ok ? read.value.qualifier : null
    const version = qualifier === null ? null : versionNumbered(machine, qualifier)
    if (version === undefined) return machineDoesNotExist(stateMachineArn)
    const { name, type, status } = machine
    return answered({
      stateMachineArn,
      name,
      status,
      type,
      creationDate: seconds(version ? version.createdMs : machine.createdMs),
      ...(version?.description ? { description: version.description } : {}),
      ...about(version ? version.revision : machine.current, includedData),
    })
  },
}

/** `DescribeStateMachineForExecution`: the machine as it was when the execution started. */
export const describeStateMachineForExecution: Operation<{
  readonly executionArn: string
  readonly includedData?: IncludedData
}> = {
  request: structure('DescribeStateMachineForExecutionInput', {
    'executionArn!': members.longArn,
    includedData: members.includedData,
  }),
  answer(account, { executionArn, includedData }) {
    const found = executionAt(account, executionArn)
    if (!found.ok) return found
    const { origin, mapRun, machineArn } = found.value
    return answered({
      stateMachineArn: machineArn,
      name: origin.machineName,
      updateDate: seconds(origin.revision.updatedMs),
      ...(mapRun === null ? {} : { mapRunArn: mapRun.arn, label: mapRun.label }),
      ...about(origin.revision, includedData),
    })
  },
}

/** `DeleteStateMachine`. A machine whose executions still run is gone once they end. */
export const deleteStateMachine: Operation<{ readonly stateMachineArn: string }> = {
  request: structure('DeleteStateMachineInput', { 'stateMachineArn!': members.arn }),
  answer(account, { stateMachineArn }) {
    const read = readArn(stateMachineArn, 'stateMachine')
    if (!read.ok) return read
    const machine = account.machines.get(stateMachineArn)
    if (!machine) return answered({})
    const running = [...account.executions.values()].filter(
      ({ machineArn, host }) => machineArn === stateMachineArn && host.status() === 'RUNNING',
    )
    if (running.length === 0) account.machines.delete(stateMachineArn)
    else account.machines.set(stateMachineArn, { ...machine, status: 'DELETING' })
    void Promise.all(running.map(({ host }) => host.ended())).then(() => {
      if (account.machines.get(stateMachineArn)?.ordinal === machine.ordinal) account.machines.delete(stateMachineArn)
    })
    return answered({})
  },
}

/** `ListStateMachines`, in the order in which they were made. */
export const listStateMachines: Operation<PageRequest> = {
  request: structure('ListStateMachinesInput', pageMembers()),
  answer: (account, request) =>
    page('machines', [...account.machines.values()], 'stateMachines', request, ({ arn, name, type, createdMs }) => ({
      stateMachineArn: arn,
      name,
      type,
      creationDate: seconds(createdMs),
    })),
}

function about(revision: Revision, includedData: IncludedData): JsonObject {
  const { roleArn, settings } = revision
  return {
    roleArn,
    loggingConfiguration: settings.logging,
    tracingConfiguration: settings.tracing,
    encryptionConfiguration: settings.encryption,
    ...revisionIdOf(revision),
    ...(includedData === 'METADATA_ONLY' ? {} : data(revision)),
  }
}

function data({ text, definition }: Revision): JsonObject {
  const references = variableReferences(definition)
  return {
    definition: text,
    ...(Object.keys(references).length === 0 ? {} : { variableReferences: references }),
  }
}
