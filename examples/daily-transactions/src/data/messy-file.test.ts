import { expect, test } from 'vitest'
import { fileWithImpossibleAmount, malformedFile, messyFile, stateCodesFile } from './messy-file.ts'
import { readStateCodes, readStrikeReports } from './strike-reports.ts'

const september = await readStrikeReports('2000-09')

test('a report is a line of the FAA table, under a digest of itself', () => {
  expect(september).toHaveLength(147)
  expect(september[0]).toEqual({
    reportId: 'e70955210b42',
    date: '2000-09-01',
    airport: 'WILL ROGERS WORLD ARPT',
    state: 'Oklahoma',
    operator: 'AMERICAN EAGLE AIRLINES',
    species: 'Unknown bird - medium',
    amount: 0,
  })
})

test('lines that the FAA table itself repeats share an id', () => {
  expect(new Set(september.map((report) => report.reportId)).size).toBe(145)
})

test('the same seed gives the same messy file', () => {
  expect(messyFile(september, 7)).toBe(messyFile(september, 7))
  expect(messyFile(september, 7)).not.toBe(messyFile(september, 8))
})

test('every defect that the example cleans is in the file of the year', async () => {
  const lines = messyFile(await readStrikeReports('2000'), 2000).split('\n')
  const found = {
    lines: lines.length - 2,
    repeated: lines.length - new Set(lines).size,
    retyped: lines.filter((line) => line.includes(',  ')).length,
    amountMissing: lines.filter((line) => line.endsWith(',')).length,
    amountGarbled: lines.filter((line) => /,(n\/a|\d+O)$/.test(line)).length,
    amountFormatted: lines.filter((line) => line.endsWith('"') && line.includes(',"$')).length,
    dateMissing: lines.filter((line) => /^[0-9a-f]{12},,/.test(line)).length,
  }
  expect(found).toMatchInlineSnapshot(`
    {
      "amountFormatted": 22,
      "amountGarbled": 16,
      "amountMissing": 13,
      "dateMissing": 7,
      "lines": 1169,
      "repeated": 71,
      "retyped": 36,
    }
  `)
})

test('the malformed file has the wrong header and semicolons', () => {
  expect(malformedFile(september.slice(0, 1))).toBe(
    'id;flight_date;airport_name;cost\ne70955210b42;2000-09-01;WILL ROGERS WORLD ARPT;0\n',
  )
})

test('one more line is all that the file with the impossible amount adds', () => {
  expect(fileWithImpossibleAmount(september, 7, '2000-09-13')).toBe(
    `${messyFile(september, 7)}0123456789ab,2000-09-13,UNKNOWN,Texas,UNKNOWN,Unknown bird,9999999999999\n`,
  )
})

test('the reference table has 50 states, the District of Columbia and Puerto Rico', async () => {
  const lines = stateCodesFile(await readStateCodes()).split('\n')
  expect(lines).toHaveLength(54)
  expect(lines.slice(0, 2)).toEqual(['state,fips', 'Alabama,01'])
  expect(lines).toContain('District of Columbia,11')
})
