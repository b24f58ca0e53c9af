import { isDeepStrictEqual } from 'node:util'
import { getOwn, isJsonArray, isJsonObject, type JsonObject, type JsonValue } from '@stepwright/asl'
import { testState } from '@stepwright/runtime-mock'
import { compile } from 'stepwright/compiler'
import { evaluateJsonataField, evaluatePathText, evaluateTemplate, type Surroundings } from './evaluate-expression.ts'
import type { RealExpression, Sample } from './real-expression.ts'

/** An expression as it was published. */
export interface Original {
  readonly value: JsonValue
  /** The last name on the way to it. */
  readonly key: string
  readonly isRule: boolean
}

/** Reads what a place such as `name#/States/A/Choices/0` says. */
export function readOriginal(at: string, read: (name: string) => string): Original {
  const [name = '', pointer = ''] = at.split(/#(?=\/)/)
  const keys = pointer
    .slice(1)
    .split('/')
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'))
  let value = JSON.parse(read(name)) as JsonValue
  for (const key of keys) {
    const next = isJsonArray(value) ? value[Number(key)] : isJsonObject(value) ? getOwn(value, key) : undefined
    if (next === undefined) throw new Error(`There is nothing at ${at}.`)
    value = next
  }
  return { value, key: keys.at(-1) ?? '', isRule: keys.at(-2) === 'Choices' }
}

/** Where the two differ. */
export async function compareRealExpression(real: RealExpression, original: Original): Promise<readonly string[]> {
  const compiled = compile(real.machine)
  if (!compiled.ok) return compiled.diagnostics.map(({ code, message }) => `${code} ${message}`)
  const emitted = emittedField(compiled.definition as unknown as JsonObject)
  if (emitted === undefined) return ['The machine has no state with the expression.']
  if (real.samples.length === 0) return ['There is no sample to evaluate it on.']
  const problems: string[] = []
  for (const sample of real.samples) {
    const around = surroundingsOf(sample)
    const expected = await outcomeOf(() => evaluateOriginal(original, around))
    const actual = await outcomeOf(() => Promise.resolve(evaluateJsonataField(emitted, around)))
    if ('failure' in expected) problems.push(`the original fails: ${expected.failure}`)
    else if (!isDeepStrictEqual(actual, expected)) {
      problems.push(
        `${JSON.stringify(emitted)}\n       gives ${JSON.stringify(actual)}, not ${JSON.stringify(expected)}`,
      )
    }
  }
  return problems
}

/** What our compiler makes of the function, as JSON text. */
export function emittedText(real: RealExpression): string {
  const compiled = compile(real.machine)
  return JSON.stringify(compiled.ok ? emittedField(compiled.definition as unknown as JsonObject) : compiled.diagnostics)
}

type Outcome = { readonly value: JsonValue } | { readonly failure: string }

async function outcomeOf(run: () => Promise<JsonValue>): Promise<Outcome> {
  try {
    return { value: await run() }
  } catch (error) {
    return { failure: error instanceof Error ? error.message : String(error) }
  }
}

function evaluateOriginal({ value, key, isRule }: Original, around: Surroundings): Promise<JsonValue> {
  if (isRule && isJsonObject(value) && value['Condition'] === undefined) return evaluateRule(value, around)
  if (isRule && isJsonObject(value)) return Promise.resolve(evaluateJsonataField(value['Condition'] ?? null, around))
  if (key.endsWith('.$') && typeof value === 'string') return Promise.resolve(evaluatePathText(value, around))
  const isJsonata = JSON.stringify(value).includes('"{%')
  return Promise.resolve(isJsonata ? evaluateJsonataField(value, around) : evaluateTemplate(value, around))
}

/** Whether a Choice state would go by the rule. */
async function evaluateRule(rule: JsonObject, { input, context }: Surroundings): Promise<JsonValue> {
  const { Map: _map, Task: _task, ...known } = context
  const state = { Type: 'Choice', Choices: [{ ...rule, Next: 'Yes' }], Default: 'No' }
  const answer = await testState({
    definition: JSON.stringify(state),
    input: JSON.stringify(input),
    context: JSON.stringify(known),
  })
  if (answer.status !== 'SUCCEEDED') throw new Error(JSON.stringify(answer))
  return answer.nextState === 'Yes'
}

/** The field of state 'Case' that has the function. */
function emittedField(block: JsonObject): JsonValue | undefined {
  const { States: states = null } = block
  if (!isJsonObject(states)) return undefined
  for (const [name, state] of Object.entries(states)) {
    if (!isJsonObject(state)) continue
    const { Choices: rules = null, ItemProcessor: processor = null } = state
    if (name === 'Case') {
      const [rule = null] = isJsonArray(rules) ? rules : []
      return isJsonObject(rule) ? rule['Condition'] : state['Output']
    }
    const inner = isJsonObject(processor) ? emittedField(processor) : undefined
    if (inner !== undefined) return inner
  }
  return undefined
}

function surroundingsOf({ input, result, variables, mapItem }: Sample): Surroundings {
  const json = (value: unknown): JsonValue => JSON.parse(JSON.stringify(value ?? null)) as JsonValue
  return {
    input: json(input),
    result: result === undefined ? undefined : json(result),
    variables: json(variables ?? {}) as JsonObject,
    context: {
      Execution: {
        Id: 'arn:aws:states:us-east-1:123456789012:execution:machine:run-7',
        Name: 'run-7',
        RoleArn: 'arn:aws:iam::123456789012:role/machine',
        StartTime: '2026-04-18T06:30:00.000Z',
        Input: json(input),
        RedriveCount: 0,
      },
      State: { Name: 'Case', EnteredTime: '2026-04-18T06:30:01.000Z', RetryCount: 0 },
      StateMachine: { Id: 'arn:aws:states:us-east-1:123456789012:stateMachine:machine', Name: 'machine' },
      Task: { Token: 'token-1' },
      ...(mapItem === undefined ? {} : { Map: { Item: { Index: 2, Value: json(mapItem) } } }),
    },
  }
}
