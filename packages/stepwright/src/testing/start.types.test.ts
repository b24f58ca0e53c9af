/* eslint-disable @typescript-eslint/no-floating-promises -- nothing runs here: checked by tsc only */
import type { JsonValue } from '@stepwright/asl'
import { lambda, pipeline } from '@stepwright/dsl'
import type { LiveRun, Run } from '@stepwright/runtime-mock'
import type { TasksOf } from '@stepwright/dsl'
import { expect, expectTypeOf } from 'vitest'
import { after, start, waits, worker, type WaitingTask } from './index.ts'

interface Order {
  id: string
}
interface Approval {
  approved: boolean
}
const ask = lambda<(event: { order: string; token: string }) => Promise<void>>('ask')
const ship = lambda<(event: Approval) => Promise<{ parcel: string }>>('ship')
const ordering = pipeline<Order>('Ordering')
  .task('Approve', ask.waitForTaskToken<Approval>(), (order, { context }) => ({
    order: order.id,
    token: context.Task.Token,
  }))
  .task('Ship', ship, (approval) => approval)
  .succeed()
const input: Order = { id: 'o-1' }
const run = start(ordering, { input, mocks: { Ship: ({ approved }) => ({ parcel: String(approved) }) } })

expectTypeOf(run).toEqualTypeOf<LiveRun<{ parcel: string }, TasksOf<typeof ordering>>>()
expectTypeOf(run.finish()).toEqualTypeOf<Promise<Run<{ parcel: string }, TasksOf<typeof ordering>>>>()

// What a task is answered with, and what it was called with, are the chain's.
const approve = run.task('Approve')
expectTypeOf(approve.succeed).parameters.toEqualTypeOf<[Approval]>()
approve.waiting().then((waiting) => {
  expectTypeOf(waiting.arguments.order).toEqualTypeOf<string>()
  expectTypeOf(waiting.token).toEqualTypeOf<string | null>()
})
run.task('Approve', { mapIndex: 1, where: ({ order }) => order === 'o-1' }).fail('Rejected', { why: 'too dear' })
run.tasks('Approve').then((all) => all.map(({ succeed }) => succeed({ approved: true })))
// @ts-expect-error no task has this name
run.task('Aprove')
// @ts-expect-error the result is the task's
run.task('Approve').succeed({ approved: 'yes' })
// @ts-expect-error arguments are the task's
run.task('Approve', { where: ({ amount }) => amount > 1 })

// What a run tells of a task is typed; of any other state it is JSON.
expectTypeOf(run.state('Ship').attempts[0]?.input).toEqualTypeOf<Approval | undefined>()
expectTypeOf(run.state('Ship').visits[0]?.attempts[0]?.result).toEqualTypeOf<{ parcel: string } | undefined>()
expectTypeOf(run.state('Some Choice').attempts[0]?.result).toEqualTypeOf<JsonValue | undefined>()

start(ordering, { input, mocks: { Ship: waits() } })
start(ordering, { input, mocks: { Ship: worker('w', after({ minutes: 1 }, { parcel: 'p' })) } })
// @ts-expect-error a worker answers with the task's result
start(ordering, { input, mocks: { Ship: worker('w', { parcel: 1 }) } })

// Of a definition, any name and any JSON.
const plain = start({ StartAt: 'A', States: { A: { Type: 'Succeed' } } })
expectTypeOf(plain.task('A').waiting()).toEqualTypeOf<Promise<WaitingTask>>()
plain.task('A').succeed(['anything'])

// Matchers know the run's output.
const ended = await run.finish()
expect(ended).toSucceedWith({ parcel: 'p-1' })
expect(ended).toSucceedWith({ parcel: expect.any(String) as string })
// @ts-expect-error the output has a parcel
expect(ended).toSucceedWith({ parcels: 1 })
expect(ended).toHaveVisited('Approve', 'Some Choice')
expect(ended).toHaveRetried('Ship', 2)
expect(run).toFailWith('Rejected', { why: 'too dear' })
await expect(run.finish()).resolves.toSucceedWith({ parcel: 'p-1' })
expect(ended).toMatchHistory(['ExecutionStarted', { type: 'TaskStateEntered' }])
expect(ended).toMatchHistory({ events: run.history })
// @ts-expect-error no event has this type
expect(ended).toMatchHistory(['ExecutionStart'])
