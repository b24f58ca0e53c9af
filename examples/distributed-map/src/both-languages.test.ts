import { compile } from 'stepwright/compiler'
import { s3, simulate } from 'stepwright/testing'
import { expect, test } from 'vitest'
import { archiveBatch } from './handlers.ts'
import { archiveIn, tooLong } from './both-languages.pipeline.ts'

test.each(['JSONata', 'JSONPath'] as const)('reads, selects and batches in %s', async (language) => {
  const run = await simulate(archiveIn[language], {
    input: { prefix: 'in/', tolerated: 2, day: 'monday' },
    s3: s3.memory({ 'raw/in/a': 'a', 'raw/in/b': 'bb', 'raw/in/c': 'c' }),
    mocks: { Archive: archiveBatch },
  })

  expect(run).toHaveSucceeded()
  expect(run.output).toEqual([
    { day: 'monday', archived: 2 },
    { day: 'monday', archived: 1 },
  ])
  expect(run.state('Take the day').visits.map(({ input }) => input)).toEqual([
    {
      BatchInput: { prefix: 'in/', day: 'monday' },
      Items: [
        { key: 'in/a', bytes: 1, day: 'monday', prefix: 'in/', number: 0 },
        { key: 'in/b', bytes: 2, day: 'monday', prefix: 'in/', number: 1 },
      ],
    },
    {
      BatchInput: { prefix: 'in/', day: 'monday' },
      Items: [{ key: 'in/c', bytes: 1, day: 'monday', prefix: 'in/', number: 2 }],
    },
  ])
})

test('an Express child cannot wait for a job', () => {
  const { ok, diagnostics } = compile(tooLong)
  expect(ok).toBe(false)
  expect(diagnostics).toMatchInlineSnapshot(`
    [
      {
        "code": "SW3063",
        "hint": "Use a Standard workflow, or the request and response form.",
        "location": {
          "column": 18,
          "file": "src/both-languages.pipeline.ts",
          "line": 58,
        },
        "message": "'Resource' of state 'Run' runs in an Express workflow, which does not support '.sync'.",
        "path": "/States/Run all/ItemProcessor/States/Run/Resource",
        "severity": "error",
      },
    ]
  `)
})
