import type { JsonObject, JsonValue } from '@stepwright/asl'
import { machineOf, withExpressTimeout } from '../../machine/machine.ts'
import { mapRunToRedrive } from '../../machine/redrive.ts'
import { machineAt, machineDoesNotExist, arnIn, seconds, type Account } from '../account/account.ts'
import { readMachineArn } from '../account/arn.ts'
import { executionAt, standingOf, whyNotRedriven, type AccountExecution, type Origin } from '../account/execution.ts'
import { readInput } from '../account/input-text.ts'
import { checkName } from '../account/names.ts'
import { routed } from '../account/routing.ts'
import { versionNumbered, type StateMachine } from '../account/state-machine.ts'
import { answered, refused, type Answered } from '../answered.ts'
import * as members from '../shapes/members.ts'
import { structure, text } from '../shapes/shape.ts'
import { typeNotSupported } from './executions.ts'
import { notBuilt } from './map-runs.ts'
import type { Operation, Optional } from './operation.ts'

interface StartExecutionRequest {
  readonly stateMachineArn: string
  readonly name?: Optional<string>
  readonly input?: Optional<string>
  readonly traceHeader?: Optional<string>
}

const startMembers = {
  'stateMachineArn!': members.arn,
  name: members.name,
  input: members.payload,
  traceHeader: members.traceHeader,
}

/** `StartExecution`. Starting a Standard execution again by its name, on the same input and while it runs, changes nothing. */
export const startExecution: Operation<StartExecutionRequest> = {
  request: structure('StartExecutionInput', startMembers),
  answer(account, request) {
    const wanted = plan(account, request)
    if (!wanted.ok) return wanted
    const { machine, name, inputText } = wanted.value
    const executionArn = arnIn(account, 'execution', `${machine.name}:${name}`)
    const before = machine.type === 'STANDARD' ? account.executions.get(executionArn) : undefined
    if (before) {
      const isSame = before.inputText === inputText && before.host.status() === 'RUNNING'
      return isSame ? started(before) : refused('ExecutionAlreadyExists', `Execution Already Exists: '${executionArn}'`)
    }
    return started(begin(account, wanted.value, executionArn))
  },
}

/** `StartSyncExecution`: an Express execution, whose end the answer is. */
export const startSyncExecution: Operation<StartExecutionRequest> = {
  request: structure('StartSyncExecutionInput', { ...startMembers, includedData: members.includedData }),
  async answer(account, request) {
    const wanted = plan(account, request)
    if (!wanted.ok) return wanted
    if (wanted.value.machine.type === 'STANDARD') return typeNotSupported
    const execution = begin(account, wanted.value, null)
    await execution.host.ended()
    return answered(syncResult(execution))
  },
}

/** `StopExecution`. */
export const stopExecution: Operation<{
  readonly executionArn: string
  readonly error?: Optional<string>
  readonly cause?: Optional<string>
}> = {
  request: structure('StopExecutionInput', {
    'executionArn!': members.longArn,
    error: members.errorName,
    cause: members.errorCause,
  }),
  async answer(account, { executionArn, error = null, cause = null }) {
    const found = executionAt(account, executionArn)
    if (!found.ok) return found
    if (found.value.mapRun !== null) return notBuilt('StopExecution of a child of a Map Run')
    await found.value.host.stop(error, cause)
    return answered({ stopDate: seconds(standingOf(found.value).stoppedMs ?? account.clock.now()) })
  },
}

/** `RedriveExecution`: an execution that ended without success goes on where it stood. */
export const redriveExecution: Operation<{ readonly executionArn: string }> = {
  request: structure('RedriveExecutionInput', { 'executionArn!': members.longArn, clientToken: text(64) }),
  async answer(account, { executionArn }) {
    const found = executionAt(account, executionArn)
    if (!found.ok) return found
    const execution = found.value
    const { host, origin, journal, mapRun } = execution
    const nowMs = account.clock.now()
    const why = whyNotRedriven(execution, nowMs)
    if (why !== null) return refused('ExecutionNotRedrivable', why)
    const isOfMapRun = mapRun !== null || mapRunToRedrive(machineOf(origin.revision.definition), journal().execution)
    if (isOfMapRun) return notBuilt('RedriveExecution of what a Map Run started')
    await host.redrive()
    tellEnd(account, execution)
    return answered({ redriveDate: seconds(nowMs) })
  },
}

/** Tells of an execution's end, when that comes. */
function tellEnd(account: Account, execution: AccountExecution): void {
  void execution.host.ended().then(() => account.statusChanged(execution))
}

/** What is to be started. */
interface Wanted {
  readonly machine: StateMachine
  readonly origin: Origin
  readonly name: string
  readonly inputText: string
  readonly input: JsonValue
  readonly traceHeader: string | null
  readonly testCase: string | null
}

function plan(account: Account, request: StartExecutionRequest): Answered<Wanted> {
  const read = readMachineArn(request.stateMachineArn)
  if (!read.ok) return read
  const found = machineAt(account, request.stateMachineArn)
  if (!found.ok) return found
  const machine = found.value
  if (machine.status === 'DELETING') {
    return refused('StateMachineDeleting', `State Machine Deleting: '${machine.arn}'`)
  }
  const origin = originOf(account, machine, read.value.qualifier)
  if (!origin) return machineDoesNotExist(request.stateMachineArn)
  const name = request.name ?? account.random.uuid()
  const wrong = checkName(name)
  if (wrong) return wrong
  const inputText = request.input ?? '{}'
  const input = readInput(inputText)
  if (!input.ok) return input
  const { testCase } = read.value
  return answered({
    machine,
    origin,
    name,
    inputText,
    input: input.value,
    testCase,
    traceHeader: request.traceHeader ?? null,
  })
}

/** What an ARN leads to: the current revision, a version, or one of an alias's versions. */
function originOf(account: Account, machine: StateMachine, qualifier: string | null): Origin | null {
  const { name: machineName, type } = machine
  if (qualifier === null) return { machineName, type, revision: machine.current, versionArn: null, aliasArn: null }
  const alias = machine.aliases.find(({ name }) => name === qualifier)
  const versionArn = alias ? routed(alias.routing, account.random) : `${machine.arn}:${qualifier}`
  const version = versionNumbered(machine, versionArn.slice(machine.arn.length + 1))
  return version ? { machineName, type, revision: version.revision, versionArn, aliasArn: alias?.arn ?? null } : null
}

/** @param standardArn the execution's ARN where it is not that of an Express execution */
function begin(account: Account, wanted: Wanted, standardArn: string | null): AccountExecution {
  const { machine, origin, name, inputText, input, testCase, traceHeader } = wanted
  const isExpress = machine.type === 'EXPRESS'
  const arn =
    isExpress || standardArn === null
      ? arnIn(account, 'express', `${machine.name}:${name}:${account.random.uuid()}`)
      : standardArn
  const startMs = account.clock.now()
  const identity = {
    executionArn: arn,
    executionName: name,
    roleArn: origin.revision.roleArn,
    stateMachineArn: machine.arn,
    stateMachineName: machine.name,
    region: account.region,
    startMs,
    redriveCount: isExpress && standardArn === null ? null : 0,
    childIndex: null,
  }
  const host = account.host({
    identity,
    definition: isExpress ? withExpressTimeout(origin.revision.definition) : origin.revision.definition,
    input,
    inputText,
    seed: Math.floor(account.random.next() * 2 ** 32),
    testCase,
  })
  const execution: AccountExecution = {
    ordinal: account.nextOrdinal(),
    arn,
    name,
    machineArn: machine.arn,
    origin,
    inputText,
    traceHeader,
    startedMs: startMs,
    host,
    mapRun: null,
    journal: host.journal,
  }
  account.executions.set(arn, execution)
  account.statusChanged(execution)
  tellEnd(account, execution)
  return execution
}

function started({ arn, startedMs }: AccountExecution): Answered {
  return answered({ executionArn: arn, startDate: seconds(startedMs) })
}

/** Express bills in steps of 100 milliseconds and 64 MB, and no less than one of each. */
const billing = { stepMs: 100, memoryMB: 64 } as const

function syncResult(execution: AccountExecution): JsonObject {
  const { arn, name, machineArn, inputText, startedMs, traceHeader } = execution
  const { status, output, error, cause, stoppedMs } = standingOf(execution)
  const endMs = stoppedMs ?? startedMs
  const billedMs = Math.max(1, Math.ceil((endMs - startedMs) / billing.stepMs)) * billing.stepMs
  return {
    executionArn: arn,
    stateMachineArn: machineArn,
    name,
    startDate: seconds(startedMs),
    stopDate: seconds(endMs),
    status: status === 'ABORTED' ? 'FAILED' : status,
    ...(error === null ? {} : { error }),
    ...(cause === null ? {} : { cause }),
    input: inputText,
    inputDetails: { included: true },
    ...(output === null ? {} : { output, outputDetails: { included: true } }),
    ...(traceHeader === null ? {} : { traceHeader }),
    billingDetails: { billedMemoryUsedInMB: billing.memoryMB, billedDurationInMilliseconds: billedMs },
  }
}
