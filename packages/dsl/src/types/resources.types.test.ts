// Resources that no client of the SDK describes, and schemas. Checked by tsc, never run.
import { expectTypeOf } from 'vitest'
import { z } from 'zod'
import { activity } from '../aws/activity.ts'
import { apiGateway, http, kubernetes } from '../aws/endpoints.ts'
import { lambda } from '../aws/lambda.ts'
import { startExecution } from '../aws/start-execution.ts'
import { param } from '../param.ts'
import { pipeline } from '../pipeline.ts'
import type { InputOf, OutputOf, TasksOf } from './pipeline.ts'

interface FileRef {
  bucket: string
  key: string
}
const start = pipeline<FileRef>('p')
const Counted = z.object({ rows: z.number(), note: z.string().optional() })

// ---- schemas
const flow = start
  .task('Count', lambda('count', { args: z.object({ key: z.string() }), result: Counted }), (file) => ({
    key: file.key,
  }))
  .succeed()
expectTypeOf<InputOf<typeof flow>>().toEqualTypeOf<FileRef>()
expectTypeOf<OutputOf<typeof flow>>().toEqualTypeOf<z.infer<typeof Counted>>()
expectTypeOf<TasksOf<typeof flow>['Count']['args']>().toEqualTypeOf<{ key: string }>()
expectTypeOf(flow.inputJsonSchema).toExtend<object | undefined>()
// What travels is what the schema takes, not what it makes of it.
start
  .task(
    'Count',
    lambda('count', { args: z.string(), result: z.object({ at: z.string().transform(Number) }) }),
    () => 'a',
  )
  .pass('At', (counted) => counted.at.length)
// With a handler, the schemas fit it.
type Count = (event: FileRef) => Promise<{ rows: number }>
lambda<Count>('count', { result: z.object({ rows: z.number() }) })
// @ts-expect-error -- the function counts rows
lambda<Count>('count', { result: z.object({ lines: z.number() }) })
// @ts-expect-error -- the arguments are the schema's
start.task('Count', lambda('count', { args: z.object({ kee: z.string() }), result: Counted }), (file) => ({
  key: file.key,
}))
start
  .task('Ask', lambda<(event: { token: string }) => void>('ask').waitForTaskToken(Counted), (_file, { context }) => ({
    token: context.Task.Token,
  }))
  .pass('Rows', (counted) => counted.rows)

// ---- nested pipelines
start
  .task('Nested', startExecution(flow).sync, (file) => file)
  .retry('StepFunctions.ExecutionLimitExceededException', { maxAttempts: 3 })
  .output((counted) => {
    expectTypeOf(counted).toEqualTypeOf<z.infer<typeof Counted>>()
    return counted.rows
  })
  .task('Start it', startExecution<typeof flow>(param('FlowArn')), (rows) => ({ bucket: 'b', key: `${rows}` }))
  .output((started) => started.ExecutionArn)
  .succeed()
// @ts-expect-error -- the other pipeline's input has a bucket
start.task('Nested', startExecution(flow).sync, (file) => ({ key: file.key }))
// @ts-expect-error -- A task that waits for its token passes it on in its arguments: context.Task.Token.
start.task('Nested', startExecution(flow).waitForTaskToken, (file) => file)
// @ts-expect-error -- a flow that has not ended is no pipeline
startExecution(start)

// ---- activities
class Infected extends Error {
  override readonly name = 'Infected'
}
start
  .task('Scan', activity<FileRef, { clean: boolean }, Infected>(param('ScanArn')), (file) => file)
  .heartbeat({ minutes: 1 })
  .catch('Infected', (failed) => failed.fail('FileInfected'))
  .output((scan) => scan.clean)
  .succeed()
// @ts-expect-error -- the worker needs the key
start.task('Scan', activity<FileRef, string>(param('ScanArn')), (file) => ({ bucket: file.bucket }))

// ---- endpoints
start
  .task('Ask', http.invoke<{ rate: number }>(), (file) => ({
    ApiEndpoint: 'https://api.example.com/rates',
    Method: 'GET',
    InvocationConfig: { ConnectionArn: param('ConnectionArn') },
    QueryParameters: { file: file.key },
  }))
  .retry(['States.Http.StatusCode.429', 'States.Http.Socket'], { maxAttempts: 3 })
  .output((answer) => answer.ResponseBody.rate)
  .task('Tell', http.invoke(Counted), (rate) => ({
    ApiEndpoint: 'https://api.example.com/rates',
    Method: 'POST',
    Authentication: { ConnectionArn: param('ConnectionArn') },
    RequestBody: { rate },
    Transform: { RequestBodyEncoding: 'URL_ENCODED' },
  }))
  .output((answer) => answer.ResponseBody.rows + answer.StatusCode)
  .succeed()
start.task('Ask', http.invoke, () => ({
  ApiEndpoint: 'https://api.example.com/rates',
  // @ts-expect-error -- no such method
  Method: 'FETCH',
  InvocationConfig: { ConnectionArn: 'c' },
}))
start.task('Ask', http.invoke, () =>
  // @ts-expect-error -- an endpoint is called with a connection
  ({ ApiEndpoint: 'https://api.example.com/rates', Method: 'GET' }),
)
start
  .task('Ask', apiGateway.invoke.waitForTaskToken<{ approved: boolean }>(), (file, { context }) => ({
    ApiEndpoint: 'x.execute-api.eu-west-1.amazonaws.com',
    Method: 'POST',
    Path: '/approvals',
    AuthType: 'IAM_ROLE',
    RequestBody: { file, token: context.Task.Token },
  }))
  .pass('Answer', (answer) => answer.approved)
start
  .task('Pods', kubernetes.call<{ items: unknown[] }>(), () => ({
    ClusterName: 'c',
    CertificateAuthority: 'a',
    Endpoint: 'e',
    Method: 'GET',
    Path: '/api/v1/pods',
  }))
  .pass('Count', (answer) => answer.ResponseBody.items.length)
