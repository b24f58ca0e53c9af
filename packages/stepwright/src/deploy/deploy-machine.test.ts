import { describe, expect, test } from 'vitest'
import { deployMachine, type WantedMachine } from './deploy-machine.ts'
import { sdkProblem } from './deploy-problems.ts'
import type { DeployedMachine, StateMachines } from './state-machines.ts'

const arn = 'arn:aws:states:eu-west-1:123456789012:stateMachine:Copy'
const roleArn = 'arn:aws:iam::123456789012:role/sfn'
const wanted: WantedMachine = {
  name: 'Copy',
  definition: { StartAt: 'A' },
  roleArn,
  type: 'STANDARD',
  region: 'eu-west-1',
}
const text = '{\n  "StartAt": "A"\n}\n'

/** State machines in memory, and the calls that changed them. */
function account(...there: readonly DeployedMachine[]) {
  const machines = new Map(there.map((machine) => [machine.arn, machine]))
  const calls: unknown[] = []
  const api: StateMachines = {
    describe: (name) => Promise.resolve(machines.get(name) ?? null),
    create: (machine) => {
      calls.push(['create', machine])
      machines.set(arn, { arn, ...machine, isDeleting: false })
      return Promise.resolve({ arn })
    },
    update: (name, change) => {
      calls.push(['update', name, change])
      machines.set(name, { ...machines.get(name)!, ...change })
      return Promise.resolve()
    },
  }
  return { api, calls }
}
const existing: DeployedMachine = { arn, definition: '{"StartAt":"A"}', roleArn, type: 'STANDARD', isDeleting: false }

describe('deploy', () => {
  test('creates what is not there, and then leaves it alone', async () => {
    const { api, calls } = account()
    expect(await deployMachine(wanted, api)).toEqual({ ok: true, arn, action: 'created' })
    expect(await deployMachine(wanted, api)).toEqual({ ok: true, arn, action: 'unchanged' })
    expect(calls).toEqual([['create', { name: 'Copy', definition: text, roleArn, type: 'STANDARD' }]])
  })

  test('updates what differs, definition or role', async () => {
    const { api, calls } = account(existing)
    expect(await deployMachine(wanted, api)).toMatchObject({ action: 'unchanged' })
    expect(await deployMachine({ ...wanted, definition: { StartAt: 'B' } }, api)).toEqual({
      ok: true,
      arn,
      action: 'updated',
    })
    const other = 'arn:aws:iam::123456789012:role/other'
    expect(await deployMachine({ ...wanted, definition: { StartAt: 'B' }, roleArn: other }, api)).toMatchObject({
      action: 'updated',
    })
    expect(calls.map((call) => (call as string[])[0])).toEqual(['update', 'update'])
  })

  test('meets a deployment that was quicker', async () => {
    const { api } = account()
    let asked = 0
    const racing: StateMachines = {
      ...api,
      describe: () => Promise.resolve(asked++ === 0 ? null : existing),
      create: () => Promise.resolve('exists'),
    }
    expect(await deployMachine(wanted, racing)).toEqual({ ok: true, arn, action: 'unchanged' })
  })

  test.each([
    ['being deleted', { ...existing, isDeleting: true }, wanted, /^The state machine 'Copy' is being deleted\.$/],
    ['another type', { ...existing, type: 'EXPRESS' }, wanted, /cannot change to STANDARD/],
    ['no role', existing, { ...wanted, roleArn: 'sfn' }, /^'sfn' is no ARN of a role\.$/],
  ])('refuses: %s', async (_why, there, want, message) => {
    const { api, calls } = account(there)
    expect(await deployMachine(want, api)).toMatchObject({
      ok: false,
      diagnostics: [{ code: 'SW5024', message: expect.stringMatching(message) }],
    })
    expect(calls).toEqual([])
  })

  test('refuses a machine of that name that it cannot see', async () => {
    const api: StateMachines = { ...account().api, create: () => Promise.resolve('exists') }
    expect(await deployMachine(wanted, api)).toMatchObject({ ok: false, diagnostics: [{ code: 'SW5024' }] })
  })
})

describe('what the SDK throws', () => {
  const error = (name: string, message: string, code?: string) => Object.assign(new Error(message), { name, code })
  test.each([
    [error('CredentialsProviderError', 'Could not load credentials'), 'SW5020', 'There are no AWS credentials.'],
    [
      error('AccessDeniedException', 'User x is not authorized'),
      'SW5021',
      'AWS denies access: User x is not authorized.',
    ],
    [
      new AggregateError([error('Error', 'connect ECONNREFUSED ::1:1', 'ECONNREFUSED')]),
      'SW5022',
      'http://localhost:1 does not answer: ECONNREFUSED.',
    ],
    [error('TimeoutError', 'socket hang up'), 'SW5022', 'http://localhost:1 does not answer: socket hang up.'],
    [
      error('InvalidDefinition', "Invalid State Machine Definition: 'X'"),
      'SW5023',
      "AWS refuses the definition: Invalid State Machine Definition: 'X'.",
    ],
    [error('Error', 'Region is missing'), 'SW5025', 'There is no AWS region.'],
    [
      error('StateMachineLimitExceeded', 'Too many.'),
      'SW5024',
      'AWS refuses the request (StateMachineLimitExceeded): Too many.',
    ],
  ])('%s is %s', (thrown, code, message) => {
    expect(sdkProblem(thrown, 'http://localhost:1')).toMatchObject({ code, severity: 'error', message })
  })
})
