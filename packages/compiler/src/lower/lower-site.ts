import type { Diagnostic, SourceLocation } from '@stepwright/asl'
import type { ExpressionNode } from '@stepwright/dsl'
import { lowerExpression } from './lower-expression.ts'
import { lowerFunction } from './lower-function.ts'
import type { CapturedText, FunctionWithBody, Lowering } from './lowering.ts'
import { kindsOfType } from './kinds-of-type.ts'
import { ts } from './typescript.ts'

/** One function of the user's, lowered. */
export interface LoweredSite {
  readonly body: ExpressionNode
  readonly captures: readonly CapturedText[]
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * Lowers a function that is handed to the DSL.
 *
 * @param site - the expression that is handed over: the function itself, or a name of it
 * @param fn - the function
 */
export function lowerSite(
  site: ts.Node,
  fn: FunctionWithBody,
  program: ts.Program,
  locate: (node: ts.Node) => SourceLocation,
): LoweredSite {
  const checker = program.getTypeChecker()
  const lowering: Lowering = {
    program,
    checker,
    site,
    meanings: new Map(),
    captures: new Map(),
    diagnostics: [],
    refused: [],
    pending: [],
    // A function that is only named here may stand elsewhere: what it captures must be visible here too.
    calls: site === fn ? [] : [fn],
    locals: { count: 0 },
    locate,
    expression: (node) => lowerExpression(node, lowering),
  }
  const [subject] = fn.parameters
  const kinds = subject ? kindsOfType(checker.getTypeAtLocation(subject), checker) : 0
  const body = lowerFunction(fn, [{ kind: 'Value', node: { kind: 'Subject', kinds } }, { kind: 'Scope' }], lowering)
  return { body, captures: [...lowering.captures.values()], diagnostics: lowering.diagnostics }
}
