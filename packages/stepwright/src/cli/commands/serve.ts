import { resolve } from 'node:path'
import { Option, type Command } from 'commander'
import type { Diagnostic } from '@stepwright/asl'
import { s3, serveStepFunctions, type StatusChangeEvent, type StepFunctionsServer } from '@stepwright/runtime-mock'
import type { ExitCode } from '../exit-code.ts'
import { progressOn } from '../progress.ts'
import { notServed, portUnusable } from '../report/problems.ts'
import { hasError, report } from '../report/report.ts'
import { readServed, type Served } from '../read-served.ts'
import { paintFor, type Terminal } from '../terminal.ts'
import { repeated } from './repeated.ts'

interface ServeFlags {
  readonly port: string
  readonly mocks?: readonly string[]
  readonly mockConfig?: string
  readonly param?: readonly string[]
  readonly type: 'STANDARD' | 'EXPRESS'
  readonly s3?: string
  readonly realTime?: true
  readonly region: string
  readonly accountId: string
  readonly seed: string
}

/** `stepwright serve`: Step Functions' API on this machine. */
export function serveCommand(root: Command, terminal: Terminal, finish: (code: ExitCode) => void): void {
  root
    .command('serve')
    .summary('answer the Step Functions API on this machine, for the AWS SDKs and the AWS CLI')
    .description(
      'Serves the API of Step Functions on 127.0.0.1, with mocks in the place of tasks, until Ctrl-C. The state machines that are given are\n' +
        'there from the start; more can be created through the API. Prints its URL and their ARNs.',
    )
    .argument('[definitions...]', 'files that export a pipeline (file#name for one of several), or ASL files (.json)')
    .option('--port <port>', 'where to listen; 0 for any free port', '8083')
    .option(
      '-m, --mocks <[Name=]file>',
      'what the tasks of a state machine answer, as for run; can be repeated',
      repeated,
    )
    .option(
      '--mock-config <file>',
      'a MockConfigFile.json of Step Functions Local: start an execution of <arn>#<test case>',
    )
    .option('-p, --param <Name=value>', 'the value of a parameter; can be repeated', repeated)
    .addOption(
      new Option('--type <type>', 'the kind of the given state machines')
        .choices(['STANDARD', 'EXPRESS'])
        .default('STANDARD'),
    )
    .option('--s3 <folder>', 'what distributed Maps read and write: <folder>/<bucket>/<key>')
    .option('--real-time', 'let waits and retries take their time')
    .option('--region <region>', 'the region in ARNs', 'us-east-1')
    .option('--account-id <id>', 'the account in ARNs', '123456789012')
    .option('--seed <number>', 'what ids, tokens and jitter are made from', '1')
    .addHelpText(
      'after',
      `
Examples:
  $ stepwright serve src/daily.pipeline.ts --mocks mocks.ts -p Bucket=raw
  $ stepwright serve --mock-config MockConfigFile.json
  $ aws stepfunctions list-state-machines --endpoint-url http://127.0.0.1:8083`,
    )
    .action(async (definitions: readonly string[], flags: ServeFlags) =>
      finish(await serve(definitions, flags, terminal)),
    )
}

async function serve(references: readonly string[], flags: ServeFlags, terminal: Terminal): Promise<ExitCode> {
  const progress = progressOn(terminal)
  const failed = (diagnostics: readonly Diagnostic[]): ExitCode => {
    progress.done()
    report(diagnostics, terminal)
    return 1
  }
  if (references.length > 0) progress.say('Compiling')
  const read = await readServed(references, flags, terminal)
  if (hasError(read.diagnostics)) return failed(read.diagnostics)

  const opened = await open(read, flags, terminal)
  if (!opened.ok) return failed([opened.problem])
  const { server } = opened
  progress.done()
  report(read.diagnostics, terminal)
  // Asked for before anything is printed: whoever waits for that may interrupt at once.
  const interrupted = terminal.untilInterrupted()
  try {
    const arns = await createAll(read, server, flags)
    if (!arns.ok) return failed([arns.problem])
    const { out, err } = terminal
    out.write([server.url, ...arns.arns].map((line) => `${line}\n`).join(''))
    err.write(`Step Functions on ${server.url}. Ctrl-C stops.\n`)
    await interrupted
    return 0
  } finally {
    await server.close()
  }
}

type Opened =
  { readonly ok: true; readonly server: StepFunctionsServer } | { readonly ok: false; readonly problem: Diagnostic }

async function open({ mocks, boundaries, mockConfig }: Served, flags: ServeFlags, terminal: Terminal): Promise<Opened> {
  const port = Number(flags.port)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    return { ok: false, problem: portUnusable(`'${flags.port}'`, 'a port is a number up to 65535') }
  }
  try {
    const server = await serveStepFunctions({
      port,
      mocks,
      boundaries,
      ...(mockConfig !== null && { mockConfig }),
      ...(flags.s3 !== undefined && { s3: s3.folder(resolve(terminal.cwd, flags.s3)) }),
      pace: flags.realTime ? 'real' : 'skipping',
      region: flags.region,
      accountId: flags.accountId,
      seed: Number(flags.seed),
      onCall: (operation, errorCode) => tellCall(operation, errorCode, terminal),
      onStatusChange: (event) => tellEnd(event, terminal),
    })
    return { ok: true, server }
  } catch (error) {
    const reasons: { readonly [code: string]: string } = {
      EADDRINUSE: 'another program listens there',
      EACCES: 'this user may not',
    }
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    const reason = reasons[code]
    if (reason === undefined) throw error
    return { ok: false, problem: portUnusable(flags.port, reason) }
  }
}

type Created =
  { readonly ok: true; readonly arns: readonly string[] } | { readonly ok: false; readonly problem: Diagnostic }

async function createAll({ machines }: Served, { local }: StepFunctionsServer, flags: ServeFlags): Promise<Created> {
  const arns: string[] = []
  for (const { name, definition } of machines) {
    const answer = await local.call('CreateStateMachine', {
      name,
      definition: JSON.stringify(definition),
      roleArn: `arn:aws:iam::${flags.accountId}:role/${name}`,
      type: flags.type,
    })
    if (!answer.ok) return { ok: false, problem: notServed(name, answer.message) }
    // Every answer to it has an ARN.
    arns.push(answer.value['stateMachineArn'] as string)
  }
  return { ok: true, arns }
}

function tellCall(operation: string, errorCode: string | null, { err }: Terminal): void {
  const paint = paintFor(err)
  err.write(errorCode === null ? `${paint.dim(operation)}\n` : `${paint.dim(operation)} ${paint.red(errorCode)}\n`)
}

/** How an execution ended; of one that could not go on, what is missing. */
function tellEnd({ detail }: StatusChangeEvent, { err }: Terminal): void {
  const { name, status, error, cause } = detail
  if (status === 'RUNNING') return
  const paint = paintFor(err)
  const ended = `${name} ${status}`
  const why = error === null ? '' : ` ${error}${cause === null ? '' : `: ${cause}`}`
  err.write(status === 'SUCCEEDED' ? `  ${paint.green(ended)}\n` : `  ${paint.red(ended)}${why}\n`)
}
