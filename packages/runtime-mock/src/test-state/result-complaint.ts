import { isJsonObject, type JsonValue, type ObjectShape } from '@stepwright/asl'
import { resultMismatch, type ResultMismatch, type ResultProblem, type ResultRules } from '../mocks/result-mismatch.ts'

/** AWS's complaint about a mocked result that its API would not answer; null when there is none. */
export function resultComplaint(value: JsonValue, shape: ObjectShape, rules: ResultRules): string | null {
  if (!isJsonObject(value)) return 'Mocked result must be a JSON object.'
  const found = resultMismatch(value, shape, rules)
  return found === null ? null : `Mock result schema validation error: ${sentence(found)}`
}

function sentence({ field, problem }: ResultMismatch): string {
  return problem.kind === 'missing' ? `Required field '${field}' is missing` : `Field '${field}' ${claim(problem)}`
}

type Claims = {
  readonly [Kind in ResultProblem['kind']]: (problem: Extract<ResultProblem, { kind: Kind }>) => string
}

const claims: Claims = {
  missing: () => 'is missing',
  // Not looked for here: AWS lets it pass.
  'other letters': ({ known }) => `must be spelt '${known}'`,
  type: ({ expected }) => `must be ${/^[ao]/.test(expected) ? 'an' : 'a'} ${expected}`,
  'too short': () => 'is smaller than the minimum length',
  'too small': () => 'is less than the minimum value',
  'too large': () => 'exceeds the maximum value',
  'not a value': () => 'is not an expected value',
}

function claim(problem: ResultProblem): string {
  // The kind picks the function that takes this problem; the compiler does not follow that.
  return (claims[problem.kind] as (problem: ResultProblem) => string)(problem)
}
