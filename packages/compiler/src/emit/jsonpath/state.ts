import type { ChoiceRule, JsonObject, State, StatesBlock } from '@stepwright/asl'
import {
  visitState,
  type ChoiceNode,
  type Graph,
  type GraphForm,
  type PassNode,
  type RuleNode,
  type StateNode,
  type TaskNode,
  type Value,
} from '@stepwright/dsl'
import { documentsOf, mapPaths, path, type Form } from '../../print/jsonpath/form.ts'
import { needsPath } from '../../print/jsonpath/problem.ts'
import { templateMember, templateObject } from '../../print/jsonpath/template.ts'
import { emitFailure } from '../failure.ts'
import { given } from '../field.ts'
import { afterWork, beforeWork } from '../jsonata/place.ts'
import type { Owner } from '../notes.ts'
import { processorConfig } from '../processor-config.ts'
import { taskOutput } from '../task-output.ts'
import { emitArguments, emitBranchInput, emitNumber, emitText, inputOnly, whole } from './arguments.ts'
import { assignForms, assignTemplate, emitAssign } from './assign.ts'
import { emitReading, emitRunning } from './distributed.ts'
import type { PathEmission, Use } from './emission.ts'
import { emitCatch } from './handler.ts'
import { emitItems } from './items.ts'
import { outputByPath, outputOfPass, outputOfResult, type OutputFields } from './results.ts'

/** A scope of states in JSONPath, in the graph's order. */
export function emitBlock(emission: PathEmission, graph: Graph): StatesBlock {
  return {
    ...given('Comment', graph.comment),
    StartAt: graph.startAt,
    // `fromEntries` defines keys instead of setting them: a state may be named `__proto__`.
    States: Object.fromEntries(
      graph.states.map(({ state, next }) => [state.name, emitState(emission.at('States', state.name), state, next)]),
    ),
  }
}

/** One state as ASL writes it, in the order of its data: what comes in, what it does, what happens when it fails, what it gives, where it goes. */
function emitState(emission: PathEmission, state: StateNode<GraphForm>, next: string | null): State {
  emission.mark(state.at)
  const comment = given('Comment', state.comment)
  const onward = next === null ? { End: true } : { Next: next }

  return visitState<GraphForm, State>(state, {
    Task: (node) => {
      const entry = emitArguments(emission, node)
      const timeout = { what: `The timeout of '${node.name}'`, at: node.timeoutSeconds?.at ?? node.at }
      const heartbeat = { what: `The heartbeat of '${node.name}'`, at: node.heartbeatSeconds?.at ?? node.at }
      return {
        Type: 'Task',
        ...comment,
        Resource: node.resource.resource,
        ...entry.fields,
        ...emitCredentials(emission, node),
        ...emitNumber(emission, 'TimeoutSeconds', node.timeoutSeconds, timeout, entry),
        ...emitNumber(emission, 'HeartbeatSeconds', node.heartbeatSeconds, heartbeat, entry),
        ...emitFailure(emission, node, emitCatch),
        ...emitResult(emission, node, node.assign, taskOutput(node), node.resource.resultAt),
        ...onward,
      }
    },
    Pass: (node) => ({ Type: 'Pass', ...comment, ...emitPass(emission, node), ...onward }),
    Choice: (node) => ({
      Type: 'Choice',
      ...comment,
      Choices: node.rules.map((rule, index) => emitRule(emission.at('Choices', index), rule, node)),
      ...emitAssign(emission, node.assign, beforeWork, node),
      ...emitChoiceOutput(emission, node),
      ...given('Default', node.otherwise),
    }),
    Wait: (node) => ({
      Type: 'Wait',
      ...comment,
      ...emitNumber(emission, 'Seconds', node.seconds, timeOf(node, node.seconds), whole),
      ...emitText(emission, 'Timestamp', node.timestamp, timeOf(node, node.timestamp), []),
      ...emitAssign(emission, node.assign, beforeWork, node),
      ...emitByPath(emission, node, node.output),
      ...onward,
    }),
    Parallel: (node) => ({
      Type: 'Parallel',
      ...comment,
      ...emitBranchInput(emission, node).fields,
      Branches: node.branches.map((branch, index) => emitBlock(emission.at('Branches', index), branch)),
      ...emitFailure(emission, node, emitCatch),
      ...emitResult(emission, node, node.assign, node.output, []),
      ...onward,
    }),
    Map: (node) => {
      const { entry, ...items } = emitItems(emission, node)
      const concurrency = { what: `The concurrency of '${node.name}'`, at: node.maxConcurrency?.at ?? node.at }
      return {
        Type: 'Map',
        ...comment,
        ...entry.fields,
        ...emitReading(emission, node, entry),
        ...items,
        ...emitNumber(emission, 'MaxConcurrency', node.maxConcurrency, concurrency, entry),
        ItemProcessor: {
          ProcessorConfig: processorConfig(node),
          ...emitBlock(emission.at('ItemProcessor'), node.processor),
        },
        ...emitRunning(emission, node, entry),
        ...emitFailure(emission, node, emitCatch),
        ...emitResult(emission, node, node.assign, node.output, []),
        ...onward,
      }
    },
    Succeed: (node) => ({ Type: 'Succeed', ...comment, ...emitByPath(emission, node, node.output) }),
    Fail: (node) => ({
      Type: 'Fail',
      ...comment,
      ...emitText(
        emission,
        'Error',
        node.error,
        { what: `The error of '${node.name}'`, at: atOf(node, node.error) },
        textIntrinsics,
      ),
      ...emitText(
        emission,
        'Cause',
        node.cause,
        { what: `The cause of '${node.name}'`, at: atOf(node, node.cause) },
        textIntrinsics,
      ),
    }),
  })
}

/** What `ErrorPath` and `CausePath` take beside paths. */
const textIntrinsics = ['Format', 'JsonToString', 'ArrayGetItem', 'Base64Encode', 'Base64Decode', 'Hash', 'UUID']

const atOf = (node: Owner, value: Value | null): Owner['at'] => value?.at ?? node.at
const timeOf = (node: Owner, value: Value | null): Use => ({
  what: `The time of '${node.name}'`,
  at: atOf(node, value),
})
const outputOf = (node: Owner, value: Value): Use => ({ what: `The output of '${node.name}'`, at: value.at })

function emitCredentials(
  emission: PathEmission,
  { name, roleArn }: TaskNode<GraphForm>,
): { readonly Credentials?: JsonObject } {
  if (roleArn === null) return {}
  const use = { what: `The role of '${name}'`, at: roleArn.at }
  const form = emission.form(roleArn, beforeWork, use)
  const Credentials = emission.field(use, 'input', inputOnly, (sight) => templateMember('RoleArn', form, sight))
  return emission.placed({ Credentials }, roleArn.at)
}

/** `Assign` and the output of a state that has a result. */
function emitResult(
  emission: PathEmission,
  node: Owner,
  assign: Value | null,
  output: Value | null,
  resultAt: readonly string[],
): OutputFields & { readonly Assign?: JsonObject } {
  const position = afterWork(resultAt)
  const assigned = emitAssign(emission, assign, position, node)
  if (output === null) return assigned
  const use = outputOf(node, output)
  const form = emission.form(output, position, use)
  const fields = emission.field(use, 'result', assignBefore, (sight) => outputOfResult(form, sight))
  return { ...emission.placed(fields, output.at), ...assigned }
}

const assignBefore = 'Read it in a state of its own, before or after this one.'

/** A pass works its output out before it assigns: `Assign` sees what `Parameters` made, so the input goes along with it where both are wanted. */
function emitPass(emission: PathEmission, node: PassNode): OutputFields & { readonly Assign?: JsonObject } {
  const assigned = assignForms(emission, node.assign, beforeWork, node)
  const asIs = (): { readonly Assign?: JsonObject } => assignTemplate(emission, node.assign, assigned, beforeWork, node)
  if (node.output === null) return asIs()
  const use = outputOf(node, node.output)
  const form = emission.form(node.output, beforeWork, use)
  const fields = emission.field(use, 'input', inputOnly, (sight) => outputOfPass(form, sight))
  const keepsInput = Object.keys(fields).every((key) => key === 'OutputPath')
  if (keepsInput || !assigned.some(({ value }) => documentsOf(value).has('input'))) {
    return { ...emission.placed(fields, node.output.at), ...asIs() }
  }
  const both: Form = {
    kind: 'Record',
    members: [
      { key: 'output', value: form },
      { key: 'input', value: path('input') },
    ],
  }
  const moved = assigned.map(({ key, value }) => ({ key, value: mapPaths(value, underInput) }))
  const Parameters = emission.field(use, 'input', inputOnly, (sight) => templateObject(both, sight) ?? {})
  return {
    ...emission.placed({ Parameters, OutputPath: '$.output' }, node.output.at),
    ...assignTemplate(emission, node.assign, moved, beforeWork, node),
  }
}

/** A path of the input, where the input is the member `input`. */
function underInput(given: Parameters<Parameters<typeof mapPaths>[1]>[0]): typeof given {
  return given.root === 'input' ? { ...given, steps: [{ kind: 'Name', name: 'input' }, ...given.steps] } : given
}

function emitRule(emission: PathEmission, rule: RuleNode<GraphForm>, owner: Owner): ChoiceRule {
  emission.mark(rule.at)
  const use = { what: `A test of '${owner.name}'`, at: rule.condition.at }
  return {
    ...given('Comment', rule.comment),
    ...emission.placed(emission.rule(rule.condition, beforeWork, use), rule.condition.at),
    ...emitAssign(emission, rule.assign, beforeWork, owner),
    Next: rule.target,
  }
}

/** JSONPath has one output for all the ways out of a choice. */
function emitChoiceOutput(emission: PathEmission, node: ChoiceNode<GraphForm>): OutputFields {
  const outputs = [...node.rules.map(({ output }) => output), ...(node.otherwise === null ? [] : [node.output])]
  const fields = outputs.map((output) => (output === null ? {} : byPath(emission, node, output, 'An arm')))
  const [first = {}] = fields
  const [given] = outputs.filter((output) => output !== null)
  if (given && fields.some((one) => JSON.stringify(one) !== JSON.stringify(first))) {
    emission.report([needsPath('not the same for every arm', armOutput)], outputOf(node, given))
  }
  return first
}

const armOutput = 'Let the arm begin with a pass that makes the output.'

function emitByPath(emission: PathEmission, node: Owner, output: Value | null): OutputFields {
  return output === null ? {} : byPath(emission, node, output, 'The state')
}

function byPath(emission: PathEmission, node: Owner, output: Value, holder: string): OutputFields {
  const use = outputOf(node, output)
  const form = emission.form(output, beforeWork, use)
  const fields = outputByPath(form)
  if (fields !== null) return emission.placed(fields, output.at)
  const isTold = form.kind === 'Json' && form.value === null && output.kind === 'Lowered'
  const hint = holder === 'An arm' ? armOutput : 'Make it the output of a pass before.'
  if (!isTold) emission.report([needsPath('a computed value', hint)], use)
  return {}
}
