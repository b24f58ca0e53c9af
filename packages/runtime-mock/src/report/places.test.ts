import { isStepwrightError, type SourceLocation } from '@stepwright/asl'
import { expect, test } from 'vitest'
import { matchers } from '../matchers/matchers.ts'
import { simulate } from '../simulate/simulate.ts'
import { timeline } from './timeline.ts'

const lambda = { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke' }
const definition = {
  QueryLanguage: 'JSONata',
  StartAt: 'Both',
  States: {
    Both: {
      Type: 'Parallel',
      Branches: [
        {
          StartAt: 'Each a/b',
          States: {
            'Each a/b': {
              Type: 'Map',
              ItemProcessor: {
                StartAt: 'Add',
                States: {
                  Add: { Type: 'Pass', Output: { sum: ['{% $states.input + 1 %}'], rest: 0 }, Next: 'Load' },
                  Load: { ...lambda, Arguments: { FunctionName: 'f' }, End: true },
                },
              },
              End: true,
            },
          },
        },
      ],
      End: true,
    },
  },
}

/** Every pointer is on a line of its own. */
const lines: string[] = []
function sourceOf(pointer: string): SourceLocation {
  if (!lines.includes(pointer)) lines.push(pointer)
  return { file: 'flow.ts', line: lines.indexOf(pointer) + 1, column: 3 }
}
const add = '/States/Both/Branches/0/States/Each a~1b/ItemProcessor/States/Add'

test('a failed expression is told with the place it was written at', async () => {
  const run = await simulate(definition, { input: ['one'], sourceOf })
  const at = sourceOf(`${add}/Output/sum/0`)
  expect(run.visits.map(({ state, failedAt }) => [state, failedAt])).toEqual([
    ['Both', undefined],
    ['Each a/b', undefined],
    ['Add', at],
  ])
  const text = `at flow.ts:${at.line}:3`
  expect(timeline(run).filter((line) => line.includes(text))).toHaveLength(1)
  expect(timeline(run).find((line) => line.includes(text))).toContain('Add #0')
  expect(matchers.toHaveSucceeded(run).message()).toContain(`\n  ${text}\n`)
})

test('a path that leads nowhere is told with the place of its state', async () => {
  const pass = { Type: 'Pass', InputPath: '$.gone', End: true }
  const run = await simulate({ StartAt: 'Look', States: { Look: pass } }, { sourceOf })
  expect(run.state('Look').visits[0]?.failedAt).toEqual(sourceOf('/States/Look'))
})

test('what a task failed with was not written anywhere', async () => {
  const run = await simulate({ StartAt: 'Stop', States: { Stop: { Type: 'Fail', Error: 'Refused' } } }, { sourceOf })
  expect(run.visits).toMatchObject([{ error: 'Refused' }])
  expect(run.visits[0]).not.toHaveProperty('failedAt')
})

test.for([
  ['SW4001', {}, add.replace(/Add$/, 'Load')],
  ['SW4002', { Add: 1 }, add],
  ['SW4004', { Load: [] }, add.replace(/Add$/, 'Load')],
] as const)('%s is told with the place of its state', async ([code, mocks, pointer]) => {
  const thrown: unknown = await simulate(definition, { input: [1], mocks, sourceOf }).catch((error: unknown) => error)
  expect(isStepwrightError(thrown) && thrown.diagnostics).toMatchObject([{ code, location: sourceOf(pointer) }])
})

test('an unused mock is told with the place of its state', async () => {
  const thrown: unknown = await simulate(definition, { input: [], mocks: { Load: 1 }, sourceOf }).catch(
    (error: unknown) => error,
  )
  const location = sourceOf(add.replace(/Add$/, 'Load'))
  expect(isStepwrightError(thrown) && thrown.diagnostics).toMatchObject([{ code: 'SW4003', location }])
})
