import type { SourceLocation } from '@stepwright/asl'
import { describe } from '../args/describe.ts'
import { errorNames } from '../args/error-names.ts'
import { retryNode } from '../args/retry.ts'
import { resourceNode } from '../aws/task-resource.ts'
import { expressionValue, constant } from '../args/value.ts'
import { freeze } from '../ir/freeze.ts'
import type { CatchNode, Graph, GraphForm, ResourceNode, RetryNode, RuleNode, StateNode } from '../ir/nodes.ts'
import type { Value } from '../ir/value.ts'
import { paramNameOf } from '../param.ts'
import { choiceWithoutTest } from '../problems/flows.ts'
import { problem } from '../problems/problem.ts'
import { missingField, notABlock, notExactlyOne, unknownType } from '../problems/record.ts'
import { otherKind } from '../problems/values.ts'
import { blockGraph } from './block-value.ts'
import { Fields } from './fields.ts'
import { iterationOf } from './read-map.ts'

/** The name that an edge gives, when it is a state of the same scope. */
export type Target = (name: unknown, edge: string) => string

interface Placed {
  readonly state: StateNode<GraphForm>
  readonly next: string | null
}

const mostSeconds = 99_999_999

/** One state written out, as a node and what follows it. */
export function readState(name: string, fields: Fields, target: Target): Placed {
  const { at } = fields
  const type = fields.any('type')
  if (!isType(type)) throw problem(unknownType(fields.what, describe(type)), at)
  const any = { name, comment: fields.plainText('comment'), at }
  const state = freeze(readers[type](any, fields, target))
  return { state, next: ends[type] ? null : nextOf(fields, target) }
}

type Type = StateNode<GraphForm>['kind']
type Reader<Kind extends Type> = (
  any: { readonly name: string; readonly comment: string | null; readonly at: SourceLocation },
  fields: Fields,
  target: Target,
) => Extract<StateNode<GraphForm>, { readonly kind: Kind }>

const readers: { readonly [Kind in Type]: Reader<Kind> } = {
  Task: (any, fields, target) => ({
    kind: 'Task',
    ...any,
    resource: resourceOf(fields),
    arguments: fields.json('arguments'),
    roleArn: credentialsOf(fields),
    timeoutSeconds: fields.count('timeoutSeconds', 1, mostSeconds),
    heartbeatSeconds: fields.count('heartbeatSeconds', 1, mostSeconds),
    ...resultsOf(fields),
    ...failureOf(fields, target),
  }),
  Pass: (any, fields) => ({ kind: 'Pass', ...any, ...resultsOf(fields) }),
  Choice: (any, fields, target) => {
    const rules = fields.list('choices').map((rule) => ruleOf(rule, target))
    if (rules.length === 0) throw problem(choiceWithoutTest(any.name), any.at)
    const otherwise = fields.any('default')
    return {
      kind: 'Choice',
      ...any,
      rules,
      otherwise: otherwise === undefined ? null : target(otherwise, `'default' of ${fields.what}`),
      counter: null,
      ...resultsOf(fields),
    }
  },
  Wait: (any, fields) => {
    const seconds = fields.count('seconds', 0, mostSeconds)
    const timestamp = fields.text('timestamp')
    const given = [seconds, timestamp].filter((value) => value !== null).length
    if (given !== 1) throw problem(notExactlyOne(fields.what, ['seconds', 'timestamp'], given), any.at)
    return { kind: 'Wait', ...any, seconds, timestamp, ...resultsOf(fields) }
  },
  Parallel: (any, fields, target) => {
    const branches = fields.any('branches')
    if (!Array.isArray(branches) || branches.length === 0) {
      throw problem(otherKind(`'branches' of ${fields.what}`, 'a list of blocks', describe(branches)), any.at)
    }
    return {
      kind: 'Parallel',
      ...any,
      branches: branches.map((branch: unknown, index) =>
        blockOf(branch, `'branches[${index}]' of ${fields.what}`, any.at),
      ),
      branchKeys: null,
      arguments: fields.json('arguments'),
      ...resultsOf(fields),
      ...failureOf(fields, target),
    }
  },
  Map: (any, fields, target) => ({
    kind: 'Map',
    ...any,
    ...iterationOf(any.name, fields),
    processor: blockOf(fields.any('itemProcessor'), `'itemProcessor' of ${fields.what}`, any.at),
    maxConcurrency: fields.count('maxConcurrency', 0, mostSeconds),
    ...resultsOf(fields),
    ...failureOf(fields, target),
  }),
  Succeed: (any, fields) => ({ kind: 'Succeed', ...any, output: fields.json('output') }),
  Fail: (any, fields) => ({ kind: 'Fail', ...any, error: fields.text('error'), cause: fields.text('cause') }),
}

/** The kinds of states that say by themselves where they go. */
const ends: { readonly [Kind in Type]: boolean } = {
  Task: false,
  Pass: false,
  Choice: true,
  Wait: false,
  Parallel: false,
  Map: false,
  Succeed: true,
  Fail: true,
}

function isType(type: unknown): type is Type {
  return typeof type === 'string' && Object.hasOwn(readers, type)
}

function nextOf(fields: Fields, target: Target): string | null {
  const [next, end] = [fields.any('next'), fields.any('end')]
  const given = [next, end].filter((value) => value !== undefined).length
  if (given !== 1) throw problem(notExactlyOne(fields.what, ['next', 'end'], given), fields.at)
  if (next !== undefined) return target(next, `'next' of ${fields.what}`)
  if (end !== true) throw problem(otherKind(`'end' of ${fields.what}`, 'true', describe(end)), fields.at)
  return null
}

function resultsOf(fields: Fields): { readonly assign: Value | null; readonly output: Value | null } {
  return { assign: fields.json('assign'), output: fields.json('output') }
}

function failureOf(
  fields: Fields,
  target: Target,
): { readonly retry: readonly RetryNode[]; readonly catch: readonly CatchNode<GraphForm>[] } {
  return {
    retry: fields.list('retry').map(retryOf),
    catch: fields.list('catch').map((handler) => {
      const { at } = handler
      const node = {
        errorEquals: errorNames(handler.any('errorEquals'), 'catch', at),
        ...resultsOf(handler),
        target: target(handler.any('next'), `'next' of ${handler.what}`),
        comment: handler.plainText('comment'),
        at,
      }
      handler.done()
      return node
    }),
  }
}

/** The fields of ASL, or a policy with the names of the chain. */
function retryOf(fields: Fields): RetryNode {
  const { at } = fields
  const policy = fields.any('errors')
  const keys = policy === undefined ? writtenKeys : policyKeys
  const [names, ...rest] = keys.map((key) => fields.any(key))
  fields.done()
  const [maxAttempts, interval, backoffRate, maxDelay, jitter, comment] = rest
  const span = (given: unknown): unknown => (policy === undefined && given !== undefined ? { seconds: given } : given)
  return retryNode(
    names,
    { maxAttempts, interval: span(interval), backoffRate, maxDelay: span(maxDelay), jitter, comment },
    at,
  )
}

const policyKeys = ['errors', 'maxAttempts', 'interval', 'backoffRate', 'maxDelay', 'jitter', 'comment']
const writtenKeys = [
  'errorEquals',
  'maxAttempts',
  'intervalSeconds',
  'backoffRate',
  'maxDelaySeconds',
  'jitterStrategy',
  'comment',
]

function ruleOf(fields: Fields, target: Target): RuleNode<GraphForm> {
  const { at } = fields
  const given = fields.any('condition')
  const what = `the condition of ${fields.what}`
  const rule = {
    condition: typeof given === 'boolean' ? constant(given, what, at) : expressionValue(given, what, at),
    ...resultsOf(fields),
    target: target(fields.any('next'), `'next' of ${fields.what}`),
    comment: fields.plainText('comment'),
    at,
  }
  fields.done()
  return rule
}

function resourceOf(fields: Fields): ResourceNode {
  const given = fields.any('resource')
  if (given === undefined) throw problem(missingField(fields.what, 'resource'), fields.at)
  const name = paramNameOf(given)
  if (name !== null) return { resource: `\${${name}}`, envelope: null, resultAt: [] }
  if (typeof given === 'string') return { resource: given, envelope: null, resultAt: [] }
  return resourceNode(given, fields.what, fields.at)
}

function credentialsOf(fields: Fields): Value | null {
  const given = fields.any('credentials')
  if (given === undefined) return null
  const credentials = new Fields(given, `'credentials' of ${fields.what}`, fields.at)
  const roleArn = credentials.text('roleArn')
  credentials.done()
  return roleArn
}

function blockOf(given: unknown, what: string, at: SourceLocation): Graph {
  const graph = blockGraph(given)
  if (graph === null) throw problem(notABlock(what, describe(given)), at)
  return graph
}
