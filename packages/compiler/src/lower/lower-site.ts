import type { Diagnostic, SourceLocation } from '@stepwright/asl'
import type { ExpressionNode } from '@stepwright/dsl'
import { applyFunction } from './called-functions.ts'
import { parametersOf } from './function-source.ts'
import { withCalledHelpers } from './helper-functions.ts'
import { libraryFunction } from './library.ts'
import { lowerExpression } from './lower-expression.ts'
import { lowerFunction } from './lower-function.ts'
import { within, type CapturedText, type FunctionWithBody, type Lowering } from './lowering.ts'
import { kindsOfType } from './kinds-of-type.ts'
import { noted, placesOf, type Origins } from './places.ts'
import { ts } from './typescript.ts'

/** One function of the user's, lowered. */
export interface LoweredSite {
  readonly body: ExpressionNode
  readonly captures: readonly CapturedText[]
  /** Where the parts of the body were written. */
  readonly places: string
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
  const origins: Origins = new Map()
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
    depth: { levels: 0, isExceeded: false },
    steps: { count: 0 },
    locate,
    helpers: new Map(),
    apply: (callee, args, at) => applyFunction(callee, args, at, lowering),
    library: (name, call) => libraryFunction(name)?.(call) ?? null,
    expression: (node) =>
      noted(
        within(lowering, node, () => lowerExpression(node, lowering)),
        node,
        origins,
      ),
  }
  const [subject] = parametersOf(fn)
  const kinds = subject ? kindsOfType(checker.getTypeAtLocation(subject), checker) : 0
  const body = lowerFunction(fn, [{ kind: 'Value', node: { kind: 'Subject', kinds } }, { kind: 'Scope' }], lowering)
  const whole = withCalledHelpers(body, lowering)
  return {
    body: whole,
    places: placesOf(whole, origins, site.getSourceFile()),
    captures: [...lowering.captures.values()],
    diagnostics: lowering.diagnostics,
  }
}
