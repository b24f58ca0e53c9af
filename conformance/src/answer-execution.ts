import type { JsonValue, StateMachineDefinition } from '@stepwright/asl'
import {
  type ExecutionIdentity,
  machineOf,
  newExecution,
  type ObjectStore,
  runExecution,
  s3,
  virtualClock,
  type World,
} from '@stepwright/runtime-mock'
import type { Case, ExecutionAnswer } from './case.ts'
import { maskTokens } from './mask-tokens.ts'
import { replayOf } from './replay.ts'

const startMs = Date.UTC(2026, 0, 1)
/** Long enough for the states before it, short enough for the Wait it came in. */
const stopAfterMs = 1000
const expressId = '0a1b2c3d-4e5f-4071-8293-a4b5c6d7e8f9'

/** Runs a case's machine on its input, with the recorded outcomes of its tasks. */
export async function answerExecution(kase: Case): Promise<ExecutionAnswer> {
  const { id } = kase
  const { definition, restore } = withRealArns(kase)
  const text = kase.inputText ?? JSON.stringify(kase.input ?? {})
  // Both are JSON.
  const input = JSON.parse(text) as JsonValue
  const first = newExecution(identityOf(kase), input, text, 1)
  const tokens: string[] = []
  const world = {
    clock: virtualClock(startMs),
    tasks: replayOf(kase, tokens),
    s3: storeOf(kase),
    stop: stopOf(kase, startMs + stopAfterMs),
  }
  const { execution, entries } = await runExecution(machineOf(definition), first, world)
  const events = entries.map(({ event }) => event)
  return maskTokens(
    kase,
    tokens,
    restore({
      id,
      status: execution.status,
      ...(execution.status === 'SUCCEEDED' ? { output: execution.output } : {}),
      ...(execution.error === null ? {} : { error: execution.error }),
      ...(execution.cause === null ? {} : { cause: execution.cause }),
      events: kase.reverseOrder ? events.toReversed() : events,
    }),
  )
}

/**
 * The role is what the machine was started with; where the recorder masked it in the context but not in the first event,
 * the event has it.
 */
function identityOf({ context, expected, kind }: Case): ExecutionIdentity {
  const givenArn = context?.executionArn ?? 'arn:aws:states:us-east-1:111111111111:execution:machine:execution'
  // An asynchronous Express execution has its own form of ARN; the recording has it in the results only.
  const executionArn =
    kind === 'express_async' ? `${givenArn.replace(':execution:', ':express:')}:${expressId}` : givenArn
  const stateMachineArn = context?.stateMachineArn ?? 'arn:aws:states:us-east-1:111111111111:stateMachine:machine'
  return {
    executionArn,
    executionName: executionArn.split(':')[7] ?? '',
    stateMachineArn,
    stateMachineName: stateMachineArn.split(':')[6] ?? '',
    roleArn:
      expected.events?.find(({ id }) => id === 1)?.executionStartedEventDetails?.roleArn ?? context?.roleArn ?? '',
    region: 'us-east-1',
    startMs,
    childIndex: null,
    redriveCount: kind === 'express_sync' ? null : 0,
  }
}

/** The recorded call of StopExecution, which only the event it left tells of. When it came was not recorded. */
function stopOf({ expected }: Case, atMs: number): NonNullable<World['stop']> | null {
  const details = expected.events?.find(({ type }) => type === 'ExecutionAborted')?.executionAbortedEventDetails
  return details ? { atMs, error: details.error ?? null, cause: details.cause ?? null } : null
}

/** The recorded objects; what starts with `$` is not one. */
function storeOf({ s3: objects = {} }: Case): ObjectStore {
  const bodies = Object.entries(objects).filter((entry): entry is [string, string] => typeof entry[1] === 'string')
  return s3.memory(Object.fromEntries(bodies.filter(([place]) => !place.startsWith('$'))))
}

interface RealArns {
  readonly definition: StateMachineDefinition
  readonly restore: (answer: ExecutionAnswer) => ExecutionAnswer
}

/** The recorder put bare words in the place of some ARNs; the engine reads real ones, and the answer gets the words back. */
function withRealArns({ definition }: Case): RealArns {
  const words = [...JSON.stringify(definition).matchAll(/"Resource":"([a-z_]*activity[a-z_]*)"/g)].map(
    ([, word]) => word ?? '',
  )
  const real = (word: string): string => `arn:aws:states:us-east-1:111111111111:activity:${word}-stand-in`
  const replace = (text: string, from: (word: string) => string, to: (word: string) => string): string =>
    words.reduce((changed, word) => changed.replaceAll(`"${from(word)}"`, `"${to(word)}"`), text)
  const same = (word: string): string => word
  return {
    // A definition with other strings in it is a definition, an answer an answer.
    definition: JSON.parse(replace(JSON.stringify(definition), same, real)) as StateMachineDefinition,
    restore: (answer) => JSON.parse(replace(JSON.stringify(answer), real, same)) as ExecutionAnswer,
  }
}
