import { execFile, spawnSync } from 'node:child_process'
import { mkdir, symlink, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { ran, type Ran } from '../testing/captured-terminal.ts'
import { command, start } from '../testing/process.ts'
import { pipelineProject, project } from '../testing/project.ts'

type Sdk = typeof import('@aws-sdk/client-sfn')

const lambda = 'arn:aws:states:::lambda:invoke'
const greet = {
  QueryLanguage: 'JSONata',
  StartAt: 'Wait',
  States: {
    Wait: { Type: 'Wait', Seconds: 3600, Next: 'Greet' },
    Greet: {
      Type: 'Task',
      Resource: lambda,
      Arguments: { FunctionName: 'greet-${Stage}', Payload: '{% $states.input %}' },
      Output: '{% $states.result.Payload %}',
      Retry: [{ ErrorEquals: ['Lambda.TooManyRequestsException'] }],
      End: true,
    },
  },
}
const greetArn = 'arn:aws:states:us-east-1:123456789012:stateMachine:Greet'
const roleArn = 'arn:aws:iam::123456789012:role/sfn'

interface Serving {
  /** The lines on standard output. */
  readonly lines: readonly string[]
  readonly url: string
  /** Ctrl-C, and what the command wrote. */
  readonly stop: () => Promise<Ran>
}

/** Runs `stepwright serve` until it is stopped. */
async function serving(cwd: string, ...line: readonly string[]): Promise<Serving> {
  let interrupt = (): void => undefined
  const interrupted = new Promise<void>((resolve) => (interrupt = resolve))
  let ready = (_text: string): void => undefined
  const first = new Promise<string>((resolve) => (ready = resolve))
  const ended = ran(['serve', '--port', '0', ...line], {
    cwd,
    untilInterrupted: () => interrupted,
    onWrite: (text) => {
      if (text.startsWith('http://')) ready(text)
    },
  })
  const stop = (): Promise<Ran> => {
    interrupt()
    return ended
  }
  onTestFinished(async () => {
    await stop()
  })
  const text = await Promise.race([first, ended.then(({ err }) => Promise.reject(new Error(err)))])
  const lines = text.trimEnd().split('\n')
  return { lines, url: lines[0] ?? '', stop }
}

/** The same as a process of its own: only there the modules of a pipeline can be loaded. Ctrl-C is a signal then. */
async function servingProcess(cwd: string, ...line: readonly string[]): Promise<Serving> {
  const { child, written, ended } = start([...command, 'serve', '--port', '0', ...line], cwd)
  const stop = (): Promise<Ran> => {
    child.kill('SIGINT')
    return ended
  }
  onTestFinished(async () => {
    await stop()
  })
  await Promise.race([
    vi.waitFor(() => expect(written.out).toContain('\n'), { timeout: 60_000, interval: 50 }),
    ended.then(({ err }) => Promise.reject(new Error(err))),
  ])
  const lines = written.out.trimEnd().split('\n')
  return { lines, url: lines[0] ?? '', stop }
}

/** What a user's program has in its hands. */
interface Program {
  readonly sdk: Sdk
  readonly client: InstanceType<Sdk['SFNClient']>
}

const installed = fileURLToPath(new URL('../../../node_modules/@aws-sdk', import.meta.url))

/**
 * Runs a function as a program of its own that calls the server through the AWS SDK, and gives what it returned, as JSON. Under Vitest's own
 * conditions Node would take the SDK's build for bundlers, which it cannot load.
 */
async function withSdk<Given>(
  { url }: Serving,
  program: (program: Program, given: Given) => Promise<unknown>,
  given: Given,
): Promise<unknown> {
  const cwd = await project({ 'package.json': { type: 'module' } })
  await mkdir(join(cwd, 'node_modules'))
  await symlink(installed, join(cwd, 'node_modules', '@aws-sdk'))
  await writeFile(
    join(cwd, 'program.mjs'),
    `import * as sdk from '@aws-sdk/client-sfn'
const credentials = { accessKeyId: 'any', secretAccessKey: 'any' }
const client = new sdk.SFNClient({ endpoint: '${url}', disableHostPrefix: true, region: 'us-east-1', credentials })
const program = ${program.toString()}
console.log(JSON.stringify(await program({ sdk, client }, ${JSON.stringify(given)})))
client.destroy()
`,
  )
  const env = { ...process.env, NODE_OPTIONS: '' }
  const { stdout } = await promisify(execFile)(process.execPath, ['program.mjs'], { cwd, env })
  return JSON.parse(stdout) as unknown
}

describe('stepwright serve', { timeout: 60_000 }, () => {
  test('the AWS SDK starts what was given, with its parameters and mocks', async () => {
    const cwd = await project({ 'Greet.asl.json': greet, 'mocks.json': { Greet: { hello: 'you' } } })
    const server = await serving(cwd, 'Greet.asl.json', '-m', 'mocks.json', '-p', 'Stage=test')
    expect(server.lines).toEqual([expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/), greetArn])
    const told = await withSdk(
      server,
      async ({ sdk, client }, stateMachineArn) => {
        const { executionArn } = await client.send(
          new sdk.StartExecutionCommand({ stateMachineArn, name: 'one', input: '{"a":1}' }),
        )
        const { status, output, input, startDate, stopDate } = await client.send(
          new sdk.DescribeExecutionCommand({ executionArn }),
        )
        const { events = [] } = await client.send(new sdk.GetExecutionHistoryCommand({ executionArn }))
        const scheduled = events.find(({ type }) => type === 'TaskScheduled')
        const sinceStart = (date: Date | undefined): number => Number(date) - Number(startDate)
        return {
          ...{ status, output, input, stoppedMs: sinceStart(stopDate), scheduledMs: sinceStart(scheduled?.timestamp) },
          details: scheduled?.taskScheduledEventDetails,
        }
      },
      greetArn,
    )
    // A Wait of an hour takes no time, but the execution's clock has it.
    expect(told).toEqual({
      status: 'SUCCEEDED',
      output: '{"hello":"you"}',
      input: '{"a":1}',
      stoppedMs: 3_600_000,
      scheduledMs: 3_600_000,
      details: {
        resource: 'invoke',
        resourceType: 'lambda',
        region: 'us-east-1',
        parameters: '{"FunctionName":"greet-test","Payload":{"a":1}}',
      },
    })
    const { exitCode, out, err } = await server.stop()
    expect([exitCode, out]).toEqual([0, `${server.lines.join('\n')}\n`])
    expect(err.split('\n').slice(-5)).toEqual([
      'StartExecution',
      '  one SUCCEEDED',
      'DescribeExecution',
      'GetExecutionHistory',
      '',
    ])
  })

  test('the AWS SDK creates, is refused by class, pages, works on activities, and runs Express executions', async () => {
    const work = { Type: 'Task', Resource: 'arn:aws:states:us-east-1:123456789012:activity:work', End: true }
    const of = (state: object) => JSON.stringify({ StartAt: 'A', States: { A: state } })
    const told = await withSdk(
      await serving(await project({})),
      async ({ sdk, client }, { create, express }) => {
        const { stateMachineArn, creationDate } = await client.send(new sdk.CreateStateMachineCommand(create))
        const refused = await client
          .send(new sdk.CreateStateMachineCommand({ ...create, definition: `${create.definition} ` }))
          .catch((error: unknown) => (error instanceof sdk.StateMachineAlreadyExists ? error.message : String(error)))
        const { activityArn } = await client.send(new sdk.CreateActivityCommand({ name: 'work' }))
        const polling = client.send(new sdk.GetActivityTaskCommand({ activityArn, workerName: 'w' }))
        for (const name of ['a', 'b', 'c']) await client.send(new sdk.StartExecutionCommand({ stateMachineArn, name }))
        const { taskToken, input } = await polling
        await client.send(new sdk.SendTaskSuccessCommand({ taskToken, output: '{"done":true}' }))
        const pages: unknown[] = []
        for await (const page of sdk.paginateListExecutions({ client, pageSize: 2 }, { stateMachineArn })) {
          pages.push(page.executions?.map(({ name, status }) => [name, status]))
        }
        const made = await client.send(new sdk.CreateStateMachineCommand({ ...express, type: 'EXPRESS' }))
        const sync = await client.send(new sdk.StartSyncExecutionCommand({ stateMachineArn: made.stateMachineArn }))
        const tested = await client.send(
          new sdk.TestStateCommand({ definition: '{"Type":"Pass","End":true}', input: '{"x":1}' }),
        )
        return {
          ...{ isDate: creationDate instanceof Date, refused, input, pages },
          ...{ sync: [sync.status, sync.output], tested: [tested.status, tested.output] },
        }
      },
      {
        create: { name: 'Work', definition: of(work), roleArn },
        express: { name: 'Express', definition: of({ Type: 'Pass', Result: [1], End: true }), roleArn },
      },
    )
    expect(told).toEqual({
      isDate: true,
      refused: "State Machine Already Exists: 'arn:aws:states:us-east-1:123456789012:stateMachine:Work'",
      input: '{}',
      pages: [
        [
          ['c', 'RUNNING'],
          ['b', 'RUNNING'],
        ],
        [['a', 'SUCCEEDED']],
      ],
      sync: ['SUCCEEDED', '[1]'],
      tested: ['SUCCEEDED', '{"x":1}'],
    })
  })

  test('a pipeline is served with its schemas; mocks are given by name, test cases by a mock configuration file', async () => {
    const cwd = await pipelineProject({
      'flows.ts': `
        import { pipeline } from 'stepwright'
        import { lambda } from 'stepwright/aws'
        const flow = (name: string) => pipeline<{ n: number }>(name)
          .task('Double', lambda<(event: { n: number }) => Promise<{ n: number }>>('double'), (i) => ({ n: i.n })).succeed()
        export const one = flow('One')
        export const two = flow('Two')
      `,
      'two.mocks.ts': `export default { Double: ({ n }: { n: number }) => ({ n: 2 * n }) }`,
      'MockConfigFile.json': {
        StateMachines: { One: { TestCases: { Fails: { Double: 'Broken' } } } },
        MockedResponses: { Broken: { '0-9': { Throw: { Error: 'Broken', Cause: 'on purpose' } } } },
      },
    })
    const files = ['--mocks', 'Two=two.mocks.ts', '--mock-config', 'MockConfigFile.json']
    const server = await servingProcess(cwd, 'flows.ts#one', 'flows.ts#two', ...files)
    const [, one = '', two = ''] = server.lines
    const ends = await withSdk(
      server,
      async ({ sdk, client }, arns) => {
        const ended = async (stateMachineArn: string): Promise<unknown> => {
          const { executionArn } = await client.send(
            new sdk.StartExecutionCommand({ stateMachineArn, input: '{"n":21}' }),
          )
          for (;;) {
            const told = await client.send(new sdk.DescribeExecutionCommand({ executionArn }))
            if (told.status !== 'RUNNING') return [told.status, told.output ?? told.error, told.cause ?? null]
          }
        }
        return Promise.all(arns.map(ended))
      },
      [two, `${one}#Fails`, one],
    )
    expect(ends).toEqual([
      ['SUCCEEDED', '{"n":42}', null],
      ['FAILED', 'Broken', 'on purpose'],
      ['FAILED', 'Stepwright.SW4001', expect.stringContaining("The run reached the task 'Double', which has no mock.")],
    ])
    const { exitCode, err } = await server.stop()
    expect(exitCode).toBe(0)
    expect(err).toContain('FAILED Stepwright.SW4001')
  })

  test('what cannot be served', async () => {
    const cwd = await project({
      'Greet.asl.json': greet,
      'my flow.asl.json': { StartAt: 'A', States: { A: { Type: 'Succeed' } } },
      'mocks.json': { Greet: 1 },
    })
    const codes = async (...line: readonly string[]) => {
      const { exitCode, out, err } = await ran(['serve', ...line], { cwd })
      expect([exitCode, out]).toEqual([1, ''])
      return [...err.matchAll(/error (SW\d+)\n {2}(.*)/g)].map(([, code, message]) => `${code} ${message}`)
    }
    const taken = createServer()
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve))
    const { port } = taken.address() as { port: number }
    expect([
      await codes('--port', String(port)),
      await codes('--port', 'http'),
      await codes('--port', '0', 'my flow.asl.json'),
      await codes('Greet.asl.json', '-p', 'Other=1'),
      await codes('-m', 'mocks.json'),
      await codes('Missing.asl.json', '-m', 'Greet=missing.json', '--mock-config', 'none.json'),
    ]).toEqual([
      [`SW5030 Port ${port} cannot be listened on: another program listens there.`],
      ["SW5030 Port 'http' cannot be listened on: a port is a number up to 65535."],
      ["SW5031 The state machine 'my flow' cannot be served: Invalid Name: 'my flow'."],
      expect.arrayContaining([
        "SW5012 The parameter 'Stage' has no value.",
        "SW5013 The definition has no parameter 'Other'.",
      ]),
      ["SW5010 'mocks.json' does not say which state machine its mocks are for. No definition is given."],
      [
        expect.stringContaining("SW5001 'Missing.asl.json'"),
        expect.stringContaining("SW5001 'missing.json'"),
        expect.stringContaining("SW5001 'none.json'"),
      ],
    ])
    await new Promise((resolve) => taken.close(resolve))
  })
})

const hasCli = spawnSync('aws', ['--version']).error === undefined
const title = `the AWS CLI against stepwright serve${hasCli ? '' : ' (SKIPPED: aws is not installed)'}`

describe.skipIf(!hasCli)(title, { timeout: 120_000 }, () => {
  test('lists, starts, describes, tests a state, and tells why it was refused', async () => {
    const cwd = await project({ 'Greet.asl.json': greet, 'mocks.json': { Greet: { hello: 'you' } } })
    const { url } = await serving(cwd, 'Greet.asl.json', '-m', 'mocks.json', '-p', 'Stage=test')
    const env = {
      ...process.env,
      AWS_ACCESS_KEY_ID: 'any',
      AWS_SECRET_ACCESS_KEY: 'any',
      AWS_DEFAULT_REGION: 'us-east-1',
      AWS_DISABLE_HOST_PREFIX_INJECTION: 'true',
      AWS_PAGER: '',
    }
    const aws = async (...line: readonly string[]): Promise<unknown> => {
      const args = ['stepfunctions', ...line, '--endpoint-url', url, '--output', 'json']
      const { stdout } = await promisify(execFile)('aws', args, { env })
      return JSON.parse(stdout) as unknown
    }
    expect(await aws('list-state-machines')).toMatchObject({ stateMachines: [{ stateMachineArn: greetArn }] })
    const started = await aws('start-execution', '--state-machine-arn', greetArn, '--input', '{"a":1}')
    const { executionArn } = started as { executionArn: string }
    expect(await aws('describe-execution', '--execution-arn', executionArn)).toMatchObject({
      status: 'SUCCEEDED',
      output: '{"hello":"you"}',
    })
    const definition = JSON.stringify({ Type: 'Pass', End: true })
    expect(await aws('test-state', '--definition', definition, '--input', '{"x":1}')).toMatchObject({
      status: 'SUCCEEDED',
      output: '{"x":1}',
    })
    await expect(aws('describe-state-machine', '--state-machine-arn', 'nonsense')).rejects.toThrow(
      "An error occurred (InvalidArn) when calling the DescribeStateMachine operation: Invalid Arn: 'Invalid ARN prefix: nonsense'",
    )
  })
})
