import { fails, simulate } from 'stepwright/testing'
import { expect, test } from 'vitest'
import { saga } from './saga.pipeline.ts'

const input = { table: 'orders', day: '2026-04-18' }

test('all steps succeed, and nothing is undone', async () => {
  const run = await simulate(saga, {
    input,
    mocks: { 'Write the files': null, 'Add the partition': null, 'Share the day': null },
  })

  expect(run.output).toEqual(input)
  expect(run.path).toEqual(['Write the files', 'Add the partition', 'Share the day'])
})

test('files that are half written are deleted', async () => {
  const run = await simulate(saga, {
    input,
    mocks: { 'Write the files': fails('DiskFull', 'no space'), 'Delete the files': null },
  })

  expect(run).toFailWith('NotPublished', 'Write the files: no space')
  expect(run.path).toEqual(['Write the files', 'Delete the files', 'Nothing published'])
})

test('the last step fails: the two before it are undone, the last one first', async () => {
  const undone: string[] = []
  const undo = (step: string) => () => {
    undone.push(step)
    return null
  }
  const run = await simulate(saga, {
    input,
    mocks: {
      'Write the files': null,
      'Add the partition': null,
      'Share the day': fails('AccessDenied', 'no grant'),
      'Drop the partition': [fails('Lambda.ServiceException'), undo('partition')],
      'Delete the files': undo('files'),
    },
  })

  expect(run).toFailWith('NotPublished', 'Share the day: no grant')
  expect(run.path).toEqual([
    'Write the files',
    'Add the partition',
    'Share the day',
    'Drop the partition',
    'Delete the files',
    'Nothing published',
  ])
  expect(undone).toEqual(['partition', 'files'])
})

test('an undo that fails for good fails with its own error: somebody has to look', async () => {
  const run = await simulate(saga, {
    input,
    mocks: { 'Write the files': fails('DiskFull'), 'Delete the files': fails('AccessDenied', 'bucket is locked') },
  })

  expect(run).toFailWith('AccessDenied', 'bucket is locked')
})
