import { fails, s3, simulate } from 'stepwright/testing'
import { expect, test } from 'vitest'
import { archive, loadRows, score } from './handlers.ts'
import { archiveFolder, loadTransactions, scoreOrders } from './load-transactions.pipeline.ts'

const input = { bucket: 'raw', key: 'tx.csv', date: '2026-04-18' }

test('rows of a file are loaded in portions, each with what they share', async () => {
  const seen: unknown[] = []
  const run = await simulate(loadTransactions, {
    input,
    s3: s3.memory({ 'raw/tx.csv': 't1;10.50\nt2;0.99\nt3;7\n' }),
    mocks: {
      'Load rows': (batch) => {
        seen.push(batch)
        return loadRows(batch)
      },
    },
  })

  expect(run).toHaveSucceeded()
  expect(run.output).toMatchObject({ rows: 3, batches: 2 })
  expect(seen).toEqual([
    {
      date: '2026-04-18',
      rows: [
        { id: 't1', cents: 1050, line: 1, from: 'tx.csv' },
        { id: 't2', cents: 99, line: 2, from: 'tx.csv' },
      ],
    },
    { date: '2026-04-18', rows: [{ id: 't3', cents: 700, line: 3, from: 'tx.csv' }] },
  ])
})

test('some may fail, and no more', async () => {
  const good = 'a;1\nb;2\n'
  const bad = 'c;0\nd;1\n'
  const load = (text: string) =>
    simulate(loadTransactions, { input, s3: s3.memory({ 'raw/tx.csv': text }), mocks: { 'Load rows': loadRows } })

  const half = await load(good + bad)
  expect(half).toHaveSucceeded()
  expect(half.output).toMatchObject({ rows: 2, batches: 1 })

  const most = await load(good + bad + bad)
  expect(most).toFailWith('States.ExceedToleratedFailureThreshold')
})

test('a file that is not there fails the map', async () => {
  const run = await simulate(loadTransactions, { input, s3: s3.memory() })

  expect(run).toFailWith('States.ItemReaderFailed')
})

test('a folder is archived, object by object, up to the limit', async () => {
  const run = await simulate(archiveFolder, {
    input: { prefix: 'in', limit: 2 },
    s3: s3.memory({ 'raw/in/a.txt': 'a', 'raw/in/b.txt': '', 'raw/in/c.txt': 'c', 'raw/out/d.txt': 'd' }),
    mocks: { Archive: archive },
  })

  expect(run).toHaveSucceeded()
  expect(run.output).toEqual([{ archived: 'in/a.txt' }, null])
})

test('an archive that fails is tolerated as far as the input says', async () => {
  const store = s3.memory({ 'raw/in/a.txt': 'a', 'raw/in/b.txt': 'b' })
  const archiveIn = (limit: number) =>
    simulate(archiveFolder, { input: { prefix: 'in', limit }, s3: store, mocks: { Archive: fails('AccessDenied') } })

  expect(await archiveIn(2)).toHaveSucceeded()
  expect((await archiveIn(1)).output).toEqual([])
})

test('scores go to a bucket, and the pipeline yields where they are', async () => {
  const store = s3.memory({
    'orders/2026-04-18/a.jsonl': '{"id":"o1","total":250}\n{"id":"o2","total":3}\n',
    'orders/2026-04-18/b.jsonl': '{"id":"o3","total":101}\n',
  })
  const run = await simulate(scoreOrders, { input: { date: '2026-04-18' }, s3: store, mocks: { Score: score } })

  expect(run).toHaveSucceeded()
  expect(run.output).toMatch(/^s3:\/\/scores\/2026-04-18\/[-\da-f]+\/manifest\.json$/)
  const [results] = (await store.list('scores')).filter(({ key }) => key.endsWith('/SUCCEEDED_0.json'))
  expect(await store.getText('scores', results?.key ?? '')).toBe(
    '{"id":"o1","score":1}\n{"id":"o2","score":0}\n{"id":"o3","score":1}\n',
  )
})

test('a file of orders that cannot be read is told in the cause', async () => {
  const store = s3.memory({ 'orders/2026-04-18/a.jsonl': 'no JSON\n' })
  const run = await simulate(scoreOrders, { input: { date: '2026-04-18' }, s3: store })

  expect(run).toFailWith('NoOrders', 'Line 1 is not JSON.')
})
