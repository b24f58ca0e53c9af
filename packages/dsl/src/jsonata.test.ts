import { expect, test } from 'vitest'
import { isStepwrightError } from '@stepwright/asl'
import { jsonata } from './jsonata.ts'

test('JavaScript cannot evaluate it, and says what can', () => {
  let thrown: unknown
  try {
    jsonata<string>`$uppercase(${'a'})`
  } catch (error) {
    thrown = error
  }
  expect(isStepwrightError(thrown) && thrown.diagnostics).toMatchObject([
    {
      code: 'SW1001',
      message: 'A jsonata template was evaluated by JavaScript: it is a text that the state machine evaluates.',
      hint: "Use it inside an arrow function that is given to the flow, in a file that stepwright() from 'stepwright/vite' or `stepwright` compiles.",
      location: { file: expect.stringMatching(/jsonata\.test\.ts$/) as string },
    },
  ])
})
