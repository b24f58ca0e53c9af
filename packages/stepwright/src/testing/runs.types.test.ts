/* eslint-disable @typescript-eslint/no-floating-promises -- nothing runs here: checked by tsc only */
import { lambda, pipeline, startExecution, type TasksOf } from '@stepwright/dsl'
import { expectTypeOf } from 'vitest'
import { runs, simulate, start, type NestedMock } from './index.ts'

interface FileRef {
  key: string
}
const count = lambda<(event: FileRef) => Promise<{ rows: number }>>('count-rows')
const counting = pipeline<FileRef>('Counting')
  .task('Count', count, (file) => file)
  .succeed()
const nightly = pipeline<FileRef>('Nightly')
  .task('Count all', startExecution(counting).sync, (file) => file)
  .succeed()
const input: FileRef = { key: 'a.csv' }

const nested = runs(counting, {
  mocks: {
    Count: (file) => {
      expectTypeOf(file).toEqualTypeOf<FileRef>()
      return { rows: 1 }
    },
  },
})
expectTypeOf(nested).toEqualTypeOf<NestedMock<FileRef>>()
simulate(nightly, { input, mocks: { 'Count all': nested } })
simulate(nightly, { input, mocks: { 'Count all': [nested, { rows: 3 }] } })
simulate(nightly, { input, mocks: { 'Count all': runs({ StartAt: 'A', States: { A: { Type: 'Succeed' } } }) } })

// @ts-expect-error the nested pipeline has no such task
runs(counting, { mocks: { Cuont: { rows: 1 } } })
// @ts-expect-error its task gives rows
runs(counting, { mocks: { Count: { lines: 1 } } })
const other = pipeline<{ table: string }>('Other').pass('Keep').succeed()
// @ts-expect-error it takes a table, and the task passes a file
simulate(nightly, { input, mocks: { 'Count all': runs(other) } })

const run = start(nightly, { input, mocks: { 'Count all': nested } })
run.nested<TasksOf<typeof counting>>('Count all').then((one) => {
  expectTypeOf(one.state('Count').attempts[0]?.input).toEqualTypeOf<FileRef | undefined>()
  one.task('Count').succeed({ rows: 2 })
})
// @ts-expect-error no task has this name
run.nested('Cuont all')
