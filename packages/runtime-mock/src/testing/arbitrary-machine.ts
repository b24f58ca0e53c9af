import type { State, StateMachineDefinition, StatesBlock } from '@stepwright/asl'
import fc from 'fast-check'
import type { TaskReply } from '../services/task-world.ts'

/** A machine with what its tasks answer, one reply after another, round and round. */
export interface Scenario {
  readonly definition: StateMachineDefinition
  readonly replies: readonly TaskReply[]
}

const retry = fc.record({
  ErrorEquals: fc.constantFrom(['States.ALL'], ['A'], ['States.TaskFailed'], ['B', 'States.Timeout']),
  MaxAttempts: fc.nat(2),
  IntervalSeconds: fc.integer({ min: 1, max: 5 }),
  JitterStrategy: fc.constantFrom('FULL' as const, 'NONE' as const),
})
const failureFields = fc.record(
  {
    Retry: fc.array(retry, { minLength: 1, maxLength: 2 }),
    Catch: fc.constant([{ ErrorEquals: ['States.ALL'], Next: 'Handler', ResultPath: '$.error' }]),
  },
  { requiredKeys: [] },
)
const leaf: fc.Arbitrary<State> = fc.oneof(
  fc.record({ Type: fc.constant('Pass' as const), Result: fc.constantFrom<{ [key: string]: number }>({}, { n: 1 }) }),
  fc.record({ Type: fc.constant('Pass' as const), Assign: fc.constant({ 'seen.$': '$' }) }),
  fc.record({ Type: fc.constant('Wait' as const), Seconds: fc.nat(5) }),
  fc
    .tuple(
      fc.record({
        Type: fc.constant('Task' as const),
        Resource: fc.constantFrom(
          'arn:aws:states:::lambda:invoke',
          'arn:aws:states:::glue:startJobRun.sync',
          'arn:aws:lambda:us-east-1:123456789012:function:f',
        ),
        TimeoutSeconds: fc.integer({ min: 1, max: 6 }),
      }),
      failureFields,
    )
    .map(([task, failure]) => ({ ...task, ...failure })),
)
const failing: fc.Arbitrary<State> = fc.constantFrom<State>(
  { Type: 'Fail', Error: 'A', Cause: 'because' },
  { Type: 'Fail' },
  { Type: 'Pass', InputPath: '$.nowhere', End: true },
)

/** A block of a few states in a row, with a handler beside it; Map and Parallel nest while `depth` allows. */
function block(depth: number): fc.Arbitrary<StatesBlock> {
  const step = depth > 0 ? fc.oneof({ arbitrary: leaf, weight: 3 }, nested(block(depth - 1))) : leaf
  return fc
    .tuple(fc.array(step, { minLength: 1, maxLength: 4 }), fc.option(failing, { freq: 4 }))
    .map(([steps, last]) => inARow(last ? [...steps, last] : steps))
}

function nested(inner: fc.Arbitrary<StatesBlock>): fc.Arbitrary<State> {
  const branches = fc.array(inner, { minLength: 1, maxLength: 3 })
  return fc
    .tuple(
      fc.oneof(
        branches.map((Branches) => ({ Type: 'Parallel' as const, Branches })),
        fc.record({
          Type: fc.constant('Map' as const),
          ItemsPath: fc.constant('$$.Execution.Input.items'),
          MaxConcurrency: fc.nat(2),
          ItemProcessor: inner,
        }),
      ),
      failureFields,
    )
    .map(([state, failure]) => ({ ...state, ...failure }))
}

function inARow(steps: readonly State[]): StatesBlock {
  const named = steps.map((state, at): [string, State] => {
    const isLast = at === steps.length - 1
    const ends = state.Type === 'Fail' || 'End' in state
    return [`S${at}`, ends ? state : { ...state, ...(isLast ? { End: true } : { Next: `S${at + 1}` }) }]
  })
  return { StartAt: 'S0', States: { ...Object.fromEntries(named), Handler: { Type: 'Pass', End: true } } }
}

const reply: fc.Arbitrary<TaskReply> = fc.tuple(fc.nat(4), fc.constantFrom(null, {})).chain(([seconds, submitted]) =>
  fc.oneof(
    fc.constant<TaskReply>({ kind: 'success', output: { ok: true }, submitted, delay: { seconds } }),
    fc
      .constantFrom('A', 'B', null)
      .map<TaskReply>((error) => ({ kind: 'failure', error, cause: null, submitted, delay: { seconds } })),
    fc.constant<TaskReply>({ kind: 'none', submitted, delay: {} }),
  ),
)

/** Machines of all kinds of states, whose tasks succeed, fail, and time out. */
export const scenario: fc.Arbitrary<Scenario> = fc.record({
  definition: block(2),
  replies: fc.array(reply, { minLength: 1, maxLength: 6 }),
})
