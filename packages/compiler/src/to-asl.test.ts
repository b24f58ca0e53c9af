import { isStepwrightError } from '@stepwright/asl'
import { pipeline } from '@stepwright/dsl'
import { expect, test } from 'vitest'
import { toAsl } from './to-asl.ts'

test('is the definition alone', () => {
  const flow = pipeline<string>('P', { timeout: { hours: 1 } })
    .wait('Pause', { seconds: 3 })
    .succeed('Done')
  expect(toAsl(flow)).toEqual({
    QueryLanguage: 'JSONata',
    StartAt: 'Pause',
    TimeoutSeconds: 3600,
    States: { Pause: { Type: 'Wait', Seconds: 3, Next: 'Done' }, Done: { Type: 'Succeed' } },
  })
})

test('throws everything that is wrong', () => {
  const wrong = pipeline<string>('P').pass('${A}').pass('B').comment('${C}').succeed()
  let thrown: unknown
  try {
    toAsl(wrong)
  } catch (error) {
    thrown = error
  }
  expect(isStepwrightError(thrown) && thrown.diagnostics.map(({ code, message }) => `${code} ${message}`))
    .toMatchInlineSnapshot(`
    [
      "SW1107 The name of state '\${A}' contains '\${A}', which a deployment would take for a parameter.",
      "SW1107 The comment of 'B' contains '\${C}', which a deployment would take for a parameter.",
    ]
  `)
})

test('takes a finished pipeline alone', () => {
  // @ts-expect-error -- it has not ended
  expect(() => toAsl(pipeline<string>('P').pass('A'))).toThrow('a flow that is not finished')
})
