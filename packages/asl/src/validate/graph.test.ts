import { expect, test } from 'vitest'
import { validate } from './validate.ts'

const pass = (next?: string) => (next === undefined ? { Type: 'Pass', End: true } : { Type: 'Pass', Next: next })

test('a definition with nothing to say about gets no findings', () => {
  expect(validate({ StartAt: 'A', States: { A: pass('B'), B: pass() } })).toEqual([])
})

test('a misspelt target names its nearest state', () => {
  expect(validate({ StartAt: 'Validate', States: { Validate: pass('Charg'), Charge: pass() } })).toEqual([
    {
      code: 'SW3030',
      severity: 'error',
      path: '/States/Validate/Next',
      message: "State 'Validate' goes to 'Charg', which is not defined.",
      hint: "Did you mean 'Charge'?",
    },
  ])
})

test('a transition may not leave its scope', () => {
  const branch = { StartAt: 'Inner', States: { Inner: pass('Outer') } }
  const definition = {
    StartAt: 'Both',
    States: { Both: { Type: 'Parallel', Branches: [branch], Next: 'Outer' }, Outer: pass() },
  }
  expect(validate(definition)).toEqual([
    {
      code: 'SW3031',
      severity: 'error',
      path: '/States/Both/Branches/0/States/Inner/Next',
      message: "State 'Inner' goes to 'Outer', which lies in the machine.",
      hint: "A transition stays in its own 'States' object; give this scope a state of its own to go to.",
    },
  ])
})

test('a state that nothing leads to, and a scope that nothing ends', () => {
  expect(validate({ StartAt: 'A', States: { A: pass('B'), B: pass('A'), C: pass('A') } })).toEqual([
    {
      code: 'SW3032',
      severity: 'error',
      path: '/States/C',
      message: "State 'C' cannot be reached from 'A', where the machine starts.",
      hint: 'Name it in a Next, Default or Catch of another state, or remove it.',
    },
    {
      code: 'SW3033',
      severity: 'error',
      path: '/States',
      message: 'The machine has no state that ends it.',
      hint: 'Set "End": true on the last state, or add a Succeed or Fail state.',
    },
  ])
})

test('a loop that nothing leaves is a warning when the machine can end elsewhere', () => {
  const choice = { Type: 'Choice', Choices: [{ Variable: '$.x', IsNull: true, Next: 'Ping' }], Default: 'Done' }
  const definition = {
    StartAt: 'Which',
    States: { Which: choice, Ping: pass('Pong'), Pong: pass('Ping'), Done: pass() },
  }
  expect(validate(definition)).toEqual([
    {
      code: 'SW3036',
      severity: 'warning',
      path: '/States/Ping',
      message: "State 'Ping' leads into a loop that no path leaves.",
      hint: 'Give a Choice in the loop a way to a state that ends.',
    },
  ])
})

test('a target that is filled in at deployment may be any state', () => {
  expect(validate({ StartAt: '${First}', States: { A: pass('${Next}'), B: pass() } })).toEqual([])
})

test('state names are unique in the whole machine', () => {
  const branch = { StartAt: 'Done', States: { Done: pass() } }
  const definition = {
    StartAt: 'Both',
    States: { Both: { Type: 'Parallel', Branches: [branch], Next: 'Done' }, Done: pass() },
  }
  expect(validate(definition)).toEqual([
    {
      code: 'SW3021',
      severity: 'error',
      path: '/States/Both/Branches/0/States/Done',
      message: "A state named 'Done' exists already at /States/Done; names are unique in the whole machine.",
      hint: 'Rename one of them, and the transitions that lead to it.',
    },
  ])
})

test('Next and End exclude each other, and one is needed', () => {
  const definition = {
    StartAt: 'A',
    States: { A: { Type: 'Pass', Next: 'B', End: true }, B: { Type: 'Wait', Seconds: 1, End: false } },
  }
  expect(validate(definition)).toEqual([
    {
      code: 'SW3035',
      severity: 'error',
      path: '/States/A/End',
      message: "State 'A' has both 'Next' and \"End\": true.",
      hint: 'Keep the one that is meant.',
    },
    {
      code: 'SW3034',
      severity: 'error',
      path: '/States/B',
      message: "State 'B' has neither 'Next' nor \"End\": true.",
      hint: 'Name the state that follows in "Next", or set "End": true.',
    },
  ])
})
