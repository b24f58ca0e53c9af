import { expect, test } from 'vitest'
import { jsonata } from './jsonata.ts'
import { thrownBy } from './testing/thrown-by.ts'

test('JavaScript cannot evaluate it, and says what can', () => {
  expect(thrownBy(() => jsonata<string>`$uppercase(${'a'})`)).toStrictEqual({
    code: 'SW1001',
    message: 'A jsonata template was evaluated by JavaScript: it is a text that the state machine evaluates.',
    hint: "Use it inside an arrow function that is given to the flow, in a file that stepwright() from 'stepwright/vite' or `stepwright` compiles.",
    at: 'jsonata.test.ts',
  })
})
