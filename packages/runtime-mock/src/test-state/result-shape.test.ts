import { expect, test } from 'vitest'
import { complaintAboutResult } from './result-shape.ts'
import { resultShapeOf } from './service-results.ts'
import { countOf, list, mapOf, object, text, textOf, truth } from './shape-builders.ts'

const shape = object(
  {
    Name: textOf({ minLength: 2 }),
    Kind: textOf({ values: ['A', 'B'] }),
    Size: countOf({ min: 1, max: 9 }),
    Done: truth,
    Parts: list(object({ Id: text }, ['Id'])),
    Tags: mapOf(text),
  },
  ['Name'],
)

test.each([
  [{ Name: 1 }, "Field 'Name' must be a string"],
  [{ Name: 'n' }, "Field 'Name' is smaller than the minimum length"],
  [{ Kind: 'C' }, "Field 'Kind' is not an expected value"],
  [{ Size: '1' }, "Field 'Size' must be a number"],
  [{ Size: 0 }, "Field 'Size' is less than the minimum value"],
  [{ Size: 10 }, "Field 'Size' exceeds the maximum value"],
  [{ Done: 'yes' }, "Field 'Done' must be a boolean"],
  [{ Parts: {} }, "Field 'Parts' must be an array"],
  [{ Parts: ['p'] }, "Field 'Parts' must be an object"],
  [{ Parts: [{ Id: 'a' }, { Id: 2 }] }, "Field 'Id' must be a string"],
  [{ Tags: [] }, "Field 'Tags' must be an object"],
  [{ Tags: { a: 1 } }, "Field 'Tags' must be a string"],
])('%j: %s', (value, complaint) => {
  expect(complaintAboutResult(value, shape, 'PRESENT')).toBe(`Mock result schema validation error: ${complaint}`)
})

test('what is required is asked for in strict mode only, at any depth; what is unknown passes', () => {
  const value = { Parts: [{}], Other: 1, toString: 2 }
  expect([
    complaintAboutResult(value, shape, 'PRESENT'),
    complaintAboutResult(value, shape, 'STRICT'),
    complaintAboutResult({ ...value, Name: 'name' }, shape, 'STRICT'),
    complaintAboutResult([], shape, 'PRESENT'),
  ]).toEqual([
    null,
    "Mock result schema validation error: Required field 'Name' is missing",
    "Mock result schema validation error: Required field 'Id' is missing",
    'Mocked result must be a JSON object.',
  ])
})

test('an API has one shape under both of its integrations, and none where it answers with something else', () => {
  const shapeOf = (action: string) => resultShapeOf(`arn:aws:states:::${action}`)
  expect(shapeOf('aws-sdk:sfn:startExecution')).toBe(shapeOf('states:startExecution'))
  expect(shapeOf('aws-sdk:eventbridge:putEvents')).toBe(shapeOf('events:putEvents'))
  expect(shapeOf('aws-sdk:s3:getObject')?.members['ContentLength']).toEqual({ type: 'number' })
  expect([shapeOf('states:startExecution.sync:2'), shapeOf('aws-sdk:rum:getAppMonitor')]).toEqual([null, null])
})
