/* eslint-disable @typescript-eslint/no-unused-vars, @typescript-eslint/no-unnecessary-condition -- values stand here for their types */
// What must compile, and the types that come out. Checked by tsc, never run.
import type { Context as LambdaContext, Handler, S3Event } from 'aws-lambda'
import { expectTypeOf } from 'vitest'
import { z } from 'zod'
import { expr } from '../expr.ts'
import { fragment } from '../fragment.ts'
import { lambda } from '../aws/lambda.ts'
import { param } from '../param.ts'
import { pipeline } from '../pipeline.ts'
import type { Env } from './env.ts'
import type { Flow } from './flow.ts'
import type { InputOf, OutputOf, Pipeline, TasksOf } from './pipeline.ts'
import type { Resource } from './resource.ts'
import type { ErrorOutput, Scope } from './scope.ts'
import type { Task } from './task.ts'

interface FileRef {
  bucket: string
  key: string
}
interface Counted {
  n: number
}
const count = lambda<(event: FileRef) => Promise<Counted>>('count')
const list = lambda<(event: Counted) => Promise<{ items: { id: string }[] }>>('list')
const start = pipeline<FileRef>('p')
const counted = start.task('A', count, (file) => file)

// ---- data from state to state
{
  const flow = counted.succeed()
  expectTypeOf(flow).toEqualTypeOf<Pipeline<FileRef, Counted, { A: Task<FileRef, Counted> }>>()
  expectTypeOf<InputOf<typeof flow>>().toEqualTypeOf<FileRef>()
  expectTypeOf<OutputOf<typeof flow>>().toEqualTypeOf<Counted>()
  expectTypeOf<TasksOf<typeof flow>>().toEqualTypeOf<{ A: Task<FileRef, Counted> }>()
}
{
  // A schema gives its input type: Step Functions passes the raw JSON on.
  const flow = pipeline('p', { input: z.object({ day: z.iso.date(), limit: z.coerce.string().default('10') }) })
  const day = flow.pass('Day', (input) => input.day).succeed()
  expectTypeOf<OutputOf<typeof day>>().toEqualTypeOf<string>()
  expectTypeOf<InputOf<typeof day>['limit']>().toEqualTypeOf<unknown>()
}
{
  const flow = start
    .pass('Keep')
    .wait('Fixed', { minutes: 1, seconds: 30 })
    .wait('Computed', { seconds: (file, { context }) => file.key.length + context.State.RetryCount })
    .wait('Until', { until: (file) => file.key })
    .output((file) => file.bucket)
    .wait('Until then', { until: '2026-04-18T06:00:00Z' })
    .succeed('Done', (bucket) => ({ bucket }))
  expectTypeOf<OutputOf<typeof flow>>().toEqualTypeOf<{ bucket: string }>()
}

// ---- handlers end or come back; output, assign and catch come in any order
{
  const ends = counted.catch('States.ALL', (failed) => failed.fail('X')).succeed()
  expectTypeOf<OutputOf<typeof ends>>().toEqualTypeOf<Counted>()

  const returns = counted.catch('States.ALL', (failed) => failed.pass('P', (error) => ({ why: error.Cause }))).succeed()
  expectTypeOf<OutputOf<typeof returns>>().toEqualTypeOf<Counted | { why: string }>()

  const outputAfter = counted
    .catch('States.ALL', (failed) => failed.pass('P', (error) => ({ why: error.Cause })))
    .output((result, { input, result: same }) => ({ ...input, n: result.n + same.n }))
    .succeed()
  expectTypeOf<OutputOf<typeof outputAfter>>().toEqualTypeOf<
    { why: string } | { n: number; bucket: string; key: string }
  >()

  const catchers = counted
    .output((result) => result.n)
    .catch('X', (failed) => failed.output((own, { error, input }) => ({ m: own.Cause + error.Error, k: input.key })))
    .catch(['Y', 'Z'], (failed) => failed.succeed())
    .succeed()
  expectTypeOf<OutputOf<typeof catchers>>().toEqualTypeOf<number | { m: string; k: string } | ErrorOutput<'Y' | 'Z'>>()
}
{
  const flow = counted
    .retry('States.Timeout')
    .retry(['Lambda.TooManyRequestsException', 'X'], {
      maxAttempts: 3,
      interval: { seconds: 1 },
      backoffRate: 2,
      maxDelay: { minutes: 1 },
      jitter: 'FULL',
    })
    .timeout({ minutes: 5 })
    .heartbeat({ seconds: (file) => file.key.length })
    .comment('counts')
    .succeed()
  expectTypeOf<OutputOf<typeof flow>>().toEqualTypeOf<Counted>()
}

// ---- variables: certain where every path that goes on assigns them
counted
  .assign((result) => ({ n: result.n }))
  .catch('X', (failed) => failed.pass('P'))
  .pass('Q', (_subject, { vars }) => {
    expectTypeOf(vars.n).toEqualTypeOf<number | undefined>()
    return 1
  })
counted
  .catch('X', (failed) => failed.fail('P'))
  .assign((result) => ({ n: result.n }))
  .pass('Q', (_subject, { vars }) => {
    expectTypeOf(vars.n).toEqualTypeOf<number>()
    return 1
  })
counted
  .catch('X', (failed) => failed.assign((_own, { error }) => ({ n: error.Cause })))
  .assign((result) => ({ n: result.n }))
  .pass('Q', (_subject, { vars }) => {
    expectTypeOf(vars.n).toEqualTypeOf<number | string>()
    return 1
  })
start
  .choice('C', (c) =>
    c
      .when(
        (file) => file.key === 'a',
        (arm) => arm.pass('P').assign(() => ({ u: 1, w: 's' })),
      )
      .otherwise((arm) => arm.assign(() => ({ u: 2 }))),
  )
  .pass('Q', (file, { vars }) => {
    expectTypeOf(vars.u).toEqualTypeOf<number>()
    expectTypeOf(vars.w).toEqualTypeOf<string | undefined>()
    return file.bucket
  })
start
  .choice('C', (c) =>
    c
      .when(
        (file) => file.key === 'a',
        (arm) => arm.pass('P').assign(() => ({ w: 's' })),
      )
      .otherwise((arm) => arm.fail('No')),
  )
  .pass('Q', (_file, { vars }) => {
    expectTypeOf(vars.w).toEqualTypeOf<string>()
    return 1
  })
// A body reads what is around it and leaks nothing.
start
  .pass('V')
  .assign(() => ({ outer: 1 }))
  .map(
    'M',
    () => [1, 2],
    (item) =>
      item
        .pass('MP', (value, { vars, context }) => value + vars.outer + context.Map.Item.Index + context.Map.Item.Value)
        .assign(() => ({ inner: 1 })),
    { maxConcurrency: (file) => file.key.length },
  )
  .pass('Q', (all, { vars }) => {
    expectTypeOf(all).toEqualTypeOf<number[]>()
    expectTypeOf<keyof typeof vars>().toEqualTypeOf<'outer'>()
    return all
  })
// A state's own output sees the variables of its entry, not those it assigns.
counted
  .assign((result) => ({ n: result.n }))
  .output((_result, { vars }) => {
    expectTypeOf<keyof typeof vars>().toEqualTypeOf<never>()
    return 1
  })

// ---- choices narrow
interface Csv {
  kind: 'csv'
  delimiter: string
}
interface Json {
  kind: 'json'
  lines: boolean
}
interface Xml {
  kind: 'xml'
  root: string
}
const files = pipeline<Csv | Json | Xml>('p')
{
  const flow = files
    .choice('C', (c) =>
      c
        .when(
          (file) => file.kind === 'csv',
          (csv) =>
            csv.pass('P1', (file) => {
              expectTypeOf(file).toEqualTypeOf<Csv>()
              return file.delimiter
            }),
        )
        .when(
          (file) => file.kind === 'json',
          (json) =>
            json.pass('P2', (file) => {
              expectTypeOf(file).toEqualTypeOf<Json>()
              return file.lines
            }),
        )
        .otherwise((rest) =>
          rest.pass('P3', (file) => {
            expectTypeOf(file).toEqualTypeOf<Xml>()
            return { root: file.root }
          }),
        ),
    )
    .succeed()
  expectTypeOf<OutputOf<typeof flow>>().toEqualTypeOf<string | boolean | { root: string }>()
}
{
  const flow = files
    .choice('C', (c) =>
      c.match('kind', {
        csv: (arm) => arm.pass('P1', (file) => file.delimiter),
        json: (arm) => arm.output((file) => file.lines),
        xml: (arm) => arm.fail('NoXml'),
      }),
    )
    .succeed()
  expectTypeOf<OutputOf<typeof flow>>().toEqualTypeOf<string | boolean>()
}
{
  const flow = pipeline<Csv | Json | null>('p')
    .choice('C', (c) =>
      c
        .when(
          (file) => file === null,
          (arm) => arm.succeed(),
        )
        .when(
          (file, { context }) => file.kind === 'csv' && context.Execution.Id !== '',
          (arm) => arm,
        )
        .otherwise((arm) => arm.succeed()),
    )
    .succeed()
  expectTypeOf<OutputOf<typeof flow>>().toEqualTypeOf<Csv | Json | null>()
}
{
  // One type with a union member is narrowed in that member.
  const flow = pipeline<{ kind: 'a' | 'b'; x: number }>('p')
    .choice('C', (c) =>
      c.match('kind', {
        a: (arm) => arm.pass('P', ({ kind }) => kind),
        b: (arm) => arm.pass('R', ({ kind, x }) => (kind === 'b' ? x : null)),
      }),
    )
    .succeed()
  expectTypeOf<OutputOf<typeof flow>>().toEqualTypeOf<'a' | number | null>()
}
{
  // A test that is no type guard leaves the subject as it was; a wrapped one keeps narrowing.
  const flow = pipeline<Csv | Xml>('p')
    .choice('C', (c) =>
      c
        .when(
          expr((file: Csv | Xml) => file.kind === 'csv'),
          (arm) => arm.pass('P', (file) => file.delimiter),
        )
        .when(
          (file) => file.root.length > 3,
          (arm) => arm.pass('Q', (file) => file.root),
        )
        .otherwise((arm) => arm.fail('Short')),
    )
    .succeed()
  expectTypeOf<OutputOf<typeof flow>>().toEqualTypeOf<string>()
}

// ---- parallel and map
{
  const flow = start
    .parallel('P', (branch) => [
      branch.task('A', count, (file) => file),
      branch.pass('B', (file) => file.key),
      branch.choice('C', (c) =>
        c
          .when(
            (file) => file.key === '',
            (arm) => arm.fail('E'),
          )
          .otherwise((arm) => arm),
      ),
    ])
    .succeed()
  expectTypeOf<OutputOf<typeof flow>>().toEqualTypeOf<[Counted, string, FileRef]>()
  expectTypeOf<TasksOf<typeof flow>>().toEqualTypeOf<{ A: Task<FileRef, Counted> }>()
}
{
  const flow = start
    .parallel('P', (branch) => ({
      left: branch.task('A', count, (file) => file),
      right: branch.map(
        'M',
        (file) => [file.key, file.bucket],
        (item) =>
          item.parallel('PP', (inner) => ({
            x: inner.pass('N', (text) => text.length),
            y: inner.pass('O').succeed(),
          })),
      ),
    }))
    .retry('States.ALL')
    .catch('States.ALL', (failed) => failed.fail('E'))
    .succeed()
  expectTypeOf<OutputOf<typeof flow>>().toEqualTypeOf<{ left: Counted; right: { x: number; y: string }[] }>()
}

// ---- fragments
{
  const found = fragment<Counted, { limit: number }>()
    .task('F', list, (subject, { vars }) => ({ n: subject.n + vars.limit }))
    .assign((result) => ({ found: result.items.length }))
  const flow = start
    .pass('V')
    .assign(() => ({ limit: 3, other: 's' }))
    .task('A', count, (file) => file)
    .use(found)
    .pass('Z', (subject, { vars }) => `${vars.found}${vars.other}${subject.items.length}`)
    .succeed()
  expectTypeOf<OutputOf<typeof flow>>().toEqualTypeOf<string>()

  const twice = start
    .pass('V')
    .assign(() => ({ limit: 3 }))
    .task('A', count, (file) => file)
    .use(found)
    .pass('Again', (subject) => ({ n: subject.items.length }))
    .use(found, { prefix: 'Second ' })
    .succeed()
  expectTypeOf<keyof TasksOf<typeof twice>>().toEqualTypeOf<'A' | 'F' | 'Second F'>()
}
{
  // A generic fragment by a factory, and by a function over the flow.
  const auditor = lambda<(event: { payload: unknown }) => Promise<void>>('audit')
  const audit = <Subject>() =>
    fragment<Subject>()
      .task('Audit', auditor, (subject) => ({ payload: subject }))
      .output((_result, { input }) => input)
  const flow = start.use(audit<FileRef>()).succeed()
  expectTypeOf<OutputOf<typeof flow>>().toEqualTypeOf<FileRef>()
  expectTypeOf<keyof TasksOf<typeof flow>>().toEqualTypeOf<'Audit'>()
  const inferred = start.use(audit()).succeed()
  expectTypeOf<OutputOf<typeof inferred>>().toEqualTypeOf<FileRef>()

  const audited = <Subject, Own, Names, States, Ends, E extends Env>(
    flow: Flow<Subject, Own, Names, States, Ends, E>,
  ) => flow.use(audit<Subject>()).pass('Audited')
  const generic = start
    .choice('C', (c) =>
      c
        .when(
          (file) => file.key === '',
          (arm) => arm.fail('Empty'),
        )
        .otherwise(audited),
    )
    .succeed()
  expectTypeOf(generic).toEqualTypeOf<Pipeline<FileRef, FileRef, { Audit: Task<{ payload: unknown }, null> }>>()
}
{
  // A handler that is a fragment.
  const deadLetter = fragment<ErrorOutput>()
    .task('Report', lambda<(event: ErrorOutput) => Promise<void>>('report'), (error) => error)
    .fail('Unhandled')
  const flow = counted.catch('States.ALL', (failed) => failed.use(deadLetter)).succeed()
  expectTypeOf<OutputOf<typeof flow>>().toEqualTypeOf<Counted>()
  expectTypeOf<keyof TasksOf<typeof flow>>().toEqualTypeOf<'A' | 'Report'>()
}
{
  // Handlers share a fragment; so do arms.
  const deadLetter = fragment<ErrorOutput>()
    .task('Report', lambda<(event: ErrorOutput) => Promise<void>>('report'), (error) => error)
    .fail('Unhandled')
  const flow = counted
    .catch('States.ALL', (failed) => failed.use(deadLetter))
    .task('L', list, (result) => result)
    .catch('States.ALL', (failed) => failed.use(deadLetter))
    .succeed()
  expectTypeOf<keyof TasksOf<typeof flow>>().toEqualTypeOf<'A' | 'L' | 'Report'>()
}
{
  // A pipeline may end by failing, in every way.
  const flow = counted.fail('Always', { error: 'Custom', cause: (result) => `${result.n}` })
  expectTypeOf<InputOf<typeof flow>>().toEqualTypeOf<FileRef>()
  expectTypeOf<OutputOf<typeof flow>>().toEqualTypeOf<never>()
}

// ---- functions written elsewhere
{
  const keyOf = (file: FileRef): string => file.key
  const below = (limit: number) =>
    expr((result: Counted, { vars }: Scope<Counted, { more: number }>) => result.n < limit + vars.more)
  start
    .pass('K', keyOf)
    .pass('Back', (key) => ({ key, bucket: param('Bucket') }))
    .assign(() => ({ more: 1 }))
    .task('A', count, (file) => file)
    .choice('C', (c) => c.when(below(3), (arm) => arm).otherwise((arm) => arm.fail('Many')))
    .succeed()
}

// ---- Lambda handlers in all their forms
type Parts<Of> = Of extends Resource<infer Args, infer Result, infer _Extra> ? [Args, Result] : never
{
  const asynchronous = lambda<(event: { a: number }) => Promise<{ b: string }>>('x')
  expectTypeOf<Parts<typeof asynchronous>>().toEqualTypeOf<[{ a: number }, { b: string }]>()
  const withContext = lambda<(event: { a: number }, context: LambdaContext) => { b: string }>('x')
  expectTypeOf<Parts<typeof withContext>>().toEqualTypeOf<[{ a: number }, { b: string }]>()
  const declared = lambda<Handler<S3Event, { b: string }>>('x')
  expectTypeOf<Parts<typeof declared>>().toEqualTypeOf<[S3Event, { b: string }]>()
  const noEvent = lambda<() => Promise<number>>('x')
  expectTypeOf<Parts<typeof noEvent>>().toEqualTypeOf<[unknown, number]>()
  const noAnswer = lambda<(event: string) => Promise<void>>('x')
  expectTypeOf<Parts<typeof noAnswer>>().toEqualTypeOf<[string, null]>()
  const declaredAny = lambda<Handler<S3Event>>('x')
  expectTypeOf<Parts<typeof declaredAny>[1]>().toBeAny()
  // What is no JSON arrives as what it is written as, at any depth; other types keep their names.
  const dated = lambda<(event: { since: Date }) => Promise<{ at: Date; all: { day?: Date }[] } | null>>('x')
  expectTypeOf<Parts<typeof dated>>().toEqualTypeOf<
    [{ since: string }, { at: string; all: { day?: string }[] } | null]
  >()
  interface Tree {
    name: string
    children: Tree[]
  }
  const recursive = lambda<(event: Tree) => Tree>('x')
  expectTypeOf<Parts<typeof recursive>>().toEqualTypeOf<[Tree, Tree]>()
  const maybe = lambda<(event: string) => number | undefined>('x')
  expectTypeOf<Parts<typeof maybe>>().toEqualTypeOf<[string, number | null]>()
}
{
  // A callback task has its token in the context; what comes back is what it is said to be.
  const ask = lambda<(event: { token: string; key: string }) => Promise<void>>('ask')
  const flow = start
    .task('Ask', ask.waitForTaskToken<{ approved: boolean }>(), (file, { context }) => ({
      key: file.key,
      token: context.Task.Token,
    }))
    .pass('Approved', (answer) => answer.approved)
    .succeed()
  expectTypeOf<OutputOf<typeof flow>>().toEqualTypeOf<boolean>()
  const untyped = start
    .task('Ask', ask.waitForTaskToken, (file, { context }) => ({ key: file.key, token: context.Task.Token }))
    .succeed()
  expectTypeOf<OutputOf<typeof untyped>>().toEqualTypeOf<unknown>()
}

// ---- arguments
// A value passed on may hold more than the task asks for; literals keep their types.
pipeline<{ bucket: string; key: string; more: number }>('p').task('A', count, (file) => file)
pipeline<{ readonly bucket: string; readonly key: string; readonly more: number }>('p').task('A', count, (file) => file)
start.task('A', lambda<(event: { mode: 'fast' | 'safe'; tags: string[] }) => void>('m'), () => ({
  mode: 'fast',
  tags: ['a', 'b'],
}))
export const refusing = <Subject, Own, Names, States, Ends, E extends Env>(
  flow: Flow<Subject, Own, Names, States, Ends, E>,
) =>
  // @ts-expect-error -- an unknown subject is not known to have an 'id'
  flow.use(fragment<{ id: number }>().pass('Audited'))
