import { ts } from './typescript.ts'

/** "Parameter 'x' implicitly has an 'any' type." and its like for a pattern's member. */
const untold = new Set([7006, 7031])

/**
 * TypeScript's errors without those that follow from another one: behind a call in a chain that is wrong, nothing tells the functions' parameters
 * their types, so each of them is an error too, and a single mistake fills pages. They are gone, or told, once the mistake is corrected.
 */
export function withoutFollowOns(
  errors: readonly ts.Diagnostic[],
  file: ts.SourceFile,
  checker: ts.TypeChecker,
): readonly ts.Diagnostic[] {
  const causes = errors.filter(({ code }) => !untold.has(code)).flatMap(({ start }) => start ?? [])
  if (causes.length === 0 || causes.length === errors.length) return errors
  return errors.filter(
    ({ code, start }) => start === undefined || !untold.has(code) || !followsFrom(causes, start, file, checker),
  )
}

/** Whether a parameter at this place belongs to an argument of a call that an error made unknown. */
function followsFrom(causes: readonly number[], place: number, file: ts.SourceFile, checker: ts.TypeChecker): boolean {
  const called = callsAround(place, file)
  return (
    called[0] !== undefined &&
    (checker.getTypeAtLocation(called[0]).flags & ts.TypeFlags.Any) !== 0 &&
    called.some((callee) => causes.some((cause) => cause >= callee.getStart(file) && cause < callee.end))
  )
}

/** What is called, by the calls that have this place among their arguments; the innermost first. */
function callsAround(place: number, file: ts.SourceFile): readonly ts.Expression[] {
  const within = (node: ts.Node): readonly ts.Expression[] => {
    const child = node.forEachChild((inner) => (inner.pos <= place && place < inner.end ? inner : undefined))
    if (!child) return []
    const deeper = within(child)
    return ts.isCallExpression(node) && child !== node.expression ? [...deeper, node.expression] : deeper
  }
  return within(file)
}
