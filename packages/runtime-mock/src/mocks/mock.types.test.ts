import { expectTypeOf } from 'vitest'
import { after, fails, sequence, worker, type Delayed, type ReplySequence, type Worker } from './mock.ts'

interface Args {
  key: string
}
interface Result {
  rows?: number
}

// A failure that comes later stands for any task; a reply is the task's.
expectTypeOf(after({ minutes: 3 }, fails('OutOfMemory'))).toExtend<Delayed<Args, Result>>()
expectTypeOf(after({ minutes: 3 }, { rows: 7 })).toExtend<Delayed<Args, Result>>()
expectTypeOf(after({ minutes: 3 }, ({ key }: Args) => ({ rows: key.length }))).toExtend<Delayed<Args, Result>>()
// @ts-expect-error the rows are a number
expectTypeOf(after({ minutes: 3 }, { rows: '7' })).toExtend<Delayed<Args, Result>>()

// Literals stay what they are, wherever the reply stands.
type State = { status: 'RUNNING' } | { status: 'DONE'; rows: number[] }
expectTypeOf(after({ minutes: 3 }, { status: 'RUNNING' })).toExtend<Delayed<string, State>>()
expectTypeOf(after({ minutes: 3 }, { status: 'DONE', rows: [1, 2] })).toExtend<Delayed<string, State>>()
expectTypeOf(after({ minutes: 3 }, 'DONE')).toExtend<Delayed<string, State['status']>>()
expectTypeOf(worker('w', { status: 'RUNNING' })).toExtend<Worker<string, State>>()
expectTypeOf(worker('w', after({ minutes: 3 }, { status: 'RUNNING' }))).toExtend<Worker<string, State>>()
expectTypeOf(sequence({ status: 'RUNNING' }, fails('Busy'), { status: 'DONE', rows: [] })).toExtend<
  ReplySequence<string, State>
>()
// @ts-expect-error no such status
expectTypeOf(after({ minutes: 3 }, { status: 'LOST' })).toExtend<Delayed<string, State>>()

// Replies of several kinds keep the literals of each, also where no task says what it wants.
const replies = sequence(
  after({ minutes: 3 }, { status: 'RUNNING' }),
  (key: string) => (key === '' ? { status: 'RUNNING' as const } : { status: 'DONE' as const, rows: [key.length] }),
  fails('Busy'),
  { status: 'DONE', rows: [] },
)
expectTypeOf(replies).toExtend<ReplySequence<string, State>>()
// @ts-expect-error it takes a text
expectTypeOf(replies).toExtend<ReplySequence<number, State>>()
expectTypeOf(sequence(fails('Busy'), { status: 'LOST' })).not.toExtend<ReplySequence<string, State>>()
