import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { start } from '../cli/testing/process.ts'
import { pipelineProject } from '../cli/testing/project.ts'
import { addVitest, vitestFailures, vitestLine } from '../cli/testing/vitest.ts'

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
