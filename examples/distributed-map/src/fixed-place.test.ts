import { toAsl } from 'stepwright/compiler'
import { s3, simulate } from 'stepwright/testing'
import { expect, test } from 'vitest'
import { countriesIn } from './fixed-place.pipeline.ts'

test.each(['JSONata', 'JSONPath'] as const)('reads from and writes to fixed places in %s', async (language) => {
  const store = s3.memory({ 'reference/countries.csv': 'code,name\nPT,Portugal\nES,Spain\n' })
  const run = await simulate(countriesIn[language], { input: {}, params: { ReferenceBucket: 'reference' }, s3: store })

  expect(run.output).toMatch(/^countries\/.+\/manifest\.json$/)
  const manifest = JSON.parse((await store.getText('results', run.output)) ?? '') as {
    ResultFiles: { SUCCEEDED: { Key: string }[] }
  }
  const [file] = manifest.ResultFiles.SUCCEEDED
  expect(await store.getText('results', file!.Key)).toBe('{"name":"Portugal"}\n{"name":"Spain"}\n')
})

test.each([
  ['JSONata', 'Arguments'],
  ['JSONPath', 'Parameters'],
] as const)('a fixed place is emitted as it is written, in %s', (language, member) => {
  expect(toAsl(countriesIn[language]).States['Take all countries']).toMatchObject({
    ItemReader: { [member]: { Bucket: '${ReferenceBucket}', Key: 'countries.csv' } },
    ResultWriter: { [member]: { Bucket: 'results', Prefix: 'countries' } },
  })
})
