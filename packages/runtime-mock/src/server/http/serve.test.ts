import { request as httpRequest } from 'node:http'
import { createServer } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { machineOfOne, roleArn } from '../testing/local-account.ts'
import { serveStepFunctions, type ServeOptions, type StepFunctionsServer } from './serve.ts'

async function served(options: ServeOptions = {}): Promise<StepFunctionsServer> {
  const server = await serveStepFunctions(options)
  onTestFinished(() => server.close())
  return server
}

interface Sent {
  readonly status: number
  readonly type: string | undefined
  readonly body: unknown
}

/** Sends what an SDK would, or something else. */
function send(
  { port }: StepFunctionsServer,
  target: string | null,
  body: string,
  { method = 'POST', host = `127.0.0.1:${port}` }: { readonly method?: string; readonly host?: string } = {},
): Promise<Sent> {
  const headers = { Host: host, ...(target === null ? {} : { 'X-Amz-Target': target }) }
  return new Promise((resolve, reject) => {
    const request = httpRequest({ host: '127.0.0.1', port, method, headers }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () => {
        const parsed: unknown = JSON.parse(Buffer.concat(chunks).toString('utf8'))
        resolve({ status: response.statusCode ?? 0, type: response.headers['content-type'], body: parsed })
      })
    })
    request.on('error', reject)
    request.end(body)
  })
}

test('AWS JSON 1.0: a response, and errors under the names that SDKs know', async () => {
  const calls: [string, string | null][] = []
  const server = await served({ onCall: (operation, code) => calls.push([operation, code]) })
  expect(server.url).toBe(`http://127.0.0.1:${server.port}`)
  const type = 'application/x-amz-json-1.0'
  const ask = (operation: string, body: string) => send(server, `AWSStepFunctions.${operation}`, body)
  expect(await ask('ListStateMachines', '{}')).toEqual({ status: 200, type, body: { stateMachines: [] } })
  expect(await ask('ListActivities', '')).toEqual({ status: 200, type, body: { activities: [] } })
  const error = (status: number, __type: string, message: string) => ({ status, type, body: { __type, message } })
  expect([
    await ask('DescribeActivity', '{"activityArn":"nonsense"}'),
    await ask('DescribeActivity', '{}'),
    await ask('DescribeActivity', '[]'),
    await ask('DescribeActivity', '{'),
    await ask('Explode', '{}'),
    await send(server, 'DynamoDB_20120810.ListTables', '{}'),
    await send(server, null, '', { method: 'GET' }),
  ]).toEqual([
    error(400, 'com.amazonaws.swf.service.v2.model#InvalidArn', "Invalid Arn: 'Invalid ARN prefix: nonsense'"),
    error(
      400,
      'com.amazon.coral.validate#ValidationException',
      "1 validation error detected: Value null at 'activityArn' failed to satisfy constraint: Member must not be null",
    ),
    error(400, 'com.amazon.coral.service#SerializationException', 'The request is not a JSON object.'),
    error(400, 'com.amazon.coral.service#SerializationException', 'The request is not a JSON object.'),
    error(400, 'com.amazon.coral.service#UnknownOperationException', ''),
    error(400, 'com.amazon.coral.service#UnknownOperationException', ''),
    error(400, 'com.amazon.coral.service#UnknownOperationException', ''),
  ])
  expect(calls.slice(0, 3)).toEqual([
    ['ListStateMachines', null],
    ['ListActivities', null],
    ['DescribeActivity', 'InvalidArn'],
  ])
})

test('only this machine is answered: by its own names, with the prefix of SDKs or without', async () => {
  const server = await served()
  const statusFor = async (host: string) =>
    (await send(server, 'AWSStepFunctions.ListActivities', '{}', { host })).status
  const own = [
    'localhost:1',
    'sync-localhost:1',
    '127.0.0.1',
    'sync-127.0.0.1:1',
    '127.1.2.3',
    '[::1]:1',
    'sfn.localhost',
  ]
  const others = ['example.com', 'localhost.example.com', '127.0.0.1.example.com', '192.168.0.1', 'sync-example.com']
  expect(await Promise.all(own.map(statusFor))).toEqual(own.map(() => 200))
  expect(await Promise.all(others.map(statusFor))).toEqual(others.map(() => 403))
})

test('a request that is too large is refused without being kept', async () => {
  const server = await served()
  const body = JSON.stringify({ name: 'x'.repeat(5 * 1024 * 1024) })
  expect(await send(server, 'AWSStepFunctions.CreateActivity', body)).toMatchObject({ status: 413 })
  const nearly = JSON.stringify({ name: 'x'.repeat(1024 * 1024) })
  expect(await send(server, 'AWSStepFunctions.CreateActivity', nearly)).toMatchObject({ status: 400 })
})

test('a server that closes ends the calls that still wait, and gives the port back', async () => {
  const server = await serveStepFunctions()
  const made = await server.local.call('CreateActivity', { name: 'work' })
  const poll = JSON.stringify(made.ok ? { activityArn: made.value['activityArn'] } : {})
  const waiting = send(server, 'AWSStepFunctions.GetActivityTask', poll)
  const ended = waiting.then(
    () => 'answered',
    () => 'ended',
  )
  // It has to be there before the server closes.
  await new Promise((resolve) => setTimeout(resolve, 50))
  await server.close()
  expect(await ended).toBe('ended')
  const other = createServer()
  await new Promise<void>((resolve) => other.listen(server.port, '127.0.0.1', resolve))
  await expect(serveStepFunctions({ port: server.port })).rejects.toMatchObject({ code: 'EADDRINUSE' })
  await new Promise((resolve) => other.close(resolve))
})

test('an execution goes on between the calls', async () => {
  const server = await served()
  const ask = async (operation: string, body: object) =>
    (await send(server, `AWSStepFunctions.${operation}`, JSON.stringify(body))).body as { [member: string]: string }
  const definition = JSON.stringify(machineOfOne({ Type: 'Pass', Result: 1 }))
  const { stateMachineArn = '' } = await ask('CreateStateMachine', { name: 'One', definition, roleArn })
  const { executionArn = '' } = await ask('StartExecution', { stateMachineArn })
  await server.local.idle()
  expect(await ask('DescribeExecution', { executionArn })).toMatchObject({ status: 'SUCCEEDED', output: '1' })
})
