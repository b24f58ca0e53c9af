import {
  childExpressions,
  visitExpression,
  type ArithmeticNode,
  type CallNode,
  type ExpressionNode,
  type ExpressionVisitor,
  type HelperFunction,
} from '@stepwright/dsl'
import { isDivision } from './division.ts'
import { may, nullish } from './printer.ts'

/** What becomes of the quotients of an expression. */
export interface Quotients {
  /** Those that something looks at before they are a result: to be null would be seen there, so by zero they fail the state. */
  readonly seen: ReadonlySet<ExpressionNode>
  /** Constants that are one, and are tested: the test asks what they were made of. */
  readonly constants: ReadonlyMap<string, ArithmeticNode>
}

/**
 * What a value is used for. As a result, null is what JSON writes for an infinite quotient. To calculate with null fails the state. A test of the
 * quotient itself knows better; one of a value that may be a quotient takes null for false, as NaN is, but not Infinity. Everything else would
 * mistake null for a value.
 */
type Use = 'result' | 'number' | 'truth' | 'tested' | 'other'

/** Where a helper function is called, and what its parameters are used for. */
interface Uses {
  readonly of: Map<string, Set<Use>>
  readonly seen: Set<ExpressionNode>
  readonly constants: Map<string, ArithmeticNode>
  readonly helpers: Map<string, HelperFunction>
}

/** Follows each quotient of an expression, whose helper functions are settled, to where it is used. */
export function followQuotients(node: ExpressionNode, use: 'result' | 'truth'): Quotients {
  const uses: Uses = { of: new Map(), seen: new Set(), constants: new Map(), helpers: new Map() }
  if (holdsQuotient(node)) visit(node, use, uses)
  return uses
}

const holdsQuotient = (node: ExpressionNode): boolean => isDivision(node) || childExpressions(node).some(holdsQuotient)

function visit(node: ExpressionNode, use: Use, uses: Uses): void {
  visitExpression(node, visitor(use, uses))
}

const each = (nodes: readonly ExpressionNode[], use: Use, uses: Uses): void => {
  for (const node of nodes) visit(node, use, uses)
}

/** A use of what is inside a value: a container is truthy, whatever it holds. */
const inside = (use: Use): Use => (use === 'other' || use === 'tested' ? 'other' : 'result')

const visitor = (use: Use, uses: Uses): ExpressionVisitor<void> => {
  const all = (others: Use) => (node: ExpressionNode) => {
    each(childExpressions(node), others, uses)
  }
  return {
    Literal: () => undefined,
    Undefined: () => undefined,
    Subject: () => undefined,
    Scope: () => undefined,
    Variable: () => undefined,
    Capture: () => undefined,
    Local: ({ name }) => {
      record(name, use, uses)
    },
    Property: ({ object }) => {
      visit(object, inside(use === 'truth' ? 'tested' : use), uses)
    },
    Lookup: ({ object, key }) => {
      visit(object, inside(use === 'truth' ? 'tested' : use), uses)
      visit(key, 'other', uses)
    },
    Element: ({ array, index }) => {
      visit(array, inside(use === 'truth' ? 'tested' : use), uses)
      visit(index, 'other', uses)
    },
    Array: all(inside(use)),
    Object: ({ members }) => {
      for (const member of members) {
        if (member.kind === 'Computed') visit(member.key, 'other', uses)
        visit(member.value, inside(use), uses)
      }
    },
    Text: all('other'),
    Arithmetic: (node) => {
      if (isDivision(node) && (use === 'other' || (use === 'tested' && node.operator === '/'))) uses.seen.add(node)
      each([node.left, node.right], 'number', uses)
    },
    Negate: all('number'),
    Compare: all('number'),
    Equal: ({ left, right }) => {
      // No number is equal to it, be it null or infinite.
      visit(left, isKnown(right) ? 'result' : 'other', uses)
      visit(right, isKnown(left) ? 'result' : 'other', uses)
    },
    Nullish: all('other'),
    Not: all('truth'),
    Logical: ({ operator, left, right }) => {
      if (operator === '??') visit(left, may(left, nullish) ? 'other' : use, uses)
      else {
        visit(left, 'truth', uses)
        if (use !== 'truth') visit(left, use, uses)
      }
      visit(right, use, uses)
    },
    Conditional: ({ test, then, otherwise }) => {
      visit(test, 'truth', uses)
      each([then, otherwise], use === 'truth' ? 'tested' : use, uses)
    },
    Present: ({ operand }) => {
      visit(operand, use, uses)
    },
    Call: (node) => {
      visitCall(node, use, uses)
    },
    Lambda: all('other'),
    Let: ({ name, value, body }) => {
      visit(body, use, uses)
      const later = usesOf(name, uses)
      const isTested = later.has('truth') && !later.has('tested') && !later.has('other')
      if (isTested && isDivision(value)) uses.constants.set(name, value)
      visit(value, isTested && isDivision(value) ? 'result' : strictest(later), uses)
    },
    Helpers: ({ helpers, body }) => {
      for (const helper of helpers) uses.helpers.set(helper.name, helper)
      visit(body, use, uses)
      // Each is after those that it calls, so that from the last to the first all calls are known.
      for (const helper of [...helpers].reverse()) visit(helper.body, strictest(usesOf(helper.name, uses)), uses)
      // What a parameter is used for is known only now.
      const arguments_ = [body, ...helpers.map((helper) => helper.body)].flatMap(callsIn)
      for (const call of arguments_) {
        const parameters = uses.helpers.get(call.helper)?.parameters ?? []
        call.arguments.forEach((argument, i) => {
          visit(argument, strictest(usesOf(parameters[i] ?? '', uses)), uses)
        })
      }
    },
    Apply: ({ helper }) => {
      record(helper, use, uses)
    },
    JsonataText: all('other'),
  }
}

const isKnown = (node: ExpressionNode): boolean =>
  node.kind === 'Undefined' || (node.kind === 'Literal' && node.value !== null)

type Apply = Extract<ExpressionNode, { readonly kind: 'Apply' }>

const callsIn = (node: ExpressionNode): readonly Apply[] => [
  ...(node.kind === 'Apply' ? [node] : []),
  ...childExpressions(node).flatMap(callsIn),
]

function record(name: string, use: Use, uses: Uses): void {
  uses.of.set(name, usesOf(name, uses).add(use))
}

const usesOf = (name: string, uses: Uses): Set<Use> => uses.of.get(name) ?? new Set()

/** The use that a value must be fit for when it has all of these. */
function strictest(all: ReadonlySet<Use>): Use {
  if (all.has('other')) return 'other'
  return all.has('tested') || all.has('truth') ? 'tested' : 'result'
}

/** Operations that hand on their first argument's items, or its members. */
const handsOn: ReadonlySet<string> = new Set([
  'array.flat',
  'array.slice',
  'array.reverse',
  'object.values',
  'object.entries',
  'object.fromEntries',
  'object.omit',
])

/** Operations to which a null in the place of an infinite number makes no difference, or which ask for what is not finite. */
const unmoved: ReadonlySet<string> = new Set([
  'array.length',
  'json.stringify',
  'number.isFinite',
  'number.isInteger',
  'number.isSafeInteger',
])

/** What the function given to an operation returns is used for; `null` where that is what the result is used for. */
const returned: { readonly [operation: string]: Use | null } = {
  'array.map': null,
  'array.flatMap': null,
  'array.filter': 'truth',
  'array.find': 'truth',
  'array.findLast': 'truth',
  'array.findIndex': 'truth',
  'array.findLastIndex': 'truth',
  'array.some': 'truth',
  'array.every': 'truth',
  'array.sort': 'number',
}

/** Operations whose result is what their function returns, or a position, but no item of the array. */
const keepsNoItem: ReadonlySet<string> = new Set([
  'array.map',
  'array.flatMap',
  'array.findIndex',
  'array.findLastIndex',
  'array.some',
  'array.every',
])

function visitCall({ operation, arguments: args }: CallNode, use: Use, uses: Uses): void {
  const [first, second, ...others] = args
  if (!first) return
  if (operation === 'boolean.of') visit(first, 'truth', uses)
  else if (unmoved.has(operation)) each(args, 'result', uses)
  else if (handsOn.has(operation)) {
    visit(first, inside(use), uses)
    each(args.slice(1), 'other', uses)
  } else if (second?.kind === 'Lambda' && operation in returned) {
    visit(second.body, returned[operation] ?? itemUse(operation, use), uses)
    const item = strictest(usesOf(second.parameters[0] ?? '', uses))
    visit(first, keepsNoItem.has(operation) ? item : worse(item, itemUse(operation, use)), uses)
  } else if (second?.kind === 'Lambda' && operation === 'array.reduce') {
    visit(second.body, use, uses)
    const [total = '', item = ''] = second.parameters
    const soFar = worse(use, strictest(usesOf(total, uses)))
    if (soFar !== use) visit(second.body, soFar, uses)
    visit(first, strictest(usesOf(item, uses)), uses)
    each(others, soFar, uses)
  } else each(args, 'other', uses)
}

/** What an item of the result is used for: what is found is the item itself. */
const itemUse = (operation: string, use: Use): Use => {
  if (operation !== 'array.find' && operation !== 'array.findLast') return inside(use)
  return use === 'truth' ? 'tested' : use
}

function worse(one: Use, other: Use): Use {
  return strictest(new Set([one, other]))
}
