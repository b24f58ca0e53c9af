import { execFile, spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { createServer } from 'node:net'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { stepwright } from '../cli/testing/process.ts'
import { project } from '../cli/testing/project.ts'

// The real SDK client against an independent implementation of the API, read back by the AWS CLI. Both are Python programs that are not part of
// the workspace: where they are missing, the test says so and is skipped.

const has = (command: string): boolean => spawnSync(command, ['--help']).error === undefined
const missing = ['moto_server', 'aws'].filter((command) => !has(command))
const title = `deploy against moto_server${missing.length > 0 ? ` (SKIPPED: ${missing.join(' and ')} not installed)` : ''}`

const env = {
  AWS_ACCESS_KEY_ID: 'testing',
  AWS_SECRET_ACCESS_KEY: 'testing',
  AWS_REGION: 'eu-west-1',
  AWS_DEFAULT_REGION: 'eu-west-1',
  AWS_EC2_METADATA_DISABLED: 'true',
}
const roleArn = 'arn:aws:iam::123456789012:role/sfn'
const definition = {
  QueryLanguage: 'JSONata',
  StartAt: 'Name it',
  States: { 'Name it': { Type: 'Pass', Output: { to: "{% '${Target}/' & $states.input.key %}" }, End: true } },
}

describe.skipIf(missing.length > 0)(title, { timeout: 60_000 }, () => {
  let server: ChildProcess
  let endpoint: string

  beforeAll(async () => {
    const port = await freePort()
    endpoint = `http://127.0.0.1:${port}`
    server = spawn('moto_server', ['-H', '127.0.0.1', '-p', String(port)], { stdio: 'ignore' })
    await vi.waitFor(() => fetch(`${endpoint}/moto-api/`), { timeout: 60_000, interval: 200 })
  }, 90_000)
  afterAll(() => {
    server.kill('SIGKILL')
  })

  const deploy = (cwd: string, ...flags: readonly string[]) =>
    stepwright(cwd, ['deploy', 'Copy.asl.json', '--role-arn', roleArn, '--endpoint-url', endpoint, ...flags], env)

  /** What is there now, as the AWS CLI tells it. */
  const deployed = async (arn: string) => {
    const args = ['stepfunctions', 'describe-state-machine', '--state-machine-arn', arn, '--endpoint-url', endpoint]
    const { stdout } = await promisify(execFile)('aws', args, { env: { ...process.env, ...env } })
    const { definition: text, ...machine } = JSON.parse(stdout) as { definition: string }
    return { ...machine, definition: JSON.parse(text) as unknown }
  }

  test('creates, leaves alone, and updates; the AWS CLI sees each', async () => {
    const cwd = await project({ 'Copy.asl.json': definition })
    const arn = 'arn:aws:states:eu-west-1:123456789012:stateMachine:Copy'
    const to = (text: string) => ({ 'Name it': { Type: 'Pass', Output: { to: text }, End: true } })

    expect(await deploy(cwd, '-p', 'Target=clean')).toEqual({ exitCode: 0, out: `${arn}\n`, err: '✓ Copy: created\n' })
    expect(await deployed(arn)).toMatchObject({
      name: 'Copy',
      status: 'ACTIVE',
      roleArn,
      type: 'STANDARD',
      definition: { ...definition, States: to("{% 'clean/' & $states.input.key %}") },
    })

    expect(await deploy(cwd, '-p', 'Target=clean')).toEqual({
      exitCode: 0,
      out: `${arn}\n`,
      err: '✓ Copy: unchanged\n',
    })

    expect(await deploy(cwd, '-p', "Target=it's")).toEqual({ exitCode: 0, out: `${arn}\n`, err: '✓ Copy: updated\n' })
    expect(await deployed(arn)).toMatchObject({
      definition: { ...definition, States: to("{% 'it\\u0027s/' & $states.input.key %}") },
    })

    const role = `${roleArn}-2`
    expect(await deploy(cwd, '-p', "Target=it's", '--role-arn', role)).toMatchObject({ err: '✓ Copy: updated\n' })
    expect(await deployed(arn)).toMatchObject({ roleArn: role })
  })

  test('deploys under another name', async () => {
    const cwd = await project({ 'Copy.asl.json': definition })
    const { out } = await deploy(cwd, '-p', 'Target=x', '--name', 'Other')
    expect(await deployed(out.trim())).toMatchObject({ name: 'Other', status: 'ACTIVE' })
  })

  test('sends nothing while a parameter is missing', async () => {
    const cwd = await project({ 'Copy.asl.json': definition })
    expect(await deploy(cwd, '--name', 'Never')).toEqual({
      exitCode: 1,
      out: '',
      err: expect.stringContaining("The parameter 'Target' has no value."),
    })
    await expect(deployed('arn:aws:states:eu-west-1:123456789012:stateMachine:Never')).rejects.toThrow('DoesNotExist')
  })
})

describe('deploy without AWS', { timeout: 60_000 }, () => {
  const deploy = async (environment: NodeJS.ProcessEnv, ...flags: readonly string[]) => {
    const cwd = await project({ 'Copy.asl.json': definition })
    const line = ['deploy', 'Copy.asl.json', '--role-arn', roleArn, '-p', 'Target=x', ...flags]
    const { exitCode, out, err } = await stepwright(cwd, line, environment)
    expect([exitCode, out]).toEqual([1, ''])
    expect(err).not.toMatch(/^\s+at /m)
    return err
  }
  const nobody = {
    AWS_ACCESS_KEY_ID: '',
    AWS_SECRET_ACCESS_KEY: '',
    AWS_PROFILE: '',
    AWS_REGION: '',
    AWS_DEFAULT_REGION: '',
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_SHARED_CREDENTIALS_FILE: '/nonexistent/credentials',
    AWS_CONFIG_FILE: '/nonexistent/config',
  }

  test('an endpoint where nobody listens', async () => {
    const endpoint = `http://127.0.0.1:${await freePort()}`
    expect(await deploy(env, '--endpoint-url', endpoint)).toMatch(
      `error SW5022\n  ${endpoint} does not answer: ECONNREFUSED.\n`,
    )
  })

  test('no credentials', async () => {
    expect(await deploy(nobody, '--region', 'eu-west-1')).toMatch('error SW5020\n  There are no AWS credentials.\n')
  })

  test('no region', async () => {
    expect(await deploy(nobody)).toMatch('error SW5025\n  There is no AWS region.\n')
  })
})

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  if (typeof address !== 'object' || address === null) throw new Error('No port.')
  return address.port
}
