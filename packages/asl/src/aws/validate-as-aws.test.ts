import { expect, test } from 'vitest'
import { invalidDefinitionMessage, validateAsAws, type AwsDiagnostic } from './validate-as-aws.ts'

const failure = (diagnostic: Partial<AwsDiagnostic>) => ({
  result: 'FAIL',
  diagnostics: [{ severity: 'ERROR', ...diagnostic }],
  truncated: false,
})
const schema = 'SCHEMA_VALIDATION_FAILED'
const of = (definition: object, workflowType: 'STANDARD' | 'EXPRESS' = 'STANDARD') =>
  validateAsAws(JSON.stringify(definition), { workflowType })
const task = (Resource: string) => ({ StartAt: 'A', States: { A: { Type: 'Task', Resource, End: true } } })

test('text that is no definition', () => {
  expect(validateAsAws(' ')).toEqual(failure({ code: schema, message: 'Definition must be a valid JSON object' }))
  const source = '[Source: (String)"not a definition"; line: 1, column: 4]'
  expect(validateAsAws('not a definition')).toEqual(
    failure({
      code: 'INVALID_JSON_DESCRIPTION',
      location: source,
      message: `Unrecognized token 'not': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')\n at ${source}`,
    }),
  )
})

test('what was recorded, word by word', () => {
  const pass = { Type: 'Pass', End: true }
  expect(of({ States: { A: pass } })).toEqual(
    failure({ code: schema, location: '/', message: 'These fields are required: [StartAt]' }),
  )
  expect(of({ Comment: 'nothing else' })).toEqual(
    failure({ code: schema, location: '/', message: 'These fields are required: [States, StartAt]' }),
  )
  expect(of({ QueryLanguage: 'JSONata', StartAt: 'A', States: { A: { ...pass, QueryLanguage: 'JSONPath' } } })).toEqual(
    failure({
      code: schema,
      location: '/States/A',
      message: "'QueryLanguage' can not be 'JSONPath' if set to 'JSONata' for whole state machine",
    }),
  )
  expect(of(task('arn:aws:states:::sqs:sendMessage.waitForTaskToken'), 'EXPRESS')).toEqual(
    failure({
      code: schema,
      location: '/States/A/Resource',
      message: "Express state machine does not support '.waitForTaskToken' service integration ",
    }),
  )
})

test("warnings leave the result OK, and ours alone are not AWS's", () => {
  expect(of({ StartAt: 'A', States: { A: { Type: 'Pass', Parameters: { a: '$.a' }, End: true } } })).toMatchObject({
    result: 'OK',
    diagnostics: [{ severity: 'WARNING', code: 'NO_DOLLAR', location: '/States/A/Parameters/a' }],
  })
  expect(of(task('arn:aws:lambda:us-east-1:1:function:f'))).toEqual({ result: 'OK', diagnostics: [], truncated: false })
})

test('the message of InvalidDefinition', () => {
  const parameters = { parsed: 1, 'x.$': String.raw`States.StringToJson('{"a":"\"b\""}')` }
  const definition = { StartAt: 'A', States: { A: { Type: 'Pass', Parameters: parameters, End: true } } }
  expect(
    [of(definition), of(task('arn:aws:states:::dynamodb:query')), of(task('${Arn}'))].map(invalidDefinitionMessage),
  ).toEqual([
    "Invalid State Machine Definition: 'SCHEMA_VALIDATION_FAILED: The value for the field 'x.$' must be a valid JSONPath or a valid intrinsic function call at /States/A/Parameters'",
    "Invalid State Machine Definition: 'SCHEMA_VALIDATION_FAILED: The resource provided arn:aws:states:::dynamodb:query is not recognized. The value is not a valid resource ARN, or the resource is not available in this region. at /States/A/Resource'",
    null,
  ])
})
