/* eslint-disable @typescript-eslint/no-unused-vars, @typescript-eslint/no-unsafe-call -- values stand here for their types, and what is refused has none */
// Loops, jumps, errors and machines written out: what must compile, what must not, and the types that come out. Checked by tsc, never run.
import { expectTypeOf } from 'vitest'
import { lambda } from '../aws/lambda.ts'
import { fragment } from '../fragment.ts'
import { pipeline } from '../pipeline.ts'
import { block } from '../record/block.ts'
import type { StateFields } from '../record/state-fields.ts'
import { stateMachine } from '../record/state-machine.ts'
import { transient, type RetryPolicy } from '../retry-policy.ts'
import type { InputOf, OutputOf, Pipeline, TasksOf } from './pipeline.ts'
import type { ErrorOutput, Scope } from './scope.ts'
import type { Task } from './task.ts'

interface FileRef {
  bucket: string
  key: string
}
interface Counted {
  n: number
}
type JobState = { status: 'RUNNING' } | { status: 'DONE'; rows: number }
interface Job {
  id: string
  state?: JobState
}
const count = lambda<(event: FileRef) => Promise<Counted>>('count')
const describe = lambda<(event: { id: string }) => Promise<JobState>>('describe')
const start = pipeline<FileRef>('p')
const job = pipeline<Job>('p')

// ---- loop: what the test says narrows what follows, and what the body assigns is certain
{
  const flow = job
    .loop(
      'Poll',
      (round) =>
        round
          .wait('Wait', { seconds: 30 })
          .task('Describe', describe, ({ id }) => ({ id }))
          .assign((state) => ({ status: state.status }))
          .output((state, { input }) => ({ id: input.id, state })),
      {
        until: (polled): polled is { id: string; state: { status: 'DONE'; rows: number } } =>
          polled.state.status === 'DONE',
        maxIterations: (polled, { vars }) => polled.id.length + vars.status.length,
        otherwise: (late) =>
          late.fail('TooSlow', (polled, { vars }) => {
            expectTypeOf(polled).toEqualTypeOf<{ id: string; state: JobState }>()
            return `${polled.id} is ${vars.status}`
          }),
      },
    )
    .pass('Rows', (polled, { vars }) => {
      expectTypeOf(vars.status).toEqualTypeOf<'RUNNING' | 'DONE'>()
      return polled.state.rows
    })
    .succeed()
  expectTypeOf(flow).toEqualTypeOf<Pipeline<Job, number, { Describe: Task<{ id: string }, JobState> }>>()
}
{
  // Without an otherwise nothing else goes on; one that comes back joins.
  const alone = start
    .loop('L', (round) => round.pass('A'), { until: (file) => file.key === '', maxIterations: 3 })
    .succeed()
  expectTypeOf<OutputOf<typeof alone>>().toEqualTypeOf<FileRef>()
  start
    .loop('L', (round) => round.pass('A').assign(() => ({ a: 1 })), {
      until: (file) => file.key === '',
      maxIterations: 3,
      otherwise: (late) => late.pass('Late', () => 'late').assign(() => ({ b: 2 })),
    })
    .pass('After', (subject, { vars }) => {
      expectTypeOf(subject).toEqualTypeOf<FileRef | string>()
      expectTypeOf(vars.a).toEqualTypeOf<number>()
      expectTypeOf(vars.b).toEqualTypeOf<number | undefined>()
      return 1
    })
}
{
  // A loop that is used up, or a choice that has nowhere to go, fails with an error that the types know, for what is around it to catch.
  start
    .parallel('Whole', (branch) => [
      branch.loop('L', (round) => round.pass('A'), { until: (file) => file.key === '', maxIterations: 3 }),
    ])
    .catch('States.NoChoiceMatched', (failed) =>
      failed.pass('Late', (error) => {
        expectTypeOf(error.Error).toEqualTypeOf<'States.NoChoiceMatched'>()
        return error.Cause
      }),
    )
    .succeed()
}
start.loop(
  // @ts-expect-error -- What the body of the loop 'L' yields does not fit what it starts from
  'L',
  (round) => round.task('A', count, (file) => file),
  { until: (counted) => counted.n > 1, maxIterations: 3 },
)
start.loop(
  // @ts-expect-error -- The body of the loop 'L' never comes to its test.
  'L',
  (round) => round.fail('A'),
  { until: () => true, maxIterations: 3 },
)
start.loop('L', (round) => round.pass('A'), {
  // @ts-expect-error -- a test is a boolean
  until: (file) => file.key,
  maxIterations: 3,
})
// @ts-expect-error -- The loop 'L' has no bound: give it 'maxIterations'.
start.loop('L', (round) => round.pass('A'), { until: (file) => file.key === '' })
// @ts-expect-error -- The loop 'L' has no test: give it 'until'.
start.loop('L', (round) => round.pass('A'), { maxIterations: 3 })
// @ts-expect-error -- The loop 'L' has no option 'otherwis'
start.loop('L', (round) => round.pass('A'), { until: () => true, maxIterations: 3, otherwis: 3 })
// @ts-expect-error -- what the body yields is unknown, and the next round starts from a FileRef
start.loop('L', (round) => round.pass('A', (file): unknown => file), { until: () => true, maxIterations: 3 })
// Where the flow knows nothing of its data, a loop is as good as any.
pipeline<unknown>('p').loop('L', (round) => round.pass('A'), { until: () => true, maxIterations: () => 3 })
// @ts-expect-error -- A state named 'A' already exists
start.pass('A').loop('A', (round) => round.pass('B'), { until: () => true, maxIterations: 3 })
// @ts-expect-error -- nor in its body
start.pass('A').loop('L', (round) => round.pass('A'), { until: () => true, maxIterations: 3 })

// ---- fragments used twice
{
  const note = fragment<FileRef>()
    .task('Note', count, (file) => file)
    .output((_counted, { input }) => input)
  const dead = fragment<ErrorOutput>().fail('Dead')
  start.use(note).use(note, { prefix: 'Again: ' })
  // Arms and handlers share it where they go on alike.
  start
    .choice('C', (c) =>
      c
        .when(
          (file) => file.key === '',
          (arm) => arm.use(note),
        )
        .otherwise((arm) => arm.use(note)),
    )
    .succeed()
  start
    .task('A', count, (file) => file)
    .catch('States.ALL', (failed) => failed.use(dead))
    .pass('B', (): ErrorOutput => ({ Error: 'E', Cause: 'C' }))
    .use(dead)
  // @ts-expect-error -- The fragment's state 'Note' is here already: it would go on in two ways.
  start.use(note).use(note)
  start
    .choice('C', (c) =>
      c
        .when(
          () => true,
          (arm) => arm.use(note),
        )
        .otherwise((arm) => arm),
    )
    // @ts-expect-error -- the same after what an arm used
    .use(note)
  start.pass('Note').choice('C', (c) =>
    c
      .when(
        () => true,
        // @ts-expect-error -- the state of that name around the arm is another one
        (arm) => arm.use(note),
      )
      .otherwise((arm) => arm),
  )
}

// ---- goto
start
  .task('Load', count, (file) => file)
  .catch('Busy', (failed) =>
    failed
      .output((_error, { input }) => input)
      .wait('Recover', { minutes: 5 })
      .goto('Load'),
  )
  .succeed()
{
  const flow = start
    .pass('A')
    .choice('C', (c) =>
      c
        .when(
          (file) => file.key === '',
          (arm) => arm.pass('B').goto('A'),
        )
        .otherwise((arm) => arm.pass('D', () => 5)),
    )
    .succeed()
  // A jump contributes nothing to what follows.
  expectTypeOf<OutputOf<typeof flow>>().toEqualTypeOf<number>()
}
// A fragment jumps among its own states; a name that is only known at run time is checked when the flow is built.
fragment<number>().pass('A').goto('A')
const named = 'A'
start.pass('A').goto(named)
// @ts-expect-error -- No state 'B' stands before
start.pass('A').goto('B')
// @ts-expect-error -- The subject here does not fit the input of 'A'.
start.pass('A', () => 5).goto('A')
start
  .map(
    'M',
    (file) => [file.key],
    (item) => item.pass('X'),
  )
  .output((_all, { input }) => input)
  // @ts-expect-error -- State 'X' is inside a map or a parallel
  .goto('X')
start.pass('A').map(
  'M',
  (file) => [file.key],
  // @ts-expect-error -- nor from inside out
  (item) => item.pass('X').goto('A'),
)
// @ts-expect-error -- nothing follows a jump
start.pass('A').goto('A').pass('B')

// ---- errors
class Missing extends Error {
  override readonly name = 'Missing'
}
const strict = lambda<(event: FileRef) => Promise<Counted>, Missing | 'BadHeader'>('strict')
const counted = start.task('A', strict, (file) => file)
const policy: RetryPolicy = { errors: ['Missing', 'X'], maxAttempts: 2 }
counted
  .retry('Missing')
  .retry(['BadHeader', 'Lambda.Unknown', 'Anything'])
  .retry(policy)
  .retry(transient.lambda({ maxAttempts: 2 }))
  .retry(transient.throttling('Glue'))
  .retry('States.Http.StatusCode.429', { comment: 'asked too often' })
const names: string[] = []
counted.retry(names)
// @ts-expect-error -- Step Functions has no error 'States.Timeot': it is 'States.Timeout'.
counted.retry('States.Timeot')
// @ts-expect-error -- Step Functions has no error 'States.All': it is 'States.ALL'.
counted.retry(['X', 'States.All'])
// @ts-expect-error -- in a catch too
counted.catch('States.Nothing', (failed) => failed)
// A handler sees what reached it.
counted
  .catch(['Missing', 'BadHeader'], (failed) =>
    failed
      .assign((_own, { error }) => {
        expectTypeOf(error).toEqualTypeOf<ErrorOutput<'Missing' | 'BadHeader'>>()
        return { which: error.Error }
      })
      .fail('F1'),
  )
  .catch('States.HeartbeatTimeout', (failed) =>
    failed
      .pass('P', (error) => {
        expectTypeOf(error.Error).toEqualTypeOf<'States.HeartbeatTimeout' | 'States.Timeout'>()
        return error
      })
      .fail('F2'),
  )
  .catch('States.TaskFailed', (failed) =>
    failed
      .pass('P2', (error) => {
        expectTypeOf(error).toEqualTypeOf<ErrorOutput>()
        return error
      })
      .fail('F3'),
  )

// ---- credentials
counted
  .credentials('arn:aws:iam::123456789012:role/other')
  .credentials((file, { context }) => file.key + context.State.Name)
// @ts-expect-error -- a role is text
counted.credentials(() => 5)
// @ts-expect-error -- Only a task takes 'credentials'.
start.parallel('P', (branch) => [branch.pass('B')]).credentials('arn')

// ---- machines written out
{
  const machine = stateMachine('Written', {
    startAt: 'Count',
    states: {
      Count: {
        type: 'Task',
        resource: count,
        arguments: (file: FileRef) => ({ bucket: file.bucket, key: file.key }),
        assign: (result: Counted) => ({ n: result.n }),
        catch: [{ errorEquals: ['Missing'], next: 'Failed' }],
        next: 'Many?',
      },
      'Many?': {
        type: 'Choice',
        choices: [
          {
            condition: (result: Counted, { vars }: Scope<Counted, { n: number }>) => result.n > vars.n,
            next: 'Each',
          },
        ],
        default: 'One',
      },
      Each: {
        type: 'Map',
        items: (result: Counted) => [result.n],
        itemProcessor: block({
          startAt: 'Show',
          states: {
            Show: {
              type: 'Task',
              resource: lambda<(event: number) => string>('show'),
              arguments: (n: number) => n,
              end: true,
            },
          },
        }),
        end: true,
      },
      One: { type: 'Succeed', output: (result: Counted) => result },
      Failed: { type: 'Fail', error: (failure: ErrorOutput) => failure.Error },
    },
  })
  expectTypeOf<InputOf<typeof machine>>().toEqualTypeOf<FileRef>()
  expectTypeOf<OutputOf<typeof machine>>().toEqualTypeOf<Counted | string[]>()
  expectTypeOf<TasksOf<typeof machine>['Show']>().toEqualTypeOf<Task<number, string>>()
  expectTypeOf<keyof TasksOf<typeof machine>>().toEqualTypeOf<'Count' | 'Show'>()
}
{
  // A guard narrows what its rule hands on; a state that says nothing is not asked.
  const machine = stateMachine('Guarded', {
    startAt: 'Which?',
    states: {
      'Which?': {
        type: 'Choice',
        choices: [{ condition: (state: JobState) => state.status === 'DONE', next: 'Rows' }],
        default: 'Silent',
      },
      Rows: { type: 'Pass', output: (done: { status: 'DONE'; rows: number }) => done.rows, end: true },
      Silent: { type: 'Wait', seconds: 1, next: 'Which?' },
    },
  })
  expectTypeOf<OutputOf<typeof machine>>().toEqualTypeOf<number>()
}
{
  // Made in a loop: no name is known, so nothing is checked by name before the machine is built.
  const states: Record<string, StateFields<string>> = {}
  for (let index = 0; index < 3; index++) states[`S${index}`] = { type: 'Pass', next: `S${index + 1}` }
  const machine = stateMachine('Made', { startAt: 'S0', states })
  expectTypeOf<OutputOf<typeof machine>>().toEqualTypeOf<unknown>()
}
// @ts-expect-error -- "Strat" is no state
stateMachine('M', { startAt: 'Strat', states: { Start: { type: 'Pass', end: true } } })
stateMachine('M', {
  startAt: 'Start',
  // @ts-expect-error -- "Donee" is no state; TypeScript asks: Did you mean "Done"?
  states: { Start: { type: 'Pass', next: 'Donee' }, Done: { type: 'Succeed' } },
})
stateMachine('M', {
  startAt: 'A',
  states: {
    // @ts-expect-error -- What 'A' hands on does not fit the input of 'B'.
    A: { type: 'Pass', output: (file: FileRef) => file.key, next: 'B' },
    B: { type: 'Pass', output: (n: number) => n + 1, end: true },
  },
})
stateMachine('M', {
  startAt: 'A',
  // @ts-expect-error -- These arguments do not fit what the resource takes.
  states: { A: { type: 'Task', resource: count, arguments: (file: FileRef) => ({ bucket: file.bucket }), end: true } },
})
stateMachine('M', {
  startAt: 'A',
  // @ts-expect-error -- This function takes another result than the resource gives.
  states: { A: { type: 'Task', resource: count, output: (text: string) => text, end: true } },
})
stateMachine('M', {
  startAt: 'A',
  // @ts-expect-error -- no such field
  states: { A: { type: 'Wait', second: 3, end: true } },
})
// @ts-expect-error -- a block's targets are its own states
block({ startAt: 'A', states: { A: { type: 'Pass', next: 'B' } } })
