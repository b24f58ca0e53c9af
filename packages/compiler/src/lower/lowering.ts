import type { Diagnostic, SourceLocation } from '@stepwright/asl'
import { kinds, type CaptureNode, type ExpressionNode, type HelperFunction, type Kinds } from '@stepwright/dsl'
import { mayThrow } from '../print/may-throw.ts'
import { anyKinds, holdsOnlyPrimitives, kindsOfType } from './kinds-of-type.ts'
import { nestedTooDeeply, refusalDiagnostic, type Refusal } from './refusals.ts'
import { ts } from './typescript.ts'

/** What a name of the user's function means. */
export type Meaning =
  | {
      readonly kind: 'Value'
      readonly node: ExpressionNode
      /** What the value may be although the type of its name says otherwise: narrowing does not take it away. */
      readonly unproven?: Kinds
    }
  /** The second parameter, and its `vars`: not values, only their members are. */
  | { readonly kind: 'Scope' }
  | { readonly kind: 'Vars' }
  | { readonly kind: 'Function'; readonly declaration: FunctionWithBody }

/** A function whose body can be lowered. */
export type FunctionWithBody = (
  ts.ArrowFunction | ts.FunctionExpression | ts.FunctionDeclaration | ts.MethodDeclaration
) & {
  readonly body: ts.ConciseBody
}

/** A value from outside: the text the thunk evaluates, where the function is written. */
export interface CapturedText {
  readonly name: string
  readonly text: string
  /** The name of a parameter, which the thunk makes itself: where the function is used, nobody may have imported `param`. */
  readonly param: string | null
  /** The module to import the text's first name from, when that is not what it means where the function is used. */
  readonly from: ImportedName | null
}

/** What a module exports, as the file that uses it would import it. */
export interface ImportedName {
  readonly specifier: string
  readonly exported: string
  /** What follows the name in the text. */
  readonly rest: string
}

/** The work on one function: the checker, what names mean, and what was found on the way. */
export interface Lowering {
  readonly program: ts.Program
  readonly checker: ts.TypeChecker
  /** Where the function is handed to the DSL; captures are evaluated there. */
  readonly site: ts.Node
  readonly meanings: Map<ts.Symbol, Meaning>
  readonly captures: Map<string, CapturedText>
  readonly diagnostics: Diagnostic[]
  /** The nodes that were refused. */
  readonly refused: ts.Node[]
  /** Constants to put in front of the innermost body that is being lowered. */
  readonly pending: { name: string; value: ExpressionNode }[][]
  /** The functions being compiled along, outermost first. */
  readonly calls: ts.Node[]
  readonly locals: { count: number }
  /** How many expressions the one at work lies in. */
  readonly depth: { levels: number; isExceeded: boolean }
  /** How many statements were lowered, those after a branch once for each way that leads to them. */
  readonly steps: { count: number }
  readonly locate: (node: ts.Node) => SourceLocation
  /** The functions compiled along, each after those it calls; `null` for one whose body must be lowered for each call. */
  readonly helpers: Map<ts.Node, HelperFunction | null>
  /** What a function of the user's gives for these arguments; `at` is what a refusal is about. */
  readonly apply: (fn: FunctionWithBody, args: readonly Meaning[], at: ts.Node) => ExpressionNode
  /** Lowers a call of a function of JavaScript's library; `null` for one that is not known. */
  readonly library: (
    name: string,
    call: { readonly node: ts.CallExpression; readonly args: readonly ts.Expression[]; readonly l: Lowering },
  ) => ExpressionNode | null
  /** Lowers any expression. */
  readonly expression: (node: ts.Expression) => ExpressionNode
}

/** Reports why a node cannot be lowered. The result stands in for it, so that all findings of a function come at once. */
export function refuse(l: Lowering, node: ts.Node, refusal: Refusal): ExpressionNode {
  // A finding inside speaks for what is around it.
  const isConsequence = l.refused.some(
    (inner) => inner.getSourceFile() === node.getSourceFile() && inner.pos >= node.pos && inner.end <= node.end,
  )
  if (!isConsequence) l.diagnostics.push(refusalDiagnostic(refusal, l.locate(node)))
  l.refused.push(node)
  return { kind: 'Undefined', kinds: kindsAt(l, node) }
}

/** Reports why a part of a node's text cannot be used. */
export function refuseRange(l: Lowering, node: ts.Node, start: number, end: number, refusal: Refusal): ExpressionNode {
  const file = node.getSourceFile()
  const [from, to] = [file.getLineAndCharacterOfPosition(start), file.getLineAndCharacterOfPosition(end)]
  l.diagnostics.push(
    refusalDiagnostic(refusal, {
      ...l.locate(node),
      line: from.line + 1,
      column: from.character + 1,
      endLine: to.line + 1,
      endColumn: to.character + 1,
    }),
  )
  l.refused.push(node)
  return { kind: 'Undefined', kinds: kindsAt(l, node) }
}

/** How deep expressions may lie in one another: AWS stops at far fewer, and our own call stack holds a few thousand. */
const deepestExpression = 1000

/** Lowers what lies in the expression at work, unless that is too deep. */
export function within(l: Lowering, node: ts.Node, lower: () => ExpressionNode): ExpressionNode {
  if (l.depth.levels >= deepestExpression) {
    const isFirst = !l.depth.isExceeded
    l.depth.isExceeded = true
    return isFirst ? refuse(l, node, nestedTooDeeply(deepestExpression)) : { ...undefinedNode, kinds: kindsAt(l, node) }
  }
  l.depth.levels++
  const lowered = lower()
  l.depth.levels--
  return lowered
}

/** The kinds of an expression, as narrowed where it stands. */
export function kindsAt(l: Lowering, node: ts.Node): Kinds {
  return kindsOfType(l.checker.getTypeAtLocation(node), l.checker)
}

/** The user's text of a node, short enough for a message. */
export function textOf(node: ts.Node): string {
  const text = node.getText().replaceAll(/\s+/g, ' ')
  return text.length > 60 ? `${text.slice(0, 57)}...` : text
}

export const literal = (value: string | number | boolean | null): ExpressionNode => ({
  kind: 'Literal',
  value,
  kinds:
    typeof value === 'string'
      ? kinds.string
      : typeof value === 'number'
        ? kinds.number
        : value === null
          ? kinds.null
          : kinds.boolean,
})

export const undefinedNode: ExpressionNode = { kind: 'Undefined', kinds: kinds.undefined }

export const may = (node: { readonly kinds: Kinds }, some: Kinds): boolean => (node.kinds & some) !== 0
/** True for `never` too: what cannot be reached may be taken for anything. */
export const only = (node: { readonly kinds: Kinds }, some: Kinds): boolean => (node.kinds & ~some & anyKinds) === 0
export const nullish: Kinds = kinds.undefined | kinds.null
export const containers: Kinds = kinds.array | kinds.object

/** The marks of values the expression built with `undefined` inside, if one of these has them. */
export const sparseOf = (...nodes: readonly ExpressionNode[]): Kinds =>
  nodes.reduce((marks, node) => marks | marksOf(node.kinds), 0)

const marksOf = (known: Kinds): Kinds => (known & kinds.sparse ? known & (kinds.sparse | kinds.untold) : 0)

/** The marks of what holds this value. */
export const holeOf = (value: ExpressionNode): Kinds =>
  sparseOf(value) | (may(value, kinds.undefined) ? kinds.sparse | (value.kinds & kinds.untold) : 0)

/** The marks of a value that is read of another: a type of primitives tells all there is to be told. */
export function sparseInside(base: ExpressionNode, node: ts.Node, l: Lowering): Kinds {
  const marks = sparseOf(base)
  return marks === kinds.sparse && holdsOnlyPrimitives(l.checker.getTypeAtLocation(node), l.checker) ? 0 : marks
}

/** That a value may be undefined, and whether its type does not tell. */
export const mayBeMissing = (value: { readonly kinds: Kinds }): Kinds =>
  may(value, kinds.undefined) ? value.kinds & (kinds.undefined | kinds.untold) : 0

/** The same node, known to be of fewer or more kinds. */
export const withKinds = (node: ExpressionNode, known: Kinds): ExpressionNode => ({ ...node, kinds: known })

/** A name for a local that no other in this function has. */
export function freshLocal(l: Lowering, wish: string): string {
  l.locals.count++
  return `${wish}#${l.locals.count}`
}

/** What a read by index or by key may give besides its type: the checker itself says so only under this option. */
export const unchecked = ({ program }: Lowering): Kinds =>
  program.getCompilerOptions().noUncheckedIndexedAccess === true ? 0 : kinds.undefined | kinds.untold

/** The value, for certain: where it is missing after all, the state fails. */
export function present(operand: ExpressionNode, node: ts.Node): ExpressionNode {
  const known = operand.kinds & ~nullish
  if (known === operand.kinds || (known & anyKinds) === 0 || (operand.kinds & anyKinds) === anyKinds) return operand
  return { kind: 'Present', operand, text: textOf(node), kinds: (known & anyKinds) | sparseOf(operand) }
}

/**
 * A value that is calculated with. Where only its type says that it is there, such as an element without `noUncheckedIndexedAccess`, it is claimed:
 * JavaScript would calculate NaN, and the state fails.
 */
export function calculated(node: ts.Expression, l: Lowering): ExpressionNode {
  return claim(l.expression(node), node, l)
}

export function claim(value: ExpressionNode, node: ts.Expression, l: Lowering): ExpressionNode {
  const isUnproven = may(value, kinds.undefined) && (kindsAt(l, node) & nullish) === 0
  return isUnproven ? present(value, node) : value
}

/** The operand of a claim that nothing depends on here: missing or not, JavaScript goes on. */
export const claimed = (node: ExpressionNode): ExpressionNode =>
  node.kind === 'Present' ? claimed(node.operand) : node

/** True for a node that can be repeated instead of bound to a name. */
function isPathLike(node: ExpressionNode): boolean {
  if (node.kind === 'Property') return isPathLike(node.object)
  if (node.kind === 'Present') return isPathLike(node.operand)
  if (node.kind === 'Element') return node.index.kind === 'Literal' && isPathLike(node.array)
  return ['Literal', 'Undefined', 'Subject', 'Scope', 'Variable', 'Capture', 'Local'].includes(node.kind)
}

/** A node that can be used more than once: itself, or a constant put in front of the body. */
export function repeatable(l: Lowering, node: ExpressionNode, wish: string): ExpressionNode {
  if (isPathLike(node)) return node
  // Whether the value is there counts where it is used.
  if (node.kind === 'Present') return { ...node, operand: repeatable(l, node.operand, wish) }
  if (node.kind === 'Call' && node.operation === 'time.fromMillis') {
    return { ...node, arguments: node.arguments.map((instant) => repeatableInstant(l, instant, wish)) }
  }
  return bound(l, node, wish)
}

/** A constant put in front of the body. */
function bound(l: Lowering, node: ExpressionNode, wish: string): ExpressionNode {
  const name = freshLocal(l, wish)
  l.pending.at(-1)?.push({ name, value: node })
  return { kind: 'Local', name, kinds: node.kinds }
}

/** A node that is evaluated whether or not something reads it, since JavaScript may throw there. */
export function evaluated(l: Lowering, node: ExpressionNode, wish: string): ExpressionNode {
  return mayThrow(node) ? bound(l, node, wish) : node
}

/** A date is kept as the instant or the text it was made of: that is what is asked of it most. */
function repeatableInstant(l: Lowering, instant: ExpressionNode, wish: string): ExpressionNode {
  if (instant.kind !== 'Call' || !instant.operation.startsWith('time.')) return repeatable(l, instant, wish)
  return { ...instant, arguments: instant.arguments.map((argument) => repeatable(l, argument, wish)) }
}

/** Lowers a body; the constants it needs stand in front of it. */
export function withConstants(l: Lowering, lower: () => ExpressionNode): ExpressionNode {
  l.pending.push([])
  const body = lower()
  return (l.pending.pop() ?? []).reduceRight<ExpressionNode>(
    (inner, { name, value }) => ({ kind: 'Let', name, value, body: inner, kinds: inner.kinds }),
    body,
  )
}

/** Lowers what is evaluated only on a condition: the constants it needs must not be computed before that. */
export function lazily(node: ts.Expression, l: Lowering): ExpressionNode {
  return withConstants(l, () => l.expression(node))
}

/** What the thunk evaluates for a capture. */
export function capture(
  l: Lowering,
  text: string,
  known: Kinds,
  source: Partial<Pick<CapturedText, 'param' | 'from'>> = {},
): CaptureNode {
  // The builder names it so when the value is none an expression can hold.
  const written = text.replaceAll(/\s+/g, ' ')
  // As a key of an object it would be the prototype.
  const own = written === '__proto__' ? '(__proto__)' : written
  const name = source.from ? `${own} of ${source.from.specifier}` : own
  l.captures.set(name, { name, text, param: source.param ?? null, from: source.from ?? null })
  return { kind: 'Capture', name, kinds: known }
}
