import { readFile } from 'node:fs/promises'
import { parse } from 'csv-parse/sync'
import { s3, simulate } from 'stepwright/testing'
import { expect, test } from 'vitest'
import { csvInABucket } from './csv-in-a-bucket.pipeline.ts'

// The FAA's wildlife strike reports, in the public domain, as the package vega-datasets has them. A month of them is enough here.
const table = await readFile(new URL('../data/birdstrikes.csv', import.meta.resolve('vega-datasets')), 'utf8')
const [header = '', ...lines] = table.split('\n')
const month = [header, ...lines.filter((line) => line.includes(',2000-09-'))]
const input = { bucket: 'raw', key: 'strikes.csv', threshold: 10_000 }

test('each costly strike gets a claim', async () => {
  const airports: string[] = []
  const run = await simulate(csvInABucket, {
    input,
    s3: s3.memory({ 'raw/strikes.csv': month.join('\n') }),
    mocks: {
      'Open a claim': ({ airport, cost }) => {
        airports.push(airport)
        return { claim: `${airport}-${cost}` }
      },
    },
  })

  // The same question, asked without the pipeline.
  const rows = parse<Record<string, string>>(month.join('\n'), { columns: true })
  const costly = rows.filter((row) => Number(row['Cost Total $']) >= input.threshold)
  expect(run).toHaveSucceeded()
  expect(run.output).toEqual({
    rows: rows.length,
    claims: costly.length,
    cost: costly.reduce((sum, row) => sum + Number(row['Cost Total $']), 0),
  })
  expect(airports).toEqual(costly.map((row) => row['Airport Name']))
})

test('a row that cannot be read fails alone', async () => {
  const run = await simulate(csvInABucket, {
    input: { ...input, threshold: 1_000_000_000 },
    s3: s3.memory({ 'raw/strikes.csv': [...month, month[1]?.replaceAll(',0,', ',n/a,')].join('\n') }),
  })

  expect(run).toHaveSucceeded()
  expect(run.output).toEqual({ rows: month.length - 1, claims: 0, cost: 0 })
})

test('a file that is not there fails the execution', async () => {
  const run = await simulate(csvInABucket, { input, s3: s3.memory({ 'raw/other.csv': '' }) })

  expect(run).toFailWith('States.ItemReaderFailed')
})
