import type { JsonObject, JsonValue, StateMachineDefinition } from '@stepwright/asl'
import {
  kinds,
  type ChainForm,
  type ExpressionNode,
  type LoweredValue,
  type Machine,
  type Sequence,
  type StateNode,
} from '@stepwright/dsl'
import { simulate, type Run } from '@stepwright/runtime-mock'
import aslValidator from 'asl-validator'
import { compileMachine } from '../../../compile.ts'
import { choice, json, lowered, machine, object, pass, rule, sequence, task } from '../../../testing/nodes.ts'

/** The JSONPath definition of these states, as a second validator takes it; throws what keeps them from being said. */
export function jsonPathOf(steps: readonly StateNode<ChainForm>[]): StateMachineDefinition {
  const definition = compiledJsonPath(steps)
  const { errors } = aslValidator(structuredClone(definition), { checkPaths: knowsPaths(definition) })
  if (errors.length > 0) throw new Error(errors.map(({ Message }) => Message).join('\n'))
  return definition
}

/** The same, held against our own rules only. */
export function compiledJsonPath(steps: readonly StateNode<ChainForm>[]): StateMachineDefinition {
  const flow: Machine<Sequence> = { ...machine(steps), queryLanguage: 'JSONPath' }
  const compiled = compileMachine(flow, { silence: ['SW3195'] })
  if (!compiled.ok || compiled.diagnostics.length > 0) {
    throw new Error(compiled.diagnostics.map(({ code, message }) => `${code} ${message}`).join('\n'))
  }
  return compiled.definition
}

/** The validator's grammar of paths has no `&&`, `||`, `!`, `!=`, no two names in brackets, and no `\\\\` in strings; Jayway and AWS have them. */
function knowsPaths(definition: StateMachineDefinition): boolean {
  return !/&&|\|\||\?\([^)]*!|','|\\\\\\\\/.test(JSON.stringify(definition))
}

/** What a value becomes as the output of a pass, which has the most fields to say it in. */
export function asPass(value: LoweredValue, variables: readonly string[], define = jsonPathOf): StateMachineDefinition {
  return define([given(variables), pass('Value', { output: value })])
}

/** What a test becomes: the machine goes to `Yes` or `No`. */
export function asChoice(
  value: LoweredValue,
  variables: readonly string[],
  define = jsonPathOf,
): StateMachineDefinition {
  const arms = [rule(sequence([pass('Yes')]), { condition: value })]
  return define([given(variables), choice('Test', arms, sequence([pass('No')]))])
}

/** What an output of a task becomes. */
export function asTask(value: LoweredValue, variables: readonly string[], define = jsonPathOf): StateMachineDefinition {
  return define([given(variables), task('Work', { output: value })])
}

/** Takes the subject and the variables out of the execution's input, which cannot be null itself. */
function given(variables: readonly string[]): StateNode<ChainForm> {
  const member = (object: ExpressionNode, key: string): ExpressionNode => ({
    kind: 'Property',
    object,
    key,
    kinds: json,
  })
  const input: ExpressionNode = { kind: 'Subject', kinds: kinds.object }
  const vars: ExpressionNode = { ...member(input, 'vars'), kinds: kinds.object }
  const assign = lowered(object(Object.fromEntries(variables.map((name) => [name, member(vars, name)]))))
  return pass('Given', {
    output: lowered(member(input, 'subject')),
    assign: variables.length === 0 ? null : assign,
  })
}

/** Executes a definition; `result` is what its task gives. */
export function execute(
  definition: StateMachineDefinition,
  subject: JsonValue,
  vars: JsonObject,
  result?: JsonValue,
): Promise<Run> {
  return simulate(definition, {
    input: { subject, vars },
    mocks: result === undefined ? {} : { Work: () => result },
  })
}
