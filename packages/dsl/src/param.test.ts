import { expect, test } from 'vitest'
import { param, paramNameOf } from './param.ts'
import { thrownBy } from './testing/thrown-by.ts'

test('a parameter is known by its name', () => {
  expect(paramNameOf(param('Bucket_1'))).toBe('Bucket_1')
  expect(paramNameOf('Bucket_1')).toBeNull()
})

test.each([
  ['a template literal', (bucket: string) => `s3://${bucket}`],
  ['concatenation', (bucket: string) => 's3://' + bucket],
  ['String()', (bucket: unknown) => String(bucket)],
  ['JSON.stringify', (bucket: string) => JSON.stringify({ bucket })],
])('%s of a parameter is refused while the flow is built', (_name, use: (bucket: string) => string) => {
  expect(thrownBy(() => use(param('Bucket')))).toEqual({
    code: 'SW1010',
    message: "The parameter 'Bucket' has no value before deployment, so it cannot be turned into text here.",
    hint: 'Use it inside an arrow function, such as (input) => `${Bucket}/${input.key}`, or pass it as it is.',
    at: 'param.test.ts',
  })
})

test.each(['', '1st', 'my-bucket', 'a b', '${x}'])("'%s' cannot name a parameter", (name) => {
  expect(thrownBy(() => param(name))).toMatchObject({
    code: 'SW1010',
    message: `'${name}' cannot name a parameter.`,
    at: 'param.test.ts',
  })
})
