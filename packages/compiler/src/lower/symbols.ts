import { packageOf } from './declaring-package.ts'
import { ts } from './typescript.ts'

/** The symbol a name stands for, through imports and shorthand members. */
export function resolvedSymbol(node: ts.Node, checker: ts.TypeChecker): ts.Symbol | undefined {
  const symbol =
    ts.isIdentifier(node) && ts.isShorthandPropertyAssignment(node.parent)
      ? checker.getShorthandAssignmentValueSymbol(node.parent)
      : checker.getSymbolAtLocation(node)
  return symbol && symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol
}

/** True for JavaScript's own names and those of the environment. */
export function isFromLibrary(symbol: ts.Symbol, program: ts.Program): boolean {
  const declarations = symbol.declarations ?? []
  return (
    declarations.length > 0 &&
    declarations.every((declaration) => {
      const file = declaration.getSourceFile()
      return program.isSourceFileDefaultLibrary(file) || packageOf(declaration)?.name === '@types/node'
    })
  )
}

/** True for a name that the DSL itself declares. */
export function isFromDsl(symbol: ts.Symbol): boolean {
  return (symbol.declarations ?? []).some((declaration) => packageOf(declaration)?.name === '@stepwright/dsl')
}
