import { expect, test } from 'vitest'
import { thrownBy } from '../testing/thrown-by.ts'
import { retryNode } from './retry.ts'
import { transient } from '../retry-policy.ts'

const at = { file: 'flow.ts', line: 3, column: 5 }

test('what is left out stays with Step Functions', () => {
  expect(retryNode('States.ALL', undefined, at)).toStrictEqual({
    errorEquals: ['States.ALL'],
    intervalSeconds: null,
    maxAttempts: null,
    backoffRate: null,
    maxDelaySeconds: null,
    jitterStrategy: null,
    comment: null,
    at,
  })
})

test('every option has its field', () => {
  const options = { maxAttempts: 0, interval: { minutes: 1 }, backoffRate: 1.5, maxDelay: { hours: 1 }, jitter: 'NONE' }
  expect(retryNode(['A', 'B'], options, at)).toStrictEqual({
    errorEquals: ['A', 'B'],
    intervalSeconds: 60,
    maxAttempts: 0,
    backoffRate: 1.5,
    maxDelaySeconds: 3600,
    jitterStrategy: 'NONE',
    comment: null,
    at,
  })
})

test.each([
  [
    { maxAttempts: -1 },
    'SW1004',
    "A retry's 'maxAttempts' is a whole number from 0 to 99999999, and was given as the number -1.",
  ],
  [
    { maxAttempts: 1.5 },
    'SW1004',
    "A retry's 'maxAttempts' is a whole number from 0 to 99999999, and was given as the number 1.5.",
  ],
  [
    { maxAttempts: 100_000_000 },
    'SW1004',
    "A retry's 'maxAttempts' is a whole number from 0 to 99999999, and was given as the number 100000000.",
  ],
  [
    { interval: { seconds: 0 } },
    'SW1003',
    "A retry's 'interval' is a whole number of seconds from 1 to 99999999, and was given as 0.",
  ],
  [{ backoffRate: 0.5 }, 'SW1004', "A retry's 'backoffRate' is a number from 1 up, and was given as the number 0.5."],
  [
    { backoffRate: Infinity },
    'SW1004',
    "A retry's 'backoffRate' is a number from 1 up, and was given as the number Infinity.",
  ],
  [
    { maxDelay: { days: 400 } },
    'SW1003',
    "A retry's 'maxDelay' is a whole number of seconds from 1 to 31622400, and was given as 34560000.",
  ],
  [
    { interval: { minutes: 1 }, maxDelay: { seconds: 60 } },
    'SW1004',
    "A retry's 'maxDelay' is longer than its 'interval', and was given as 60 seconds.",
  ],
  [{ jitter: 'HALF' }, 'SW1004', "A retry's 'jitter' is 'FULL' or 'NONE', and was given as the text 'HALF'."],
  [
    { attempts: 3 },
    'SW1011',
    "A retry takes maxAttempts, interval, backoffRate, maxDelay, jitter, comment, and was given 'attempts'.",
  ],
  [3, 'SW1011', 'A retry takes an object of options, and was given the number 3.'],
])('%j is refused', (options, code, message) => {
  expect(thrownBy(() => retryNode('A', options, at))).toMatchObject({ code, message, at: 'flow.ts' })
})

test('a retry names errors', () => {
  expect(thrownBy(() => retryNode([], {}, at)).message).toBe("'retry' names no errors.")
  expect(thrownBy(() => retryNode([5], {}, at)).message).toBe(
    "'retry' takes names of errors, and was given the number 5.",
  )
})

test('a policy holds the names and the options, and takes no others', () => {
  const policy = transient.throttling('Glue', { maxAttempts: 3, comment: 'a limit per second' })
  expect(retryNode(policy, undefined, at)).toStrictEqual({
    errorEquals: [
      'Glue.ThrottlingException',
      'Glue.ThrottledException',
      'Glue.TooManyRequestsException',
      'Glue.RequestThrottledException',
      'Glue.RequestLimitExceededException',
      'Glue.ProvisionedThroughputExceededException',
    ],
    intervalSeconds: 1,
    maxAttempts: 3,
    backoffRate: 2,
    maxDelaySeconds: 60,
    jitterStrategy: 'FULL',
    comment: 'a limit per second',
    at,
  })
  expect(retryNode(transient.lambda(), undefined, at)).toMatchObject({
    intervalSeconds: 2,
    maxAttempts: 6,
    backoffRate: 2,
    jitterStrategy: 'FULL',
  })
  expect(thrownBy(() => retryNode(policy, { maxAttempts: 4 }, at))).toEqual({
    code: 'SW1011',
    message: 'A retry policy takes no options beside it, and was given an object.',
    at: 'flow.ts',
  })
})

test('a service that has no name for its throttling is retried on its general error', () => {
  expect(transient.throttling('ECS').errors).toContain('ECS.AmazonECSException')
  expect(transient.throttling('EMR').errors).toContain('EMR.AmazonElasticMapReduceException')
  expect(transient.throttling('Athena').errors).not.toContain('Athena.AmazonAthenaException')
})

test('a name that Step Functions keeps for itself is one of its own', () => {
  expect(thrownBy(() => retryNode(['A', 'States.Timeot'], undefined, at))).toEqual({
    code: 'SW1014',
    message: "Step Functions has no error 'States.Timeot': it is 'States.Timeout'.",
    at: 'flow.ts',
  })
  expect(thrownBy(() => retryNode('States.Nothing', undefined, at)).message).toBe(
    "Step Functions has no error 'States.Nothing', and keeps names that begin with 'States.' to itself.",
  )
  expect(retryNode('States.Http.StatusCode.429', undefined, at).errorEquals).toEqual(['States.Http.StatusCode.429'])
})
