import { expect, test } from 'vitest'
import { arnOf, localAccount, machineOfOne, roleArn, startMs } from '../testing/local-account.ts'

const pass = machineOfOne({ Type: 'Pass' })
const other = machineOfOne({ Type: 'Pass', Comment: 'other' })
const arn = arnOf('stateMachine', 'Machine')
const seconds = startMs / 1000

test('a machine is described as it was created, with the defaults of what was not said', async () => {
  const { does, machine } = localAccount()
  await machine(pass)
  expect(await does('DescribeStateMachine', { stateMachineArn: arn })).toEqual({
    stateMachineArn: arn,
    name: 'Machine',
    status: 'ACTIVE',
    type: 'STANDARD',
    creationDate: seconds,
    definition: JSON.stringify(pass),
    roleArn,
    loggingConfiguration: { includeExecutionData: false, level: 'OFF' },
    tracingConfiguration: { enabled: false },
    encryptionConfiguration: { type: 'AWS_OWNED_KEY' },
  })
  expect(
    await does('DescribeStateMachine', { stateMachineArn: arn, includedData: 'METADATA_ONLY' }),
  ).not.toHaveProperty('definition')
})

test('creating again what is there changes nothing; role and tags do not count, all else does', async () => {
  const { does, machine, refuses } = localAccount()
  await machine(pass, { tags: [{ key: 'a', value: '1' }] })
  expect(await machine(pass, { roleArn: `${roleArn}2`, tags: [] })).toBe(arn)
  expect(await does('ListTagsForResource', { resourceArn: arn })).toEqual({ tags: [{ key: 'a', value: '1' }] })
  const exists = ['StateMachineAlreadyExists', `State Machine Already Exists: '${arn}'`]
  const request = { name: 'Machine', definition: JSON.stringify(pass), roleArn }
  for (const change of [
    { definition: JSON.stringify(pass, null, 1) },
    { type: 'EXPRESS' },
    { tracingConfiguration: { enabled: true } },
    { encryptionConfiguration: { type: 'CUSTOMER_MANAGED_KMS_KEY' } },
  ]) {
    expect(await refuses('CreateStateMachine', { ...request, ...change })).toEqual(exists)
  }
})

test('what cannot be created', async () => {
  const { refuses } = localAccount({ logGroups: ['known'] })
  const request = { name: 'Machine', definition: JSON.stringify(pass), roleArn }
  const logTo = (...groups: readonly string[]) => ({
    loggingConfiguration: {
      level: 'ALL',
      destinations: groups.map((group) => ({
        cloudWatchLogsLogGroup: { logGroupArn: `arn:aws:logs:us-east-1:123456789012:log-group:${group}` },
      })),
    },
  })
  const logging = (what: string) => ['InvalidLoggingConfiguration', `Invalid Logging Configuration: ${what}`]
  const refusals = await Promise.all(
    [
      { name: 'a b' },
      { definition: '{}' },
      { roleArn: 'role' },
      { versionDescription: 'first' },
      logTo(),
      logTo('known:*', 'known:*'),
      logTo('unknown:*'),
      logTo('known'),
      { tags: Array.from({ length: 51 }, (_one, at) => ({ key: `k${at}`, value: '' })) },
    ].map((change) => refuses('CreateStateMachine', { ...request, ...change })),
  )
  expect(refusals).toEqual([
    ['InvalidName', "Invalid Name: 'a b'"],
    [
      'InvalidDefinition',
      "Invalid State Machine Definition: 'SCHEMA_VALIDATION_FAILED: These fields are required: [States, StartAt] at /'",
    ],
    ['InvalidArn', "Invalid Role Arn: 'role'"],
    ['ValidationException', 'Version description can only be set when publish is true'],
    logging('Must specify exactly one Log Destination.'),
    logging('Must specify exactly one Log Destination.'),
    logging('Log Destination not found.'),
    logging("Log Destination ARN must end with ':*'."),
    ['TooManyTags', 'Too many tags: a resource has at most 50.'],
  ])
})

test('ARNs that lead nowhere', async () => {
  const { refuses } = localAccount()
  const missing = arnOf('stateMachine', 'Missing')
  const describe = (stateMachineArn: string) => refuses('DescribeStateMachine', { stateMachineArn })
  expect(await describe('nonsense')).toEqual(['InvalidArn', "Invalid Arn: 'Invalid ARN prefix: nonsense'"])
  expect(await describe(arnOf('execution', 'a:b'))).toEqual([
    'InvalidArn',
    "Invalid Arn: 'Resource type not valid in this context: execution'",
  ])
  expect(await describe('arn:aws:states:us-east-1')).toEqual(['InvalidArn', "Invalid Arn: 'arn:aws:states:us-east-1'"])
  expect(await describe(missing)).toEqual(['StateMachineDoesNotExist', `State Machine Does Not Exist: '${missing}'`])
})

test('an update makes a revision, unless it changes nothing; executions keep theirs', async () => {
  const { does, machine, execution, refuses } = localAccount()
  await machine(pass)
  const before = await execution(arn)
  const update = (change: object) => does('UpdateStateMachine', { stateMachineArn: arn, ...change })
  expect(await update({ definition: JSON.stringify(pass) })).toEqual({ updateDate: seconds })
  const { revisionId, ...rest } = await update({ definition: JSON.stringify(other) })
  expect(revisionId).toMatch(/^[0-9a-f-]{36}$/)
  expect(rest).toEqual({ updateDate: seconds })
  expect(await update({ roleArn })).toEqual({ updateDate: seconds, revisionId })
  expect(await does('DescribeStateMachine', { stateMachineArn: arn })).toMatchObject({
    definition: JSON.stringify(other),
    revisionId,
  })
  expect(await does('DescribeStateMachineForExecution', { executionArn: before })).toEqual({
    stateMachineArn: arn,
    name: 'Machine',
    updateDate: seconds,
    definition: JSON.stringify(pass),
    roleArn,
    loggingConfiguration: { includeExecutionData: false, level: 'OFF' },
    tracingConfiguration: { enabled: false },
    encryptionConfiguration: { type: 'AWS_OWNED_KEY' },
  })
  expect(await refuses('UpdateStateMachine', { stateMachineArn: arn })).toEqual([
    'MissingRequiredParameter',
    'Either the definition, the role ARN, the LoggingConfiguration, or the TracingConfiguration must be specified',
  ])
})

test('a machine is deleted once its executions are over', async () => {
  const { does, machine, execution, refuses } = localAccount({ pace: 'real' })
  await machine(machineOfOne({ Type: 'Wait', Seconds: 60 }))
  const executionArn = await execution(arn)
  expect(await does('DeleteStateMachine', { stateMachineArn: arn })).toEqual({})
  expect(await does('DescribeStateMachine', { stateMachineArn: arn })).toMatchObject({ status: 'DELETING' })
  expect(await refuses('StartExecution', { stateMachineArn: arn })).toEqual([
    'StateMachineDeleting',
    `State Machine Deleting: '${arn}'`,
  ])
  await does('StopExecution', { executionArn })
  expect(await refuses('DescribeStateMachine', { stateMachineArn: arn })).toEqual([
    'StateMachineDoesNotExist',
    `State Machine Does Not Exist: '${arn}'`,
  ])
  expect(await does('DeleteStateMachine', { stateMachineArn: arn })).toEqual({})
})

test('lists go page by page, whatever is added and removed meanwhile', async () => {
  const { does, machine, refuses } = localAccount()
  const names = ['a', 'b', 'c', 'd']
  for (const name of names) await machine(pass, { name })
  const listed = async (request: object) => {
    const { stateMachines, nextToken } = await does('ListStateMachines', { ...request })
    return { names: (stateMachines as { name: string }[]).map(({ name }) => name), nextToken }
  }
  const first = await listed({ maxResults: 2 })
  expect(first).toEqual({ names: ['a', 'b'], nextToken: expect.any(String) })
  await does('DeleteStateMachine', { stateMachineArn: arnOf('stateMachine', 'b') })
  await machine(pass, { name: 'e' })
  expect(await listed({ maxResults: 2, nextToken: first.nextToken })).toEqual({
    names: ['c', 'd'],
    nextToken: expect.any(String),
  })
  expect(await listed({ maxResults: 0 })).toEqual({ names: ['a', 'c', 'd', 'e'], nextToken: undefined })
  const invalid = ['InvalidToken', "Invalid Token: 'Invalid token'"]
  expect(await refuses('ListStateMachines', { nextToken: 'nonsense' })).toEqual(invalid)
  expect(await refuses('ListActivities', { nextToken: first.nextToken ?? '' })).toEqual(invalid)
})

test('tags are set, replaced and taken away, of machines and of activities', async () => {
  const { does, machine, refuses } = localAccount()
  await machine(pass)
  const { activityArn } = await does('CreateActivity', { name: 'work', tags: [{ key: 'x', value: '' }] })
  for (const resourceArn of [arn, activityArn as string]) {
    await does('TagResource', { resourceArn, tags: [{ key: 'a', value: '1' }] })
    await does('TagResource', {
      resourceArn,
      tags: [
        { key: 'a', value: '2' },
        { key: 'b', value: '3' },
      ],
    })
    await does('UntagResource', { resourceArn, tagKeys: ['b', 'x', 'never'] })
    expect(await does('ListTagsForResource', { resourceArn })).toEqual({ tags: [{ key: 'a', value: '2' }] })
  }
  const resourceArn = arnOf('activity', 'other')
  expect(await refuses('ListTagsForResource', { resourceArn })).toEqual([
    'ResourceNotFound',
    `Resource not found: '${resourceArn}'`,
  ])
})
