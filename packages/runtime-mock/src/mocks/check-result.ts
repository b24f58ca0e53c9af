import { suggestion, type Diagnostic, type JsonValue, StepwrightError } from '@stepwright/asl'
import type { Places } from '../report/places.ts'
import type { TaskCall } from '../services/task-call.ts'
import { resultMismatch, type FieldValidationMode, type ResultMismatch, type ResultProblem } from './result-mismatch.ts'
import { resultModelOf } from './result-model.ts'

/**
 * Refuses a mocked result that the API behind the task never gives.
 *
 * @param result as the service sends it
 * @throws StepwrightError SW4017
 */
export function checkResult(call: TaskCall, result: JsonValue, mode: FieldValidationMode, places: Places): void {
  const model = mode === 'NONE' ? null : resultModelOf(call.resource)
  if (model === null || mode === 'NONE') return
  const rules = { mode, takesMilliseconds: model.isJob, refusesOtherLetters: true }
  const found = resultMismatch(result, model.result, rules)
  if (found !== null)
    throw new StepwrightError(notAnAnswer(call, found, valueAt(result, found.path), model.api, places))
}

function notAnAnswer(
  { state }: TaskCall,
  { path, problem }: ResultMismatch,
  value: JsonValue | undefined,
  api: string,
  places: Places,
): Diagnostic {
  const location = places.ofState(state)
  const facts = { member: pathText(path), value: shown(value), api }
  const values = problem.kind === 'not a value' ? problem.values : []
  const hint =
    problem.kind === 'other letters'
      ? `Write '${problem.known}'.`
      : "Let the mock answer as the service does, or simulate with fieldValidationMode: 'NONE'."
  return {
    code: 'SW4017',
    severity: 'error',
    message: `The mock of '${state}' ${claim(problem, facts)}.`,
    ...suggestion(typeof value === 'string' ? value : '', values, hint),
    ...(location ? { location } : {}),
  }
}

interface Facts {
  readonly member: string
  readonly value: string
  readonly api: string
}

type Claims = {
  readonly [Kind in ResultProblem['kind']]: (problem: Extract<ResultProblem, { kind: Kind }>, facts: Facts) => string
}

const claims: Claims = {
  missing: (_problem, { member, api }) => `gives no '${member}', which ${api} always answers`,
  'other letters': ({ known }, { member, api }) => `gives '${member}', which ${api} spells '${known}'`,
  type: ({ expected }, { member, value, api }) =>
    `gives ${value}${member === '' ? '' : ` as '${member}'`}, where ${api} answers ${/^[ao]/.test(expected) ? 'an' : 'a'} ${expected}`,
  'too short': ({ minLength }, { member, value, api }) =>
    `gives ${value} as '${member}', where ${api} answers ${minLength} ${minLength === 1 ? 'character' : 'characters'} or more`,
  'too small': ({ min }, { member, value, api }) =>
    `gives ${value} as '${member}', where ${api} answers ${min} or more`,
  'too large': ({ max }, { member, value, api }) =>
    `gives ${value} as '${member}', where ${api} answers ${max} or less`,
  'not a value': (_problem, { member, value, api }) => `gives ${value} as '${member}', which ${api} never answers`,
}

function claim(problem: ResultProblem, facts: Facts): string {
  // The kind picks the function that takes this problem; the compiler does not follow that.
  return (claims[problem.kind] as (problem: ResultProblem, facts: Facts) => string)(problem, facts)
}

/** `Configuration.Layers[0].Arn` */
function pathText(path: ResultMismatch['path']): string {
  return path
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${key}`))
    .join('')
    .replace(/^\./, '')
}

function valueAt(value: JsonValue, path: ResultMismatch['path']): JsonValue | undefined {
  return path.reduce<unknown>(
    (at, key) =>
      typeof at === 'object' && at !== null ? (at as { readonly [key: string | number]: unknown })[key] : undefined,
    value,
  ) as JsonValue | undefined
}

/** A value in few characters. */
function shown(value: JsonValue | undefined): string {
  if (typeof value === 'string') return value.length > 40 ? `'${value.slice(0, 37)}…'` : `'${value}'`
  if (Array.isArray(value)) return 'an array'
  return typeof value === 'object' && value !== null ? 'an object' : String(value)
}
