/* eslint-disable @typescript-eslint/no-floating-promises -- nothing runs here: checked by tsc only */
import { lambda, pipeline } from '@stepwright/dsl'
import type { TasksOf } from '@stepwright/dsl'
import type { Run } from '@stepwright/runtime-mock'
import { expectTypeOf } from 'vitest'
import { after, fails, sequence, simulate, type MocksOf } from './index.ts'

interface FileRef {
  bucket: string
  key: string
}
interface Report {
  valid: boolean
  errors: string[]
}
const validate = lambda<(event: FileRef) => Promise<Report>>('validate')
const list = lambda<(event: FileRef) => Promise<string[]>>('list')
const flow = pipeline<FileRef>('Flow')
  .task('Validate', validate, (file) => file)
  .output((_report, { input }) => input)
  .task('List', list, (file) => file)
  .succeed()
const input: FileRef = { bucket: 'raw', key: 'tx.csv' }
const handler = async (event: FileRef): Promise<Report> => Promise.resolve({ valid: event.key !== '', errors: [] })

// The output is the pipeline's; a mock's arguments and result are its task's.
expectTypeOf(simulate(flow, { input })).toEqualTypeOf<Promise<Run<string[], TasksOf<typeof flow>>>>()
simulate(flow, {
  input,
  mocks: {
    Validate: (file, { attempt, mapIndex }) => {
      expectTypeOf(file).toEqualTypeOf<FileRef>()
      expectTypeOf(attempt).toEqualTypeOf<number>()
      expectTypeOf(mapIndex).toEqualTypeOf<number | null>()
      return { valid: true, errors: [] }
    },
    List: () => ['a'],
  },
})
simulate(flow, { input, mocks: { Validate: handler, List: sequence(['a'], ['b']) } })
simulate(flow, {
  input,
  mocks: { Validate: [fails('Busy'), after({ minutes: 1 }, { valid: true, errors: [] }), () => fails('Busy')] },
})

// A result that is a union may be any of its members, one after the other.
type State = { status: 'RUNNING' } | { status: 'DONE'; rows: number }
const asked = pipeline<string>('Ask')
  .task('Ask', lambda<(id: string) => State>('ask'), (id) => id)
  .succeed()
simulate(asked, { input: 'a', mocks: { Ask: [{ status: 'RUNNING' }, fails('Busy'), { status: 'DONE', rows: 1 }] } })
simulate(asked, {
  input: 'a',
  mocks: { Ask: (id): State => (id === '' ? { status: 'RUNNING' } : { status: 'DONE', rows: 1 }) },
})
const running = after({ minutes: 1 }, { status: 'RUNNING' })
simulate(asked, { input: 'a', mocks: { Ask: running } })
simulate(asked, {
  input: 'a',
  mocks: { Ask: [after({ minutes: 1 }, { status: 'RUNNING' }), after({ minutes: 1 }, { status: 'DONE', rows: 1 })] },
})
// @ts-expect-error no such status
simulate(asked, { input: 'a', mocks: { Ask: after({ minutes: 1 }, { status: 'LOST' }) } })

// @ts-expect-error This flow is not finished: end it with .succeed() or .fail(…).
simulate(pipeline<string>('Ask').pass('A'), { input: 'a' })
// @ts-expect-error the input is the pipeline's
simulate(flow, { input: { bucket: 'raw' } })
// @ts-expect-error the input is needed
simulate(flow, {})
// @ts-expect-error no task has this name
simulate(flow, { input, mocks: { Validat: handler } })
// @ts-expect-error a value is the task's result
simulate(flow, { input, mocks: { Validate: { valid: 'yes', errors: [] } } })
// @ts-expect-error a function gives the task's result
simulate(flow, { input, mocks: { Validate: () => ({ valid: true }) } })
// @ts-expect-error a result that is an array could be taken for a sequence
simulate(flow, { input, mocks: { List: ['a', 'b'] } })
// @ts-expect-error each reply of a sequence is the task's result
simulate(flow, { input, mocks: { Validate: [fails('Busy'), 1] } })

// Mocks by themselves are typed as those given to `simulate`.
const shared = {
  Validate: (file) => {
    expectTypeOf(file).toEqualTypeOf<FileRef>()
    return { valid: true, errors: [] }
  },
  List: () => ['a'],
} satisfies Required<MocksOf<typeof flow>>
simulate(flow, { input, mocks: { ...shared, List: fails('Busy') } })
expectTypeOf<keyof MocksOf<typeof flow>>().toEqualTypeOf<'Validate' | 'List'>()
// @ts-expect-error a value is the task's result
const wrong: MocksOf<typeof flow> = { Validate: { valid: 'yes', errors: [] } }
// @ts-expect-error no task has this name
const misspelt: MocksOf<typeof flow> = { Validat: handler }
// @ts-expect-error one for each task
const missing: Required<MocksOf<typeof flow>> = { Validate: handler }
expectTypeOf([wrong, misspelt, missing]).toBeArray()

// A definition takes any mocks.
expectTypeOf(simulate({ StartAt: 'A', States: { A: { Type: 'Succeed' } } })).toEqualTypeOf<Promise<Run>>()
