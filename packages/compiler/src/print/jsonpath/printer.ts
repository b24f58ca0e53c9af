import type { SourceLocation } from '@stepwright/asl'
import { childExpressions, type ExpressionNode, type HelperFunction, type KnownValue } from '@stepwright/dsl'
import type { Position } from '../printer.ts'
import { json, type Form } from './form.ts'
import { unsayable, type Problem } from './problem.ts'

/** A name of the expression, with what the names inside its value mean: a function's parameter means something else each time. */
interface Binding {
  readonly node: ExpressionNode
  readonly scope: Scope
}

/** The names that constants and parameters have. */
export type Scope = ReadonlyMap<string, Binding>

/** What is known outside the expression. */
export interface Facts {
  readonly position: Position
  readonly captures: { readonly [name: string]: KnownValue }
  /** The variables that hold whole numbers whenever they hold something. */
  readonly wholeVariables: ReadonlySet<string>
  /** Where the parts of the expression were written. */
  readonly places: ReadonlyMap<ExpressionNode, SourceLocation>
}

/** What printing one expression has at hand. Problems are collected, so that all of a function come at once. */
export interface PathPrinter extends Facts {
  readonly scope: Scope
  readonly helpers: ReadonlyMap<string, HelperFunction>
  readonly problems: Problem[]
  /** Where the innermost part that is being printed was written, if anybody wrote it. */
  readonly place: SourceLocation | null
  readonly form: (node: ExpressionNode, p: PathPrinter) => Form
}

/** Notes a problem. What is given back stands in for the value, so that printing goes on. */
export function refuse(p: PathPrinter, problem: Problem): Form {
  const isKnown = p.problems.some(({ message }) => message === problem.message)
  if (!isKnown) p.problems.push(p.place ? { ...problem, at: p.place } : problem)
  return json(null)
}

/** An expression together with the printer that knows the names in it. */
export interface Resolved<Printer> {
  readonly node: ExpressionNode
  readonly p: Printer
}

/** What stands behind constants, parameters and calls of the user's own functions: JSONPath has none of them, so each is written where it is used. */
export function resolved<Printer extends PathPrinter>(node: ExpressionNode, p: Printer): Resolved<Printer> {
  if (node.kind === 'Let') return resolved(node.body, bound(p, p.scope, [node.name], [node.value], node.body))
  if (node.kind === 'Helpers') {
    const helpers = new Map([...p.helpers, ...node.helpers.map((helper) => [helper.name, helper] as const)])
    return resolved(node.body, { ...p, helpers })
  }
  if (node.kind === 'Apply') {
    const helper = p.helpers.get(node.helper)
    if (!helper) return { node, p }
    return resolved(helper.body, bound(p, new Map(), helper.parameters, node.arguments, helper.body))
  }
  const binding = node.kind === 'Local' ? p.scope.get(node.name) : undefined
  // What is known of the name here counts, for instance after a test.
  if (!binding) return { node, p }
  const value = binding.node.kinds === node.kinds ? binding.node : { ...binding.node, kinds: node.kinds }
  return resolved(value, placed(binding.node, { ...p, scope: binding.scope }))
}

/** The printer at a part of the expression. */
export function placed<Printer extends PathPrinter>(node: ExpressionNode, p: Printer): Printer {
  const place = p.places.get(node)
  return place && place !== p.place ? { ...p, place } : p
}

/** The printer for a body in which names have these values. */
function bound<Printer extends PathPrinter>(
  p: Printer,
  around: Scope,
  names: readonly string[],
  values: readonly ExpressionNode[],
  body: ExpressionNode,
): Printer {
  const scope = new Map(around)
  names.forEach((name, at) => {
    const node = values[at]
    if (!node) return
    if (isFresh(node) && reads(body, name) > 1) {
      refuse(p, unsayable(`a new id that is used more than once`, 'Assign it to a variable in a state before.'))
    }
    scope.set(name, { node, scope: p.scope })
  })
  return { ...p, scope }
}

/** True for what two evaluations give differently. */
function isFresh(node: ExpressionNode): boolean {
  return (node.kind === 'Call' && node.operation === 'uuid') || childExpressions(node).some(isFresh)
}

function reads(node: ExpressionNode, name: string): number {
  if (node.kind === 'Local') return node.name === name ? 1 : 0
  return childExpressions(node).reduce((sum, child) => sum + reads(child, name), 0)
}
