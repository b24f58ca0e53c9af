import { expectTypeOf } from 'vitest'
import { after, fails, type Delayed } from './mock.ts'

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
