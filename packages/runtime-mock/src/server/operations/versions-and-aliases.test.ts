import { expect, test } from 'vitest'
import { arnOf, localAccount, machineOfOne } from '../testing/local-account.ts'

const definition = (result: number) => machineOfOne({ Type: 'Pass', Result: result })
const arn = arnOf('stateMachine', 'Machine')
const route = (version: number, weight: number) => ({ stateMachineVersionArn: `${arn}:${version}`, weight })

/** A machine with two versions, whose executions give 1 and 2. */
async function twoVersions() {
  const account = localAccount()
  await account.machine(definition(1), { publish: true, versionDescription: 'first' })
  await account.does('UpdateStateMachine', {
    stateMachineArn: arn,
    definition: JSON.stringify(definition(2)),
    publish: true,
  })
  const outputOf = async (stateMachineArn: string, name: string) => {
    const executionArn = await account.execution(stateMachineArn, { name })
    return (await account.does('DescribeExecution', { executionArn }))['output']
  }
  return { ...account, outputOf }
}

test('versions stay what they were, and numbers are not given twice', async () => {
  const { does, outputOf, refuses } = await twoVersions()
  expect([await outputOf(`${arn}:1`, 'a'), await outputOf(`${arn}:2`, 'b'), await outputOf(arn, 'c')]).toEqual([
    '1',
    '2',
    '2',
  ])
  expect(await does('DescribeStateMachine', { stateMachineArn: `${arn}:1` })).toMatchObject({
    stateMachineArn: `${arn}:1`,
    description: 'first',
    definition: JSON.stringify(definition(1)),
  })
  // The current revision is version 2 already.
  expect(await does('PublishStateMachineVersion', { stateMachineArn: arn })).toMatchObject({
    stateMachineVersionArn: `${arn}:2`,
  })
  await does('DeleteStateMachineVersion', { stateMachineVersionArn: `${arn}:2` })
  expect(await does('PublishStateMachineVersion', { stateMachineArn: arn })).toMatchObject({
    stateMachineVersionArn: `${arn}:3`,
  })
  const { stateMachineVersions } = await does('ListStateMachineVersions', { stateMachineArn: arn })
  expect(stateMachineVersions).toMatchObject([
    { stateMachineVersionArn: `${arn}:3` },
    { stateMachineVersionArn: `${arn}:1` },
  ])
  const gone = ['StateMachineDoesNotExist', `State Machine Does Not Exist: '${arn}:2'`]
  for (const operation of ['DescribeStateMachine', 'StartExecution', 'ListExecutions']) {
    expect(await refuses(operation, { stateMachineArn: `${arn}:2` })).toEqual(gone)
  }
  expect(await does('DeleteStateMachineVersion', { stateMachineVersionArn: `${arn}:2` })).toEqual({})
  expect((await refuses('DeleteStateMachineVersion', { stateMachineVersionArn: arn }))[0]).toBe('ValidationException')
})

test('publishing can be made to depend on the revision', async () => {
  const { does, machine, refuses } = localAccount()
  await machine(definition(1))
  expect(await refuses('PublishStateMachineVersion', { stateMachineArn: arn, revisionId: 'other' })).toEqual([
    'ConflictException',
    'Failed to publish the State Machine version for revision other. The current State Machine revision is INITIAL.',
  ])
  expect(await does('PublishStateMachineVersion', { stateMachineArn: arn, revisionId: 'INITIAL' })).toMatchObject({
    stateMachineVersionArn: `${arn}:1`,
  })
})

test('an alias leads to its versions by their weights', async () => {
  const { does, outputOf } = await twoVersions()
  await does('CreateStateMachineAlias', { name: 'live', routingConfiguration: [route(1, 70), route(2, 30)] })
  const outputs: unknown[] = []
  for (let at = 0; at < 200; at += 1) outputs.push(await outputOf(`${arn}:live`, `run-${at}`))
  const share = outputs.filter((output) => output === '1').length / outputs.length
  expect(share).toBeGreaterThan(0.6)
  expect(share).toBeLessThan(0.8)
  const { executions } = await does('ListExecutions', { stateMachineArn: `${arn}:live`, maxResults: 1 })
  expect(executions).toEqual([
    expect.objectContaining({
      name: 'run-199',
      stateMachineArn: arn,
      stateMachineAliasArn: `${arn}:live`,
      stateMachineVersionArn: expect.stringMatching(/:[12]$/),
    }),
  ])
})

test('an alias is created once, changed, described, listed by version, and keeps its version from being deleted', async () => {
  const { does, refuses } = await twoVersions()
  const request = { name: 'live', routingConfiguration: [route(1, 100)] }
  const created = await does('CreateStateMachineAlias', request)
  expect(await does('CreateStateMachineAlias', request)).toEqual(created)
  const alias = { stateMachineAliasArn: `${arn}:live` }
  expect(created).toMatchObject(alias)
  expect(await refuses('CreateStateMachineAlias', { ...request, routingConfiguration: [route(2, 100)] })).toEqual([
    'ConflictException',
    'Failed to create alias because an alias with the same name and a different routing configuration already exists.',
  ])
  await does('UpdateStateMachineAlias', { ...alias, description: 'now', routingConfiguration: [route(2, 100)] })
  expect(await does('DescribeStateMachineAlias', alias)).toMatchObject({
    name: 'live',
    description: 'now',
    routingConfiguration: [route(2, 100)],
  })
  const listed = async (stateMachineArn: string) =>
    (await does('ListStateMachineAliases', { stateMachineArn }))['stateMachineAliases']
  expect(await listed(arn)).toMatchObject([alias])
  expect([await listed(`${arn}:1`), await listed(`${arn}:2`)]).toMatchObject([[], [alias]])
  expect(await refuses('DeleteStateMachineVersion', { stateMachineVersionArn: `${arn}:2` })).toEqual([
    'ConflictException',
    'Version to be deleted must not be referenced by an alias. Current list of aliases referencing this version: [live]',
  ])
  await does('DeleteStateMachineAlias', alias)
  expect(await refuses('DescribeStateMachineAlias', alias)).toEqual([
    'ResourceNotFound',
    'Request references a resource that does not exist.',
  ])
  await does('DeleteStateMachineVersion', { stateMachineVersionArn: `${arn}:2` })
})

test('where an alias cannot lead', async () => {
  const { refuses } = await twoVersions()
  const message = async (...routes: readonly object[]) => {
    const request = { name: 'live', routingConfiguration: routes.map((one) => ({ ...one })) }
    return (await refuses('CreateStateMachineAlias', request))[1]
  }
  expect([
    await message({ stateMachineVersionArn: arn, weight: 100 }),
    await message(route(1, 50), route(1, 50)),
    await message(route(1, 50), route(2, 49)),
    await message({ stateMachineVersionArn: `${arnOf('stateMachine', 'Other')}:1`, weight: 50 }, route(1, 50)),
    await message(route(9, 100)),
  ]).toEqual([
    `Routing configuration must contain state machine version ARNs. Received: [${arn}]`,
    `Routing configuration must contain distinct state machine version ARNs. Received: [${arn}:1, ${arn}:1]`,
    'Sum of routing configuration weights must equal 100. Received: [50, 49]',
    `Routing configuration must contain versions of one state machine. Received: [${arnOf('stateMachine', 'Other')}:1, ${arn}:1]`,
    'Request references a resource that does not exist.',
  ])
})
