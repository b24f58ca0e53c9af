import { expect, test } from 'vitest'
import { checkSource, shown } from '../testing/check-source.ts'

// What a user reads, word for word, and the text it is on. One program for all: each mistake is a line of it.
const mistakes = {
  unknownParameter: `start.task('A', count, (file) => ({ bucket: file.bucket, key: file.key, samplesize: 3 }))`,
  wrongParameter: `start.task('A', count, (file) => ({ bucket: file.bucket, key: 5 }))`,
  missingParameter: `start.task('A', count, (file) => ({ bucket: file.bucket }))`,
  unknownMember: `start.pass('A', (file) => file.kee)`,
  takenName: `counted.pass('A')`,
  takenByFragment: `counted.use(fragment<{ n: number }>().pass('A'))`,
  usedTwice: `start.use(note).use(note)`,
  unknownVariable: `assigned.pass('B', (_file, { vars }) => vars.v2)`,
  otherType: `assigned.pass('B').assign(() => ({ v1: 'x' }))`,
  outerVariable: `assigned.map('M', (file) => [file.key], (item) => item.pass('B').assign(() => ({ v1: 2 })))`,
  reservedVariable: `start.pass('A').assign(() => ({ states: 1 }))`,
  openChoice: `start.choice('C', (c) => c.when((file) => file.key === '', (arm) => arm))`,
  missingArm: `kinds.choice('C', (c) => c.match('k', { a: (arm) => arm }))`,
  unknownArm: `kinds.choice('C', (c) => c.match('k', { a: (arm) => arm, b: (arm) => arm, d: (arm) => arm }))`,
  notAString: `start.choice('C', (c) => c.match('size', { a: (arm) => arm }))`,
  taskOnly: `assigned.map('M', (file) => [file.key], (item) => item.pass('B')).timeout({ seconds: 3 })`,
  nothingReturned: `start.choice('C', (c) => c.when((file) => file.key === '', (arm) => { arm.pass('B') }).otherwise((arm) => arm))`,
  fragmentInput: `start.use(fragment<{ id: number }>().pass('F'))`,
  fragmentVariable: `start.use(fragment<{ key: string }, { limit: number }>().pass('F'))`,
  loopMisfit: `start.loop('L', (round) => round.task('A', count, (file) => file), { until: (last) => last.n > 1, maxIterations: 3 })`,
  loopEnds: `start.loop('L', (round) => round.fail('F'), { until: () => true, maxIterations: 3 })`,
  loopUnbounded: `start.loop('L', (round) => round.pass('A'), { until: (file) => file.key === '' })`,
  loopUntested: `start.loop('L', (round) => round.pass('A'), { maxIterations: 3 })`,
  loopOption: `start.loop('L', (round) => round.pass('A'), { until: (file) => file.key === '', maxIterations: 3, otherwis: 3 })`,
  gotoAhead: `start.pass('A').goto('B')`,
  gotoMisfit: `start.pass('A', () => 5).goto('A')`,
  misspeltError: `counted.retry('States.Timeot')`,
  noSuchError: `counted.catch(['Missing', 'States.Nothing'], (failed) => failed.fail('F'))`,
  writtenTarget: `stateMachine('M', { startAt: 'A', states: { A: { type: 'Pass', next: 'Dnoe' }, Done: { type: 'Succeed' } } })`,
  writtenMisfit: `stateMachine('M', { startAt: 'A', states: { A: { type: 'Pass', output: () => 5, next: 'B' }, B: { type: 'Pass', output: (text: string) => text, end: true } } })`,
  writtenArguments: `stateMachine('M', { startAt: 'A', states: { A: { type: 'Task', resource: count, arguments: () => ({ bucket: 'b' }), end: true } } })`,
  writtenItems: `stateMachine('M', { startAt: 'A', states: { A: { type: 'Map', items: (file: FileRef) => [file.key], itemProcessor: block({ startAt: 'B', states: { B: { type: 'Pass', output: (n: number) => n, end: true } } }), end: true } } })`,
  writtenToken: `stateMachine('M', { startAt: 'A', states: { A: { type: 'Task', resource: count.waitForTaskToken, arguments: (file: FileRef) => file, end: true } } })`,
  unfinished: `start.task('A', startExecution(counted).sync, (file) => file)`,
  noSync: `start.task('A', sdk<{ getJob: Method }>('glue').getJob.sync, () => ({}))`,
  missingToken: `start.task('A', count.waitForTaskToken, (file) => ({ bucket: file.bucket, key: file.key }))`,
  resultMember: `counted.pass('B', (result, { input }) => input.key)`,
  resultPassedOn: `counted.task('B', count, (result) => result)`,
  narrowingLost: `start.choice('C', (c) => c.when((file) => file.size !== undefined, (arm) => arm).otherwise((arm) => arm)).pass('B', (file) => file.size * 2)`,
  noTypeGuard: `start.choice('C', (c) => c.when((file) => file.key === '' && file.size === 3, (arm) => arm.pass('B', (file) => file.size.toFixed())).otherwise((arm) => arm))`,
  wrongMock: `simulate(counted.succeed(), { A: { n: 'three' } })`,
  mockOfNoTask: `simulate(counted.succeed(), { B: { n: 3 } })`,
} as const

const prelude = `import { block, fragment, lambda, pipeline, sdk, startExecution, stateMachine, type AnyPipeline } from '../index.ts'
import type { MocksOf } from '../../../stepwright/src/testing/mocks.ts'
interface Method { (args: { Name: string }, options: object, cb: (err: unknown, data?: { Job?: string }) => void): void }
interface FileRef { bucket: string; key: string; size?: number; sampleSize?: number }
interface Counted { n: number }
const count = lambda<(event: FileRef) => Promise<Counted>>('count')
const start = pipeline<FileRef>('p')
const counted = start.task('A', count, (file) => file)
const assigned = start.pass('V').assign(() => ({ v1: 1 }))
const kinds = pipeline<{ k: 'a' | 'b' }>('p')
declare function simulate<const Flow extends AnyPipeline>(flow: Flow, mocks: MocksOf<Flow>): void
const note = fragment<FileRef>().pass('Note')
`

test('a finished pipeline hovers as its input, output and tasks', () => {
  const { diagnostics } = checkSource(`${prelude}
const finished = counted.pass('B', (result) => [result]).succeed()
const hovered: never = finished`)
  expect(diagnostics.map(shown)).toEqual([
    `hovered\nType 'Pipeline<FileRef, Counted[], { A: Task<FileRef, Counted>; }>' is not assignable to type 'never'.`,
  ])
}, 120_000)

test('mistakes are reported in a sentence, on the text to change', () => {
  const { diagnostics } = checkSource(prelude + Object.values(mistakes).join('\n'))
  // The place, then three lines at most.
  expect(diagnostics.map(shown).filter((text) => text.split('\n').length > 4)).toEqual([])
  expect(diagnostics.map(shown)).toMatchInlineSnapshot(`
    [
      "samplesize
    Type '3' is not assignable to type '3 & DslTypeError<"'samplesize' is not a parameter of this task.">'.
      Type 'number' is not assignable to type 'DslTypeError<"'samplesize' is not a parameter of this task.">'.",
      "key
    Type 'number' is not assignable to type 'string'.",
      "({ bucket: file.bucket })
    Property 'key' is missing in type '{ readonly bucket: string; }' but required in type 'Frozen<FileRef>'.",
      "kee
    Property 'kee' does not exist on type 'FileRef'.",
      "'A'
    Argument of type '"A"' is not assignable to parameter of type '"A state named 'A' already exists in this pipeline."'.",
      "fragment<{ n: number }>().pass('A')
    Argument of type 'PlainFlow<{ n: number; }, NoMembers, "A", { A: PlacedState<{ n: number; }, null>; }, never, RootEnv<{ n: number; }, NoMembers>, { n: number; }, Scope<{ ...; }, NoMembers, Context>>' is not assignable to parameter of type '"The fragment's state 'A' is here already: give this use names of its own, with { prefix: '…' }."'.",
      "note
    Argument of type 'PlainFlow<FileRef, NoMembers, "Note", { Note: PlacedState<FileRef, null>; }, never, RootEnv<FileRef, NoMembers>, FileRef, Scope<...>>' is not assignable to parameter of type '"The fragment's state 'Note' is here already: give this use names of its own, with { prefix: '…' }."'.",
      "v2
    Property 'v2' does not exist on type '{ v1: number; }'.",
      "v1
    Type 'string' is not assignable to type 'string & DslTypeError<"Variable 'v1' already holds a value of another type.">'.
      Type 'string' is not assignable to type 'DslTypeError<"Variable 'v1' already holds a value of another type.">'.",
      "v1
    Type 'number' is not assignable to type 'number & DslTypeError<"Variable 'v1' belongs to an outer scope: a map or parallel body can read it, not assign it.">'.
      Type 'number' is not assignable to type 'DslTypeError<"Variable 'v1' belongs to an outer scope: a map or parallel body can read it, not assign it.">'.",
      "states
    Type 'number' is not assignable to type 'number & DslTypeError<"'states' is reserved by Step Functions: a variable cannot have this name.">'.
      Type 'number' is not assignable to type 'DslTypeError<"'states' is reserved by Step Functions: a variable cannot have this name.">'.",
      "'C'
    Argument of type '"C"' is not assignable to parameter of type '"The choice 'C' leaves values over: end it with otherwise(…) or match(…)."'.",
      "'k'
    Argument of type '"k"' is not assignable to parameter of type '"There is no arm for k 'b'."'.",
      "'k'
    Argument of type '"k"' is not assignable to parameter of type '"'d' is not a value of 'k'."'.",
      "arm
    Parameter 'arm' implicitly has an 'any' type.",
      "'size'
    Argument of type '"size"' is not assignable to parameter of type '"'size' is not always a string: test it with when(…)."'.",
      "arm
    Parameter 'arm' implicitly has an 'any' type.",
      "{ seconds: 3 }
    Argument of type '{ seconds: number; }' is not assignable to parameter of type '"Only a task takes 'timeout'."'.",
      "(arm) => { arm.pass('B') }
    Argument of type '(arm: ArmFlow<FileRef, NoMembers, "C", { C: PlacedState<FileRef, null>; }, RootEnv<FileRef, NoMembers>>) => void' is not assignable to parameter of type '(flow: ArmFlow<FileRef, NoMembers, "C", { C: PlacedState<FileRef, null>; }, RootEnv<FileRef, NoMembers>>) => Fragment<...>'.
      Type 'void' is not assignable to type 'Fragment<FileRef, NoMembers, unknown, unknown, unknown, unknown>'.",
      "fragment<{ id: number }>().pass('F')
    Argument of type 'PlainFlow<{ id: number; }, NoMembers, "F", { F: PlacedState<{ id: number; }, null>; }, never, RootEnv<{ id: number; }, NoMembers>, { id: number; }, Scope<...>>' is not assignable to parameter of type '"The subject here does not fit what the fragment starts from: look at 'id'."'.",
      "fragment<{ key: string }, { limit: number }>().pass('F')
    Argument of type 'PlainFlow<{ key: string; }, NoMembers, "F", { F: PlacedState<{ key: string; }, null>; }, never, RootEnv<{ key: string; }, { limit: number; }>, { key: string; }, Scope<...>>' is not assignable to parameter of type '"The fragment reads the variable 'limit', which is not set here or holds something else."'.",
      "'L'
    Argument of type '"L"' is not assignable to parameter of type '"What the body of the loop 'L' yields does not fit what it starts from: keep the input, with output((result, { input }) => …)."'.",
      "'L'
    Argument of type '"L"' is not assignable to parameter of type '"The body of the loop 'L' never comes to its test."'.",
      "'L'
    Argument of type '"L"' is not assignable to parameter of type '"The loop 'L' has no bound: give it 'maxIterations'."'.",
      "'L'
    Argument of type '"L"' is not assignable to parameter of type '"The loop 'L' has no test: give it 'until'."'.",
      "'L'
    Argument of type '"L"' is not assignable to parameter of type '"The loop 'L' has no option 'otherwis': it takes 'until', 'maxIterations' and 'otherwise'."'.",
      "'B'
    Argument of type '"B"' is not assignable to parameter of type '"No state 'B' stands before: goto leads back. A jump ahead is for stateMachine(…)."'.",
      "'A'
    Argument of type '"A"' is not assignable to parameter of type '"The subject here does not fit the input of 'A'."'.",
      "'States.Timeot'
    Argument of type '"States.Timeot"' is not assignable to parameter of type '"Step Functions has no error 'States.Timeot': it is 'States.Timeout'."'.",
      "['Missing', 'States.Nothing']
    Argument of type 'string[]' is not assignable to parameter of type '"Step Functions has no error 'States.Nothing', and keeps names that begin with 'States.' to itself."'.",
      "next
    Type '"Dnoe"' is not assignable to type '"A" | "Done" | undefined'.",
      "next
    Type '"B"' is not assignable to type '"B" & DslTypeError<"What 'A' hands on does not fit the input of 'B'.">'.
      Type 'string' is not assignable to type 'DslTypeError<"What 'A' hands on does not fit the input of 'B'.">'.",
      "arguments
    Type '() => { bucket: string; }' is not assignable to type '(() => { bucket: string; }) & DslTypeError<"These arguments do not fit what the resource takes.">'.
      Type '() => { bucket: string; }' is not assignable to type 'DslTypeError<"These arguments do not fit what the resource takes.">'.",
      "itemProcessor
    Type 'Block<number, number, {}>' is not assignable to type 'Block<number, number, {}> & "What 'A' makes of its items does not fit the input of its processor."'.
      Type 'Block<number, number, {}>' is not assignable to type '"What 'A' makes of its items does not fit the input of its processor."'.",
      "arguments
    Type '(file: FileRef) => FileRef' is not assignable to type '((file: FileRef) => FileRef) & DslTypeError<"A task that waits for its token passes it on in its arguments: context.Task.Token.">'.
      Type '(file: FileRef) => FileRef' is not assignable to type 'DslTypeError<"A task that waits for its token passes it on in its arguments: context.Task.Token.">'.",
      "counted
    Argument of type 'BuiltFlow<NoMembers, "A", { A: PlacedState<FileRef, Task<FileRef, Counted>>; }, never, RootEnv<FileRef, NoMembers>, NewlyBuilt<...>>' is not assignable to parameter of type '"This flow is not finished: end it with .succeed() or .fail(…)."'.",
      "sync
    Property 'sync' does not exist on type 'SdkAction<{ getJob: Method; }, "getJob">'.",
      "({ bucket: file.bucket, key: file.key })
    Type '{ readonly bucket: string; readonly key: string; }' is not assignable to type '{ readonly bucket: string; readonly key: string; } & "A task that waits for its token passes it on in its arguments: context.Task.Token."'.
      Type '{ readonly bucket: string; readonly key: string; }' is not assignable to type '"A task that waits for its token passes it on in its arguments: context.Task.Token."'.",
      "key
    Property 'key' does not exist on type 'Counted'.",
      "result
    Type 'Counted' is missing the following properties from type 'Frozen<FileRef>': bucket, key",
      "file.size
    'file.size' is possibly 'undefined'.",
      "file.size
    'file.size' is possibly 'undefined'.",
      "A
    Type '{ n: string; }' is not assignable to type 'TaskMock<FileRef, Counted>'.
      Types of property 'n' are incompatible.
        Type 'string' is not assignable to type 'number'.",
      "B
    Object literal may only specify known properties, and 'B' does not exist in type 'TaskMocks<{ A: Task<FileRef, Counted>; }>'.",
    ]
  `)
}, 120_000)

// TypeScript leads from the function to the member level by level: the last line is the one to read.
test('a mock that returns something else is told down to the member', () => {
  const { diagnostics } = checkSource(`${prelude}simulate(counted.succeed(), { A: ({ key }) => ({ n: key }) })`)
  expect(diagnostics.map(shown)).toMatchInlineSnapshot(`
    [
      "A
    Type '({ key }: FileRef) => { n: string; }' is not assignable to type 'TaskMock<FileRef, Counted>'.
      Type '({ key }: FileRef) => { n: string; }' is not assignable to type 'MockFunction<FileRef, Counted>'.
        Type '{ n: string; }' is not assignable to type 'MockAnswer<FileRef, Counted> | Promise<MockAnswer<FileRef, Counted>>'.
          Type '{ n: string; }' is not assignable to type 'Counted'.
            Types of property 'n' are incompatible.
              Type 'string' is not assignable to type 'number'.",
    ]
  `)
}, 120_000)
