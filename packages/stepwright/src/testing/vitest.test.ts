import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { start } from '../cli/testing/process.ts'
import { pipelineProject } from '../cli/testing/project.ts'
import { addVitest, vitestFailures, vitestLine, vitestReport } from '../cli/testing/vitest.ts'

// What a user's own Vitest shows: a process of its own each, with the type checker.
const timeout = 180_000

const flow = `import { pipeline } from 'stepwright'
import { lambda } from 'stepwright/aws'
import type { Order } from './order.ts'

export const orders = pipeline<Order>('Orders')
  .pass('Keep', (order) => order)
  .pass('Divide', (order) => ({
    rest: order.total,
    share: JSON.parse(order.text) as number,
  }))
  .task('Load', lambda<(event: { share: number }) => Promise<{ ok: boolean }>>('load'), ({ share }) => ({ share }))
  .succeed()
`
const order = 'export interface Order { readonly total: number; readonly text: string }\n'
const flowTest = `import { simulate } from 'stepwright/testing'
import { expect, test } from 'vitest'
import { orders } from './orders.pipeline.ts'

test('a failed expression', async () => {
  const run = await simulate(orders, { input: { total: 1, text: '{' }, allowUnusedMocks: true, mocks: { Load: { ok: true } } })
  expect(run).toHaveSucceeded()
})
test('a task without a mock', async () => {
  await simulate(orders, { input: { total: 1, text: '2' } })
})
`

test('failures point at the TypeScript that was written', { timeout }, async () => {
  const cwd = await pipelineProject({ 'orders.pipeline.ts': flow, 'order.ts': order, 'orders.test.ts': flowTest })
  await addVitest(cwd)
  const failures = await vitestFailures(cwd)
  const expression = failures.get('a failed expression') ?? ''
  expect(expression).toContain('it ended FAILED with States.QueryEvaluationError: ')
  expect(expression).toContain('\n  at orders.pipeline.ts:7:19\n')
  expect(failures.get('a task without a mock')).toContain(
    "SW4001 orders.pipeline.ts:11:4 The run reached the task 'Load', which has no mock.",
  )
})

const approval = `import { pipeline } from 'stepwright'
import { lambda } from 'stepwright/aws'

const ask = lambda<(event: { order: string; token: string }) => Promise<void>>('ask')
const ship = lambda<(event: { approved: boolean }) => Promise<{ parcel: string; weight: number }>>('ship')
export const ordering = pipeline<{ id: string }>('Ordering')
  .task('Approve', ask.waitForTaskToken<{ approved: boolean }>(), (order, { context }) => ({
    order: order.id,
    token: context.Task.Token,
  }))
  .timeout({ hours: 24 })
  .task('Ship', ship, (approval) => approval)
  .retry('Busy', { maxAttempts: 2, interval: { seconds: 10 } })
  .succeed()
`
const approvalTest = `import { fails, start } from 'stepwright/testing'
import { expect, test } from 'vitest'
import { ordering } from './ordering.pipeline.ts'

const begin = () =>
  start(ordering, { input: { id: 'o-1' }, mocks: { Ship: [fails('Busy'), { parcel: 'p-1', weight: 3 }] } })

test('driven', async () => {
  const run = begin()
  await run.clock.advance({ hours: 1 })
  expect((await run.task('Approve').waiting()).arguments.order).toBe('o-1')
  await run.task('Approve').succeed({ approved: true })
  const ended = await run.finish()
  expect(ended).toSucceedWith({ parcel: 'p-1', weight: 3 })
  expect(ended).toHaveRetried('Ship', 1)
})
test('another output', async () => {
  const run = begin()
  await run.task('Approve').succeed({ approved: true })
  expect(await run.finish()).toSucceedWith({ parcel: 'p-1', weight: 4 })
})
test('another history', async () => {
  const run = begin()
  await run.clock.advance({ minutes: 90 })
  await run.task('Approve').succeed({ approved: true })
  await run.finish()
  expect(run).toMatchHistory([
    'ExecutionStarted',
    { type: 'TaskStateEntered', stateEnteredEventDetails: { name: 'Approve', input: { id: 'o-2' } } },
    'TaskScheduled',
    'TaskStarted',
    'TaskSubmitted',
    'TaskSucceeded',
    'TaskStateExited',
    'TaskStateEntered',
    'TaskScheduled',
    'TaskStarted',
    'TaskSucceeded',
    'TaskStateExited',
    'ExecutionSucceeded',
  ])
})
test('a task that is not there', async () => {
  const run = begin()
  await run.task('Approve').fail('Rejected', 'too dear')
  await run.task('Approve').succeed({ approved: true })
})
`

test('what a failing assertion shows in a terminal', { timeout }, async () => {
  const cwd = await pipelineProject({ 'ordering.pipeline.ts': approval, 'ordering.test.ts': approvalTest })
  await addVitest(cwd)
  const report = await vitestReport(cwd)
  // Lines of our own in a stack: in a project they lie in node_modules, and Vitest leaves them out.
  const shown = report.slice(report.indexOf(' FAIL ')).replaceAll(/ ❯ .*\/packages\/.*\n/g, '')
  expect(shown).toMatchSnapshot()
})

test(
  'a watching Vitest runs again when a type changes that only decides what an expression means',
  { timeout },
  async () => {
    const cwd = await pipelineProject({
      'order.ts': 'export interface Order { readonly total: number }\n',
      'sum.pipeline.ts': `import { pipeline } from 'stepwright'
import type { Order } from './order.ts'
export const sum = pipeline<Order>('Sum').pass('Add', (order) => ({ sum: order.total + order.total })).succeed()
`,
      'sum.test.ts': `import { compile } from 'stepwright/compiler'
import { test } from 'vitest'
import { sum } from './sum.pipeline.ts'
test('is', () => {
  const compiled = compile(sum)
  console.log('MEANS', compiled.ok ? JSON.stringify(compiled.definition.States['Add']) : '')
})
`,
    })
    await addVitest(cwd)
    const { child, written } = start([...vitestLine, '--watch'], cwd, { VITEST: undefined })
    try {
      await expect.poll(() => written.out, { timeout }).toMatch(/MEANS .* \+ /)
      await writeFile(join(cwd, 'order.ts'), 'export interface Order { readonly total: string }\n')
      await expect.poll(() => written.out, { timeout }).toMatch(/MEANS .* & /)
    } finally {
      child.kill('SIGINT')
    }
  },
)
