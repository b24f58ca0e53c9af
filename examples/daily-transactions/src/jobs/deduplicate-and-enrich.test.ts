import { s3 } from 'stepwright/testing'
import { expect, test } from 'vitest'
import { storeOver } from '../local/store-over.ts'
import { deduplicateAndEnrich } from './deduplicate-and-enrich.ts'

const header = 'report_id,date,airport,state,operator,species,amount'
const Arguments = {
  '--source': 's3://raw/a.csv',
  '--states': 's3://reference/states.csv',
  '--target': 's3://clean/a.csv',
  '--rejects': 's3://clean/a.rejects.csv',
}

test('the first clean line of each report is kept, what cannot be saved is set aside as it came', async () => {
  const objects = s3.memory({
    'raw/a.csv': [
      header,
      '00000000000a,2000-09-01,NEWARK,New Jersey,UNKNOWN,Coyote,n/a',
      '00000000000a,2000-09-01, newark ,New Jersey,UNKNOWN,Coyote,"$1,200"',
      '00000000000a,2000-09-01,NEWARK,New Jersey,UNKNOWN,Coyote,1200',
      '00000000000b,,NEWARK,New Jersey,UNKNOWN,Coyote,0',
      '00000000000c,2000-09-02,DULLES,DC,UNKNOWN,"Coyote, large",0',
    ].join('\n'),
    'reference/states.csv': 'state,fips\nNew Jersey,34\nDistrict of Columbia,11\n',
  })
  const run = await deduplicateAndEnrich({ store: storeOver(objects) })({ JobName: 'dedupe', Arguments })
  expect(run).toEqual({ Id: 'jr_s3://clean/a.csv', JobName: 'dedupe', JobRunState: 'SUCCEEDED', Arguments })
  expect(await objects.getText('clean', 'a.csv')).toBe(
    [
      'report_id,date,airport,state,state_fips,operator,species,amount,severity',
      '00000000000a,2000-09-01,NEWARK,New Jersey,34,UNKNOWN,Coyote,1200,minor',
      '00000000000c,2000-09-02,DULLES,DC,11,UNKNOWN,"Coyote, large",0,none',
      '',
    ].join('\n'),
  )
  expect(await objects.getText('clean', 'a.rejects.csv')).toBe(
    [
      header,
      '00000000000a,2000-09-01,NEWARK,New Jersey,UNKNOWN,Coyote,n/a',
      '00000000000b,,NEWARK,New Jersey,UNKNOWN,Coyote,0',
      '',
    ].join('\n'),
  )
})

test('a job without its arguments says which one it misses', async () => {
  const job = deduplicateAndEnrich({ store: storeOver(s3.memory()) })
  await expect(job({ JobName: 'dedupe', Arguments: {} })).rejects.toThrow("The job needs the argument '--source'.")
})
