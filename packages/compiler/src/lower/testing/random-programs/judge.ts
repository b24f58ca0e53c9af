import { evaluateJsonata, type JsonObject, type JsonValue } from '@stepwright/asl'
import type { LoweredValue } from '@stepwright/dsl'
import { isTooDeep } from '../../../emit/jsonata/expression-depth.ts'
import { mayBeMissing } from '../../../print/print-expression.ts'
import { printValue } from '../../../print/print-value.ts'
import { asJson } from '../construct.ts'
import { textOf, type Input } from './program.ts'
import type { JavaScriptOutcome, LoadedProgram } from './run-programs.ts'
import type { Event } from './trace.ts'

/** What came of one program on one input. */
export type Verdict =
  /** The same JSON, or failures on both sides. */
  | { readonly kind: 'same' | 'both fail' }
  /** One side fails and the other gives a value, or the state has null for a quotient by zero, as the documentation says it does. */
  | { readonly kind: 'documented failure'; readonly reason: string }
  | Difference

export interface Difference {
  readonly kind: 'difference'
  readonly input: Input
  readonly javascript: string
  readonly jsonata: string
}

/** What the state machine makes of an expression. */
type StateOutcome = { readonly value: JsonValue | undefined } | { readonly failure: string }

/** The documented failures (docs/guide/expressions.md): what the message says, and what must have happened in JavaScript. */
const documented: readonly { readonly reason: string; readonly message: RegExp; readonly event: Event }[] = [
  { reason: 'a number of more than 15 digits in a text', message: /Round the number first/, event: 'long number' },
  { reason: 'x! of a missing value', message: /is missing\.$|returned nothing/, event: 'claim of a missing value' },
  {
    reason: 'Number() of a text that is no number',
    message: /D3030|Unable to cast/,
    event: 'text that is no plain number',
  },
  { reason: 'a number of more than 15 digits in JSON text', message: /written as JSON text/, event: 'long number' },
  {
    reason: 'a text that is no date in ISO 8601',
    message: /D3110|no date in ISO 8601/,
    event: 'text that is no ISO date',
  },
  { reason: 'a year of other than four digits', message: /no such date/, event: 'year of many digits' },
  {
    reason: 'toFixed of more than 15 digits',
    message: /toFixed would write/,
    event: 'number of many digits',
  },
  {
    reason: 'a cut of a text with a character of two units',
    message: /an emoji or the like/,
    event: 'character of two units',
  },
  // The null that stands for NaN or Infinity is no operand, and an overflow has no number.
  {
    reason: 'calculation with a number that is not finite',
    message: /T0410|T0412|T2001|T2002|T2009|T2010|D1001|D1002|D3001|D3030|D3061|D3137|D3141|is missing/,
    event: 'non-finite number',
  },
]

/** A printed program; `null` where the build refuses it as too deep for AWS (SW2012). */
export function printed(lowered: LoweredValue): { readonly template: JsonValue } | null {
  const template = printValue(lowered, { subject: 'input', resultAt: [] })
  return isTooDeep(template) ? null : { template }
}

/** Runs a program on one of its inputs, in JavaScript and as JSONata, and compares. */
export function judge(loaded: LoadedProgram, template: JsonValue, input: Input): Verdict {
  // Neither side may change what the other reads.
  const copy = ownMembersOnly(input)
  const javascript = loaded.run(copy.subject, copy.vars)
  const state = stateOutcome(loaded, evaluateTemplate(template, input.subject, input.vars))
  const difference: Difference = {
    kind: 'difference',
    input,
    javascript: describe(javascript.result),
    jsonata: 'failure' in state ? `fails: ${state.failure}` : jsonOf(state.value),
  }
  if ('thrown' in javascript.result) {
    if ('failure' in state) return { kind: 'both fail' }
    return isOfUnneededError(loaded, input, state.value)
      ? { kind: 'documented failure', reason: 'JavaScript throws for what nothing needs' }
      : difference
  }
  if (!('failure' in state)) {
    if (sameJson(asJson(javascript.result.value), state.value)) return { kind: 'same' }
    return isOfNullQuotients(loaded, input, state.value)
      ? { kind: 'documented failure', reason: 'a quotient by zero is null' }
      : difference
  }
  const reason =
    documentedReason(state.failure, eventsOf(loaded, input, javascript)) ?? reasonBehind(state.failure, loaded, input)
  return reason === null ? difference : { kind: 'documented failure', reason }
}

/**
 * What a field comes to: AWS fails the state when one returns nothing. Where a function's result may be undefined, the build refuses it as a whole
 * field (SW2011), so that nothing stands for undefined here.
 */
function stateOutcome({ lowered }: LoadedProgram, outcome: StateOutcome): StateOutcome {
  const isNothing = 'value' in outcome && outcome.value === undefined
  return isNothing && lowered && !mayBeMissing(lowered.body) ? { failure: 'The field returned nothing.' } : outcome
}

/** Whether JavaScript gives the same where a quotient by zero is null, as the documentation has it. */
function isOfNullQuotients(loaded: LoadedProgram, input: Input, value: JsonValue | undefined): boolean {
  const copy = ownMembersOnly(input)
  const { result, events } = loaded.run(copy.subject, copy.vars, { nullQuotients: true })
  return events.has('non-finite number') && 'value' in result && sameJson(asJson(result.value), value)
}

/** What happened, and what the program and its data have in them to begin with. */
function eventsOf({ program }: LoadedProgram, input: Input, { events }: JavaScriptOutcome): ReadonlySet<Event> {
  const isWide = /[\ud800-\udfff]/.test(textOf(program) + JSON.stringify(input))
  return isWide ? new Set<Event>([...events, 'character of two units']) : events
}

/** Whether JavaScript gives the same where nothing is evaluated before it is needed. */
function isOfUnneededError(loaded: LoadedProgram, input: Input, value: JsonValue | undefined): boolean {
  const copy = ownMembersOnly(input)
  const result = loaded.runLazily(copy.subject, copy.vars)
  return 'value' in result && sameJson(asJson(result.value), value)
}

/** What a test would meet at an item behind the one that decides, where JavaScript stops. */
function reasonBehind(failure: string, loaded: LoadedProgram, input: Input): string | null {
  const copy = ownMembersOnly(input)
  const whole = loaded.run(copy.subject, copy.vars, { testsAll: true })
  const reason = whole.events.has('test that throws')
    ? 'throws'
    : documentedReason(failure, eventsOf(loaded, input, whole))
  return reason === null ? null : `a test of an item behind the one that decides: ${reason}`
}

function documentedReason(failure: string, events: ReadonlySet<Event>): string | null {
  return documented.find(({ message, event }) => message.test(failure) && events.has(event))?.reason ?? null
}

/** A copy whose objects inherit nothing: in data, `record.constructor` is a member or nothing. */
function ownMembersOnly(input: Input): Input {
  return JSON.parse(JSON.stringify(input), (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.assign(Object.create(null) as object, part)
      : part,
  ) as Input
}

const jsonOf = (value: unknown): string => (value === undefined ? 'undefined' : JSON.stringify(value))

const describe = (result: JavaScriptOutcome['result']): string =>
  'thrown' in result ? `throws: ${result.thrown}` : jsonOf(result.value)

function evaluateTemplate(template: JsonValue, subject: JsonValue, variables: JsonObject): StateOutcome {
  if (typeof template === 'string' && template.startsWith('{%')) {
    const outcome = evaluateJsonata(template, {
      states: { input: subject, context: {} },
      variables,
      random: () => 0.5,
      uuid: () => '00000000-0000-4000-8000-000000000000',
      nowMs: 0,
      // A busy machine is no reason to fail.
      timeLimitMs: 20_000,
    })
    if (outcome.ok) return { value: outcome.value }
    return outcome.kind === 'undefined' ? { value: undefined } : { failure: outcome.tail }
  }
  if (typeof template !== 'object' || template === null) return { value: template }
  const isList = Array.isArray(template)
  const members: [string, JsonValue][] = []
  for (const [key, part] of Object.entries(template as JsonObject)) {
    const outcome = evaluateTemplate(part, subject, variables)
    if ('failure' in outcome) return outcome
    // A field of the definition cannot vanish: AWS fails the state.
    if (outcome.value === undefined) return { failure: `The field '${key}' returned nothing.` }
    members.push([key, outcome.value])
  }
  return { value: isList ? members.map(([, value]) => value) : Object.fromEntries(members) }
}

/** Equal as JSON: members in any order, and no difference between 0 and -0. */
function sameJson(left: JsonValue | undefined, right: JsonValue | undefined): boolean {
  if (left === right) return true
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null) return false
  if (Array.isArray(left) !== Array.isArray(right)) return false
  const [a, b] = [left as JsonObject, right as JsonObject]
  const keys = Object.keys(a)
  return keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && sameJson(a[key], b[key]))
}
