import { after, fails, simulate, waits } from 'stepwright/testing'
import { expect, test } from 'vitest'
import { humanApproval } from './human-approval.pipeline.ts'

const input = { table: 'orders', statement: "UPDATE orders SET country = 'PT' WHERE country = 'Portugal'" }

test('the owner approves after a day', async () => {
  const mails: unknown[] = []
  const run = await simulate(humanApproval, {
    input,
    mocks: {
      'Ask the owner': (mail) => {
        mails.push(mail)
        return after({ days: 1 }, { approved: true, by: 'Ana' } as const)
      },
      'Apply the change': ({ approvedBy }) => ({ rows: approvedBy === 'Ana' ? 17 : 0 }),
    },
  })

  expect(run.output).toEqual({ table: 'orders', rows: 17, approvedBy: 'Ana' })
  expect(run.elapsed.iso).toBe('P1D')
  expect(mails).toEqual([{ to: 'owner', change: input, token: expect.any(String) as string }])
})

test('an owner who stays silent for two days is passed over', async () => {
  const run = await simulate(humanApproval, {
    input,
    mocks: {
      'Ask the owner': waits(),
      'Ask the lead': after({ hours: 5 }, { approved: true, by: 'Rui' } as const),
      'Apply the change': { rows: 17 },
    },
  })

  expect(run.output).toEqual({ table: 'orders', rows: 17, approvedBy: 'Rui' })
  expect(run.elapsed.iso).toBe('P2DT5H')
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
  const run = await simulate(humanApproval, { input, mocks: { 'Ask the owner': waits(), 'Ask the lead': waits() } })

  expect(run).toFailWith('NobodyAnswered', 'Neither the owner nor the lead answered in time.')
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
