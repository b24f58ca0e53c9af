/* eslint-disable @typescript-eslint/no-unused-vars, @typescript-eslint/no-unsafe-return, @typescript-eslint/no-unsafe-call, @typescript-eslint/restrict-plus-operands, @typescript-eslint/no-empty-function -- mistakes have no types */
// What must not compile, each with its reason, and on the line where the reader would look. Checked by tsc, never run. What the compiler
// says about them is in messages.test.ts.
import { z } from 'zod'
import { lambda } from '../aws/lambda.ts'
import { fragment } from '../fragment.ts'
import { pipeline } from '../pipeline.ts'
import type { InputOf, TasksOf } from './pipeline.ts'
import type { Scope } from './scope.ts'

interface FileRef {
  bucket: string
  key: string
  sampleSize?: number
  nested?: { deep?: number }
}
const count = lambda<(event: FileRef) => Promise<{ n: number }>>('count')
const start = pipeline('p', { input: z.object({ bucket: z.string(), key: z.string() }) })
const counted = start.task('A', count, (file) => file)

// ---- arguments
start.task('A', count, (file) => ({
  bucket: file.bucket,
  key: file.key,
  // @ts-expect-error -- 'samplesize' is not a parameter of this task
  samplesize: 3,
}))
start.task('A', count, (file) => ({
  bucket: file.bucket,
  // @ts-expect-error -- key is a string
  key: 5,
}))
// @ts-expect-error -- key is missing
start.task('A', count, (file) => ({ bucket: file.bucket }))
// @ts-expect-error -- the input has no 'kee'
start.task('A', count, (file) => ({ bucket: file.bucket, key: file.kee }))
// @ts-expect-error -- 'samplesize' is not a parameter, in a block body
start.task('A', count, (file) => {
  const bucket = file.bucket
  return { bucket, key: file.key, samplesize: 3 }
})
// @ts-expect-error -- 'deepp' is not a parameter, one level down
start.task('A', count, (file) => ({ ...file, nested: { deepp: 1 } }))
// @ts-expect-error -- a key that may be missing
pipeline<{ bucket: string; key?: string }>('p').task('A', count, (file) => ({ bucket: file.bucket, key: file.key }))
// @ts-expect-error -- a literal with 'more' in excess, by spread
pipeline<{ bucket: string; key: string; more: number }>('p').task('A', count, (file) => ({ ...file }))
// @ts-expect-error -- not a resource
start.task('A', 'arn:aws:lambda:x', (file) => file)
// @ts-expect-error -- no name
start.task(count, (file) => file)
// @ts-expect-error -- no arguments
start.task('A', count)
// @ts-expect-error -- not a handler
lambda<string>('x')
start.task('A', count, (file, { context }) => ({
  bucket: file.bucket,
  // @ts-expect-error -- only a callback task has a token
  key: context.Task.Token,
}))

// ---- scopes
// @ts-expect-error -- arguments come before the result
start.task('A', count, (file, { result }) => file)
// @ts-expect-error -- there is no error where nothing failed
counted.output((result, { error }) => result)
// @ts-expect-error -- only a map's body has an item
start.pass('A', (_file, { context }) => context.Map)

// ---- names
// @ts-expect-error -- A state named 'A' already exists in this pipeline.
counted.pass('A')
counted.choice('C', (c) =>
  c
    .when(
      (r) => r.n > 1,
      // @ts-expect-error -- the same in an arm
      (arm) => arm.pass('A'),
    )
    .otherwise((arm) => arm),
)
start.choice('C', (c) =>
  c
    .when(
      (file) => file.key === '',
      // @ts-expect-error -- an arm cannot take its choice's name
      (arm) => arm.pass('C'),
    )
    .otherwise((arm) => arm),
)
start.choice('C', (c) =>
  c
    .when(
      (file) => file.key === '',
      (arm) => arm.pass('P'),
    )
    // @ts-expect-error -- two arms with the same name
    .otherwise((arm) => arm.pass('P')),
)
start.pass('A').map(
  'M',
  (file) => [file.key],
  // @ts-expect-error -- the same in a map's body
  (item) => item.pass('A'),
)
// @ts-expect-error -- the same in a handler
counted.catch('States.ALL', (failed) => failed.pass('A'))
// @ts-expect-error -- the same for a fail
counted.fail('A')
// @ts-expect-error -- the same for a succeed
counted.succeed('A')
// A used fragment may share states with its surroundings, but not other ones under the same name …
// @ts-expect-error -- … such as a task and a pass
counted.use(fragment<{ n: number }>().pass('A'))
// @ts-expect-error -- … or two tasks with other data
counted.use(fragment<{ n: number }>().task('A', lambda<(event: { n: number }) => string>('other'), (x) => x))
// @ts-expect-error -- … also by its prefix
counted.use(fragment<{ n: number }>().pass('A'), { prefix: '' })
counted.map(
  'M',
  (result) => [result.n],
  // @ts-expect-error -- nor with the scope around its own
  (item) => item.use(fragment<number>().pass('A')),
)
start.pass('1 F').map(
  'M',
  (file) => [file.key],
  // @ts-expect-error -- also by its prefix
  (item) => item.use(fragment<string>().pass('F'), { prefix: '1 ' }),
)

// ---- variables
const assigned = start.pass('V').assign(() => ({ v1: 1 }))
// @ts-expect-error -- no variable 'v2'
assigned.pass('B', (_file, { vars }) => vars.v2)
// @ts-expect-error -- 'v1' holds a number
assigned.pass('B').assign(() => ({ v1: 'x' }))
assigned.map(
  'M',
  (file) => [file.key],
  // @ts-expect-error -- a body cannot assign what is around it
  (item) => item.pass('B').assign(() => ({ v1: 2 })),
)
// @ts-expect-error -- nor can a branch
assigned.parallel('P', (branch) => [branch.pass('B').assign(() => ({ v1: 2 }))])
start
  .map(
    'M',
    (file) => [file.key],
    (item) => item.pass('B').assign(() => ({ v1: 2 })),
  )
  // @ts-expect-error -- a body's variable ends with it
  .pass('Z', (_all, { vars }) => vars.v1)
start
  .choice('C', (c) =>
    c
      .when(
        (file) => file.key === '',
        (arm) => arm.pass('A').assign(() => ({ v1: 1 })),
      )
      .otherwise((arm) => arm),
  )
  // @ts-expect-error -- not assigned on every path
  .pass('Z', (_file, { vars }) => vars.v1 + 1)
// @ts-expect-error -- 'states' is reserved
start.pass('A').assign(() => ({ states: 1 }))
// @ts-expect-error -- a state's output does not see what it assigns
counted.assign((result) => ({ n: result.n })).output((_result, { vars }) => vars.n)
// @ts-expect-error -- variables have names
start.pass('A').assign(() => 5)

// ---- choices
// @ts-expect-error -- The choice 'C' leaves values over: end it with otherwise(…) or match(…).
start.choice('C', (c) =>
  c.when(
    (file) => file.key === '',
    (arm) => arm.pass('A'),
  ),
)
const kinds = pipeline<{ k: 'a' | 'b' }>('p')
// @ts-expect-error -- There is no arm for k 'b'.
kinds.choice('C', (c) => c.match('k', { a: (arm) => arm }))
// @ts-expect-error -- 'd' is not a value of 'k'.
kinds.choice('C', (c) => c.match('k', { a: (arm) => arm, b: (arm) => arm, d: (arm) => arm }))
// @ts-expect-error -- 'k' is not always a string
pipeline<{ k: 'a' | undefined }>('p').choice('C', (c) => c.match('k', { a: (arm) => arm }))
start.choice('C', (c) =>
  c
    .when(
      // @ts-expect-error -- a test is a boolean
      (file) => file.key,
      (arm) => arm,
    )
    .otherwise((arm) => arm),
)
pipeline<{ k: 'a'; x: 1 } | { k: 'b'; y: 2 }>('p').choice('C', (c) =>
  c
    .when(
      (file) => file.k === 'a',
      // @ts-expect-error -- the arm's subject is narrowed to the first
      (arm) => arm.pass('A', (subject) => subject.y),
    )
    .otherwise((arm) => arm),
)
start.choice('C', (c) =>
  c
    .when(
      (file) => file.key === '',
      // @ts-expect-error -- an arm returns what it built
      (arm) => {
        arm.pass('B')
      },
    )
    .otherwise((arm) => arm),
)

// ---- fragments
// @ts-expect-error -- the subject has no 'id'
start.use(fragment<{ id: number }>().pass('F'))
// @ts-expect-error -- there is no variable 'limit'
start.use(fragment<{ key: string }, { limit: number }>().pass('F'))

// ---- modifiers
// @ts-expect-error -- a choice cannot fail
start.choice('C', (c) => c.otherwise((arm) => arm)).retry('States.ALL')
start
  .map(
    'M',
    (file) => [file.key],
    (item) => item.pass('B'),
  )
  // @ts-expect-error -- Only a task takes 'timeout'.
  .timeout({ seconds: 3 })
// @ts-expect-error -- Only a task takes 'heartbeat'.
start.parallel('P', (branch) => [branch.pass('B')]).heartbeat({ seconds: 3 })
// @ts-expect-error -- a duration has units
counted.timeout(3)
// @ts-expect-error -- no such unit
counted.timeout({ weeks: 3 })
// @ts-expect-error -- no such option
counted.retry('States.ALL', { attempts: 3 })
// @ts-expect-error -- a jitter is FULL or NONE
counted.retry('States.ALL', { jitter: 'HALF' })
// @ts-expect-error -- a handler returns what it built
counted.catch('States.ALL', (failed) => {})
// @ts-expect-error -- a fragment's start belongs to no state
start.assign(() => ({ a: 1 }))

// ---- map, parallel, wait
start.map(
  'M',
  // @ts-expect-error -- items are an array
  (file) => file.key,
  (item) => item.pass('B'),
)
// @ts-expect-error -- branches are a list or an object
start.parallel('P', (branch) => branch.pass('B'))
// @ts-expect-error -- a computed time says what it is: { seconds: … } or { until: … }
start.wait('W', (file) => 5)
// @ts-expect-error -- seconds are a number
start.wait('W', { seconds: (file) => file.key })

// ---- ends
// @ts-expect-error -- nothing follows a fail
start.fail('X').pass('Y')
// @ts-expect-error -- nothing follows a succeed
counted.succeed().pass('Y')
// @ts-expect-error -- a cause is text
start.fail('X', () => 5)
// @ts-expect-error -- an unfinished chain is no pipeline
type Unfinished = InputOf<typeof counted>

// ---- what tests rely on
const finished = counted
  .map(
    'M',
    (result) => [result.n],
    (item) => item.task('Copy', lambda<(event: number) => Promise<string>>('c'), (n) => n),
  )
  .succeed()
type Tasks = TasksOf<typeof finished>
// @ts-expect-error -- no task of that name
type Misnamed = Tasks['Copi']
// @ts-expect-error -- a result that the task does not have
const wrongResult: Tasks['A']['result'] = { n: 'x' }
// @ts-expect-error -- an input that lacks a member
const wrongInput: InputOf<typeof finished> = { bucket: 'b' }

// ---- functions written elsewhere
const needsVariable = (_file: FileRef, { vars }: Scope<FileRef, { limit: number }>) => vars.limit
// @ts-expect-error -- the variable is not set here
start.pass('A', needsVariable)
