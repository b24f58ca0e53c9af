import { mkdir, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { expect, test } from 'vitest'
import { project } from './cli/testing/project.ts'

const packages = fileURLToPath(new URL('../..', import.meta.url))

/** Every kind of value that a user may export, in each of the states that the chain's types can be in. */
const flows = `
import { block, fragment, param, pipeline, stateMachine } from 'stepwright'
import { activity, apiGateway, bedrockAgentCore, http, kubernetes, lambda, sdk, startExecution } from 'stepwright/aws'

interface Subject { readonly key: string; readonly kind: 'csv' | 'json'; readonly rows: number[]; readonly size: number | null }
type Handler = (event: { key: string }) => Promise<{ loaded: number }>
interface Client { headObject(request: { Key: string }): Promise<{ Found: boolean }> }

export const service = sdk<Client>('s3')
export const action = service.headObject
export const load = lambda<Handler>(param('Load'))
export const topic = param('Topic')

export const empty = fragment<Subject>()
export const passed = empty.pass('Pass', (file) => file.key)
export const task = empty.task('Load', load, (file) => ({ key: file.key }))
export const modified = task
  .retry('States.ALL').timeout({ minutes: 1 }).heartbeat({ seconds: 1 })
  .assign((loaded) => ({ loaded })).output((_loaded, { input }) => input).comment('why')
export const caught = task.catch('States.ALL', (failed) => failed.pass('Excuse', (error) => error.Cause))
export const caughtAndOver = task.catch('States.ALL', (failed) => failed.fail('Over'))
export const chosen = empty.choice('Which?', (c) =>
  c.when((file) => file.size === null, (none) => none.succeed('None')).otherwise((some) => some.pass('Some', (file) => file.size)))
export const matched = empty.choice('Kind?', (c) =>
  c.match('kind', { csv: (csv) => csv.assign(() => ({ a: 1 })), json: (json) => json.pass('J', () => [1]) }))
export const both = empty.parallel('Both', (b) => [b.pass('L'), b.pass('R', (file) => file.key)])
export const keyed = empty.parallel('Keyed', (b) => ({ left: b.pass('KL', () => 1), right: b.pass('KR', () => 2) }))
export const mapped = empty.map('Each', (file) => file.rows, (row) => row.pass('Row', (n) => ({ n })))
export const looped = empty.loop('Loop', (round) => round.pass('Round'), {
  until: (file) => file.kind === 'csv', maxIterations: 3, otherwise: (late) => late.fail('Late') })
export const back = empty.pass('Start').goto('Start')
export const excused = task.catch(['A', 'States.HeartbeatTimeout'], (failed) => failed.output((error) => error))
export const scope = block({ startAt: 'Task', states: { Task: { type: 'Task', resource: load, arguments: (file: Subject) => ({ key: file.key }), end: true } } })
export const written = stateMachine('Written', { startAt: 'Each', states: {
  Each: { type: 'Map', items: (file: Subject) => [file], itemProcessor: scope, next: 'Done' }, Done: { type: 'Succeed' } } })
export const waited = empty.wait('Wait', { seconds: 3 })
export const used = empty.use(modified, { prefix: 'Used: ' }).use(passed)
export const succeeded = empty.succeed('Done')
export const failed = empty.fail('Failed')
export const factory = (prefix: string) => fragment<Subject>().pass(\`\${prefix} pass\`)
export const generic = <T extends Subject>() => fragment<T>().wait('Generic wait', { seconds: 1 })

export const unfinished = pipeline<Subject>('Unfinished').use(modified).use(both)
export const finished = pipeline<Subject>('Finished').use(modified).use(keyed).succeed()
export const nested = startExecution(finished)
export const scan = activity<{ key: string }, boolean>(topic)
export const rate = http.invoke<{ rate: number }>()
export const api = apiGateway.invoke
export const pods = kubernetes.call
export const job = kubernetes.runJob
export const agent = bedrockAgentCore.invokeHarness
export const calls = empty.task('Nested', nested.sync, (file) => file).task('Started', nested, (_both, { context }) => context.Execution.Input as Subject)
  .task('Rate', rate, () => ({ ApiEndpoint: 'https://a.b/', Method: 'GET', InvocationConfig: { ConnectionArn: topic } }))
  .task('Job', job.sync<number>(), () => ({ ClusterName: 'c', CertificateAuthority: 'a', Endpoint: 'e', Job: {} }))
export const asked = empty.task('Ask', load.waitForTaskToken<boolean>(), (_file, { context }) => ({ key: context.Task.Token }))
`

test(
  "a user's flows can be named in declaration files, also where @stepwright/dsl cannot be imported",
  { timeout: 60_000 },
  async () => {
    const cwd = await project({
      'package.json': { type: 'module', dependencies: { stepwright: '*' } },
      'flows.ts': flows,
    })
    await mkdir(join(cwd, 'node_modules'))
    await symlink(join(packages, 'stepwright'), join(cwd, 'node_modules', 'stepwright'))
    const file = join(cwd, 'flows.ts')
    const program = ts.createProgram([file], {
      strict: true,
      target: ts.ScriptTarget.ES2023,
      module: ts.ModuleKind.NodeNext,
      declaration: true,
      allowImportingTsExtensions: true,
      noEmit: true,
      types: [],
      customConditions: ['@stepwright/source'],
      // As if it had been installed: what lies below `stepwright` is its own.
      preserveSymlinks: true,
    })
    const source = program.getSourceFile(file)
    const said = [...program.getSemanticDiagnostics(source), ...program.getDeclarationDiagnostics(source)]
    expect(said.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))).toEqual([])
  },
)
