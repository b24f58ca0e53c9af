import { s3 } from 'stepwright/testing'
import { expect, test } from 'vitest'
import { storeOver } from '../local/store-over.ts'
import { validateSchema } from './validate-schema.ts'

const header = 'report_id,date,airport,state,operator,species,amount'
const line = '44f11fbd14bc,2000-09-01,JACKSONVILLE INTL,Florida,US AIRWAYS*,Coyote,0'
const file = { bucket: 'raw', key: 'strikes.csv', sampleSize: 2 }

const reportOn = (text: string) => validateSchema({ store: storeOver(s3.memory({ 'raw/strikes.csv': text })) })(file)

test('a file with our header and full lines is valid', async () => {
  expect(await reportOn([header, line].join('\n'))).toEqual({ valid: true, errors: [], sampledLines: 1 })
})

test('further columns, in any order, do no harm', async () => {
  expect(await reportOn([`remarks,${header}`, `none,${line}`].join('\n'))).toEqual({
    valid: true,
    errors: [],
    sampledLines: 1,
  })
})

test('a header of other names is named with what it lacks', async () => {
  expect(await reportOn('report_id,date,airport,state,operator,animal,cost\n')).toEqual({
    valid: false,
    errors: ["The header 'report_id,date,airport,state,operator,animal,cost' lacks 'species', 'amount'."],
    sampledLines: 0,
  })
})

test('a line that is cut short is named with its number', async () => {
  expect(await reportOn([header, line, '44f11fbd14bc,2000-09-01'].join('\n'))).toEqual({
    valid: false,
    errors: ['Line 3 has 2 fields, the header has 7.'],
    sampledLines: 2,
  })
})

test('lines beyond the sample are not looked at', async () => {
  expect((await reportOn([header, line, line, 'cut short'].join('\n'))).valid).toBe(true)
})

test('a header alone is no file', async () => {
  expect(await reportOn(header)).toEqual({
    valid: false,
    errors: ['The file has a header and no lines.'],
    sampledLines: 0,
  })
})

test('a quote that never closes is not CSV', async () => {
  const report = await reportOn([header, '"44f11fbd14bc,2000-09-01'].join('\n'))
  expect(report).toEqual({
    valid: false,
    errors: [expect.stringMatching(/^The file is not CSV: .*quote.*\.$/i)],
    sampledLines: 0,
  })
})

test('a file that is not there rejects with the name that S3 gives it', async () => {
  const validate = validateSchema({ store: storeOver(s3.memory()) })
  await expect(validate(file)).rejects.toMatchObject({
    name: 'NoSuchKey',
    message: "The bucket 'raw' has no object 'strikes.csv'.",
  })
})
