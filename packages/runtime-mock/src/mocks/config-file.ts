import { getOwn, isJsonObject, suggestion, StepwrightError, type JsonObject, type JsonValue } from '@stepwright/asl'
import { toJson } from '../services/json-value.ts'
import { fails, sequence, serviceResult, type Mocks, type Reply } from './mock.ts'

/** The format of `MockConfigFile.json`, the mocks of Step Functions Local. */
export interface MockConfigFile {
  /** State machine → test case → state → the name of a mocked response. */
  readonly StateMachines: {
    readonly [stateMachine: string]: {
      readonly TestCases: { readonly [testCase: string]: { readonly [state: string]: string } }
    }
  }
  /** Response → attempt, or range of attempts such as `1-3`, from 0 → what the task gives. */
  readonly MockedResponses: { readonly [response: string]: { readonly [attempts: string]: MockedAttempt } }
}

/** What a task gives: a result as the service sends it, or an error. */
export type MockedAttempt =
  { readonly Return: JsonValue } | { readonly Throw: { readonly Error: string; readonly Cause?: string } }

/** Which of the test cases in a file. */
export interface MockConfigCase {
  readonly stateMachine: string
  readonly testCase: string
}

/**
 * The mocks of a test case in a `MockConfigFile.json`, for `simulate`.
 *
 * As with Step Functions Local a `Return` is the service's whole answer: for `lambda:invoke` the envelope with its
 * `Payload`. Files often cover more attempts than a run makes; `allowUnusedMocks` lets that pass.
 *
 * @param config the file's text, or what is in it
 * @throws StepwrightError SW4013 when the file does not have the test case, or not in this format
 * @example
 * const mocks = mocksFromConfigFile(readFileSync('MockConfigFile.json', 'utf8'), {
 *   stateMachine: 'LambdaSQSIntegration',
 *   testCase: 'RetryPath',
 * })
 * const run = await simulate(definition, { input, mocks, allowUnusedMocks: true })
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/sfn-local-mock-cfg-file.html
 */
export function mocksFromConfigFile(
  config: MockConfigFile | string,
  { stateMachine, testCase }: MockConfigCase,
): Mocks {
  const file = typeof config === 'string' ? parse(config) : toJson(config, 'The mock configuration')
  const machine = objectAt(objectAt(file, 'StateMachines'), stateMachine, 'state machine')
  const states = objectAt(objectAt(machine, 'TestCases'), testCase, 'test case')
  const responses = objectAt(file, 'MockedResponses')
  return Object.fromEntries(
    Object.entries(states).map(([state, response]) => {
      if (typeof response !== 'string') throw unusable(`The test case '${testCase}' gives '${state}' no response name.`)
      return [state, sequence(...repliesOf(response, objectAt(responses, response, 'mocked response')))]
    }),
  )
}

function repliesOf(response: string, attempts: JsonObject): readonly Reply[] {
  const replies: Reply[] = []
  for (const [key, attempt] of Object.entries(attempts)) {
    const range = /^(\d+)(?:-(\d+))?$/.exec(key)
    const first = Number(range?.[1])
    const last = Number(range?.[2] ?? range?.[1])
    if (!range || last < first) {
      throw unusable(`The mocked response '${response}' has '${key}', which is no attempt such as '0' or '1-3'.`)
    }
    for (let at = first; at <= last; at += 1) replies[at] = replyOf(response, key, attempt)
  }
  for (let at = 0; at < replies.length; at += 1) {
    if (!(at in replies)) throw unusable(`The mocked response '${response}' leaves out attempt ${at}.`)
  }
  if (replies.length > 0) return replies
  throw unusable(`The mocked response '${response}' has no attempts.`)
}

function replyOf(response: string, key: string, attempt: JsonValue): Reply {
  const { Return: result, Throw: thrown } = isJsonObject(attempt) ? attempt : {}
  if (result !== undefined && thrown === undefined) return serviceResult(result)
  const { Error: error, Cause: cause } = thrown !== undefined && isJsonObject(thrown) ? thrown : {}
  if (result === undefined && typeof error === 'string')
    return fails(error, typeof cause === 'string' ? cause : undefined)
  throw unusable(`Attempt '${key}' of the mocked response '${response}' is neither a Return nor a Throw with an Error.`)
}

/**
 * The object under a name.
 *
 * @param kind what the names are, where they are the user's
 */
function objectAt(holder: JsonValue, name: string, kind?: string): JsonObject {
  const known = isJsonObject(holder) ? holder : {}
  const value = getOwn(known, name)
  if (value !== undefined && isJsonObject(value)) return value
  if (kind === undefined) throw unusable(`The mock configuration has no object '${name}' where the format has one.`)
  const names = Object.keys(known)
  const all = `It has ${names.map((one) => `'${one}'`).join(', ') || 'none'}.`
  throw unusable(`The mock configuration has no ${kind} '${name}'.`, suggestion(name, names, all))
}

function parse(text: string): JsonValue {
  try {
    // JSON.parse gives JSON.
    return JSON.parse(text) as JsonValue
  } catch (error) {
    throw unusable(`The mock configuration is not JSON: ${error instanceof Error ? error.message : String(error)}.`)
  }
}

function unusable(message: string, more: { readonly hint?: string } = {}): StepwrightError {
  return new StepwrightError({ code: 'SW4013', severity: 'error', message, ...more })
}
