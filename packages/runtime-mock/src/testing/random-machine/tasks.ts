import type { JsonObject, JsonValue } from '@stepwright/asl'
import fc from 'fast-check'
import { expression } from './expressions.ts'
import { errorName, failureFields } from './failures.ts'
import { assign, optional, output, ownLanguage, resultPaths, together } from './fields.ts'
import { parameters } from './fields.ts'
import { going, joined, pieceOf, type Answer, type Fields, type Phrase, type Step } from './scope.ts'
import { anything, result, sometimes } from './values.ts'

/** A way to call something. */
interface Service {
  readonly resource: string
  readonly pattern: 'request response' | 'run a job' | 'callback' | 'activity'
  /** What it must be called with, in JSONPath and in JSONata; null where any arguments do. */
  readonly jsonPath: JsonObject | null
  readonly jsonata: JsonObject | null
  /** A result that fits the service's API; null where any does. */
  readonly answer: JsonValue | null
}

const same = (fields: JsonObject): Pick<Service, 'jsonPath' | 'jsonata'> => ({ jsonPath: fields, jsonata: fields })
const region = 'us-east-1:123456789012'

const lambda: Service = {
  resource: 'arn:aws:states:::lambda:invoke',
  pattern: 'request response',
  jsonPath: { FunctionName: 'f', 'Payload.$': '$' },
  jsonata: { FunctionName: 'f', Payload: '{% $states.input %}' },
  answer: null,
}

/** Every kind of integration, and every way of waiting for it. */
const services: readonly Service[] = [
  lambda,
  { ...lambda, resource: `arn:aws:lambda:${region}:function:f`, jsonPath: null, jsonata: null },
  {
    resource: 'arn:aws:states:::glue:startJobRun.sync',
    pattern: 'run a job',
    ...same({ JobName: 'job' }),
    answer: { JobRunState: 'SUCCEEDED' },
  },
  {
    resource: 'arn:aws:states:::dynamodb:getItem',
    pattern: 'request response',
    ...same({ TableName: 'T', Key: { id: { S: '1' } } }),
    answer: { Item: { id: { S: '1' } } },
  },
  {
    resource: 'arn:aws:states:::aws-sdk:sns:publish',
    pattern: 'request response',
    ...same({ TopicArn: `arn:aws:sns:${region}:t`, Message: 'm' }),
    answer: { MessageId: 'm-1' },
  },
]

const callbacks: readonly Service[] = [
  {
    resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
    pattern: 'callback',
    jsonPath: { FunctionName: 'f', Payload: { 'token.$': '$$.Task.Token' } },
    jsonata: { FunctionName: 'f', Payload: { token: '{% $states.context.Task.Token %}' } },
    answer: null,
  },
  {
    resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken',
    pattern: 'callback',
    jsonPath: { QueueUrl: 'q', 'MessageBody.$': '$$.Task.Token' },
    jsonata: { QueueUrl: 'q', MessageBody: '{% $states.context.Task.Token %}' },
    answer: null,
  },
  { resource: `arn:aws:states:${region}:activity:a`, pattern: 'activity', jsonPath: null, jsonata: null, answer: null },
]

/** A task. In Express workflows none waits: neither jobs nor callbacks nor activities are there. */
export function task(isExpress: boolean, handler: fc.Arbitrary<Step>): fc.Arbitrary<Step> {
  const available = isExpress
    ? services.filter(({ pattern }) => pattern === 'request response')
    : [...services, ...callbacks]
  return fc.constantFrom(...available).chain((service) => taskOf(service, handler))
}

const jsonPathResult = together(
  resultPaths,
  optional(
    'ResultSelector',
    fc.constant(() => ({ 'kept.$': '$' })),
    6,
  ),
)

function taskOf(service: Service, handler: fc.Arbitrary<Step>): fc.Arbitrary<Step> {
  return fc
    .record({
      languageOf: ownLanguage,
      jsonPath: jsonPathResult,
      jsonata: output('$states.result'),
      given: sometimes(fc.tuple(parameters, expression), 2),
      assigning: assign,
      failing: failureFields(handler),
      times: sometimes(fc.tuple(fc.integer({ min: 2, max: 9 }), fc.boolean(), fc.nat(5)), 3),
      answers: fc.array(answer(service), { minLength: 1, maxLength: 3 }),
    })
    .map(({ languageOf, jsonPath, jsonata, given, assigning, failing, times, answers }) => ({
      kind: 'Task',
      write: ({ name, scope, next }) => {
        const own = languageOf(scope)
        const isJsonPath = own.language === 'JSONPath'
        const { fields, assigned } = assigning(scope, own.language)
        const handlers = failing(scope, own.language, next)
        const free: Phrase<Fields> = (at) =>
          given ? (isJsonPath ? { Parameters: given[0](at) } : { Arguments: given[1](at) }) : {}
        const fixed = isJsonPath ? service.jsonPath : service.jsonata
        const sent = fixed === null ? free(scope) : { [isJsonPath ? 'Parameters' : 'Arguments']: fixed }
        const waits = answers.some(({ kind }) => kind === 'waits')
        const state: Fields = {
          Type: 'Task',
          Resource: service.resource,
          ...own.fields,
          ...sent,
          ...(isJsonPath ? jsonPath(scope) : jsonata(scope)),
          ...timesOf(service, times, waits, isJsonPath),
          ...fields,
          ...handlers.fields,
          ...going(next),
        }
        return joined(pieceOf(name, state, { assigned, answers }), handlers.piece)
      },
    }))
}

/** Timeouts. A task that may wait for ever gets one. */
function timesOf(
  { pattern }: Service,
  times: readonly [number, boolean, number] | null,
  mustEnd: boolean,
  isJsonPath: boolean,
): Fields {
  if (!times) return mustEnd ? { TimeoutSeconds: 7 } : {}
  const [seconds, hasHeartbeat, other] = times
  const dynamic = isJsonPath ? { TimeoutSecondsPath: '$.secs' } : { TimeoutSeconds: '{% $states.input.secs %}' }
  const timeout = other === 0 && !mustEnd ? dynamic : { TimeoutSeconds: seconds }
  const canBeat = pattern === 'callback' || pattern === 'activity'
  return { ...timeout, ...(hasHeartbeat && canBeat ? { HeartbeatSeconds: seconds - 1 } : {}) }
}

const delay = fc.oneof({ arbitrary: fc.constant(0), weight: 5 }, fc.integer({ min: 1, max: 12 }))

function answer({ pattern, answer: fitting }: Service): fc.Arbitrary<Answer> {
  const value = fitting === null ? result : fc.constant(fitting)
  const gives = fc.record({ kind: fc.constant('gives' as const), value, delaySeconds: delay })
  const fails = fc.record({
    kind: fc.constant('fails' as const),
    error: errorName,
    cause: fc.option(fc.constantFrom('because', '{"why":1}')),
    delaySeconds: delay,
  })
  const throws = fc.constantFrom('no', 'two\nlines').map((message) => ({ kind: 'throws' as const, message }))
  const worker = fc.record({
    kind: fc.constant('worker' as const),
    name: fc.constantFrom('w-1', 'w-2'),
    takesAfterSeconds: fc.nat(4),
    value: anything,
    delaySeconds: delay,
    heartbeatEvery: fc.option(fc.integer({ min: 1, max: 4 })),
  })
  const some: fc.WeightedArbitrary<Answer>[] = [
    { arbitrary: gives, weight: 12 },
    { arbitrary: fails, weight: 2 },
    { arbitrary: throws, weight: 1 },
  ]
  if (pattern === 'activity') some.push({ arbitrary: worker, weight: 6 })
  // No activity: what no worker takes has no timeout, and waits as long as the execution does.
  if (pattern === 'callback') some.push({ arbitrary: fc.constant({ kind: 'waits' }), weight: 1 })
  return fc.oneof(...some)
}
