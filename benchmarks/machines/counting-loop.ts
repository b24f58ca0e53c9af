const turns = 499

/** 1,000 transitions: `Start`, 499 times round `Add one` and `Enough?`, then `Done`. */
export const transitions: number = 2 * turns + 2

/** The loop in JSONPath. */
export const jsonPathLoop = {
  StartAt: 'Start',
  States: {
    Start: { Type: 'Pass', Result: { count: 0 }, Next: 'Add one' },
    'Add one': { Type: 'Pass', Parameters: { 'count.$': 'States.MathAdd($.count, 1)' }, Next: 'Enough?' },
    'Enough?': {
      Type: 'Choice',
      Choices: [{ Variable: '$.count', NumericLessThan: turns, Next: 'Add one' }],
      Default: 'Done',
    },
    Done: { Type: 'Succeed' },
  },
}

/** The same loop in JSONata. */
export const jsonataLoop = {
  QueryLanguage: 'JSONata',
  StartAt: 'Start',
  States: {
    Start: { Type: 'Pass', Output: { count: 0 }, Next: 'Add one' },
    'Add one': { Type: 'Pass', Output: { count: '{% $states.input.count + 1 %}' }, Next: 'Enough?' },
    'Enough?': {
      Type: 'Choice',
      Choices: [{ Condition: `{% $states.input.count < ${turns} %}`, Next: 'Add one' }],
      Default: 'Done',
    },
    Done: { Type: 'Succeed' },
  },
}

/** What every engine has to give. */
export const loopOutput = { count: turns }
