import { after, fails, simulate, start, waits } from 'stepwright/testing'
import { expect, test } from 'vitest'
import { humanApproval } from './human-approval.pipeline.ts'

const input = { table: 'orders', statement: "UPDATE orders SET country = 'PT' WHERE country = 'Portugal'" }

/** A run whose answers the test gives, when it wants. */
const begin = () =>
  start(humanApproval, {
    input,
    mocks: { 'Apply the change': ({ approvedBy }) => ({ rows: approvedBy === 'Ana' ? 17 : 5 }) },
    allowUnusedMocks: true,
  })

/** Hours in which nobody answers, and the page says that it is there. */
async function quietHours(
  run: ReturnType<typeof begin>,
  state: 'Ask the owner' | 'Ask the lead',
  hours: number,
): Promise<void> {
  for (let hour = 0; hour < hours; hour += 1) {
    await run.clock.advance({ hours: 1 })
    await run.task(state).heartbeat()
  }
}

test('the owner approves after a day', async () => {
  const run = begin()
  const asked = await run.task('Ask the owner').waiting()
  expect(asked.arguments).toEqual({ to: 'owner', change: input, token: expect.any(String) as string })
  await quietHours(run, 'Ask the owner', 24)
  await asked.succeed({ approved: true, by: 'Ana' })

  expect(await run.finish()).toSucceedWith({ table: 'orders', rows: 17, approvedBy: 'Ana' })
  expect(run.elapsed.iso).toBe('P1D')
})

test('an owner who stays silent for two days is passed over', async () => {
  const run = begin()
  await quietHours(run, 'Ask the owner', 47)
  const asked = await run.task('Ask the lead').waiting()
  expect(asked.arguments.to).toBe('lead')
  expect(run.elapsed.iso).toBe('P2D')
  await run.clock.advance({ hours: 2 })
  await asked.succeed({ approved: true, by: 'Rui' })

  expect(await run.finish()).toSucceedWith({ table: 'orders', rows: 5, approvedBy: 'Rui' })
  expect(run.elapsed.iso).toBe('P2DT2H')
})

test('a page that is gone is noticed after three hours', async () => {
  const run = await simulate(humanApproval, {
    input,
    mocks: {
      'Ask the owner': waits(),
      'Ask the lead': after({ hours: 1 }, { approved: true, by: 'Rui' } as const),
      'Apply the change': { rows: 17 },
    },
  })

  expect(run).toSucceedWith({ table: 'orders', rows: 17, approvedBy: 'Rui' })
  expect(run.elapsed.iso).toBe('PT4H')
})

test('a refusal fails the execution, with its reason', async () => {
  const run = await simulate(humanApproval, {
    input,
    mocks: {
      'Ask the owner': after({ hours: 1 }, { approved: false, by: 'Ana', reason: 'not before the audit' } as const),
    },
  })

  expect(run).toFailWith('Refused', 'Ana: not before the audit')
})

test('without an answer the change is refused after three days', async () => {
  const run = begin()
  await quietHours(run, 'Ask the owner', 47)
  await run.task('Ask the lead').waiting()
  await quietHours(run, 'Ask the lead', 23)

  expect(await run.finish()).toFailWith('NobodyAnswered', 'Neither the owner nor the lead answered in time.')
  expect(run.elapsed.iso).toBe('P3D')
})

test('a mail that cannot be sent fails at once', async () => {
  const run = await simulate(humanApproval, {
    input,
    mocks: { 'Ask the owner': fails('MailRejected', 'no such mailbox') },
  })

  expect(run).toFailWith('MailRejected', 'no such mailbox')
  expect(run.elapsed.ms).toBe(0)
})
