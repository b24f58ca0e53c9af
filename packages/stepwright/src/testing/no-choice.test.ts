import { expect, test } from 'vitest'
import { simulate } from './index.ts'

test('a choice that has nowhere to go is caught by what is around it, under its own name', async () => {
  const choice = { Type: 'Choice', Choices: [{ Condition: '{% false %}', Next: 'Never' }] } as const
  const branch = { StartAt: 'Which?', States: { 'Which?': choice, Never: { Type: 'Succeed' } } } as const
  const run = await simulate({
    QueryLanguage: 'JSONata',
    StartAt: 'Whole',
    States: {
      Whole: {
        Type: 'Parallel',
        Branches: [branch],
        Catch: [{ ErrorEquals: ['States.NoChoiceMatched'], Next: 'Late' }],
        End: true,
      },
      Late: { Type: 'Succeed', Output: '{% $states.input.Error %}' },
    },
  })
  expect(run.output).toBe('States.NoChoiceMatched')
})
