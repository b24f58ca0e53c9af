import { compile } from 'stepwright/compiler'
import { expect, test } from 'vitest'
import { nightlyJob } from './nightly-job.pipeline.ts'

test('the loop is one Choice, and counts in a variable of its own', () => {
  const compiled = compile(nightlyJob)
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.diagnostics))
  expect(compiled.diagnostics).toEqual([])
  const { States } = compiled.definition
  expect({ Ended: States['Has it ended?'], Lost: States['Was it lost?'] }).toMatchInlineSnapshot()
})
