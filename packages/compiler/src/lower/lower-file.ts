import type { Diagnostic, SourceLocation } from '@stepwright/asl'
import { kinds, type ExpressionNode } from '@stepwright/dsl'
import { packageOf } from './declaring-package.ts'
import { findSites } from './find-sites.ts'
import { anyKinds } from './kinds-of-type.ts'
import { lowerSite } from './lower-site.ts'
import type { CapturedText } from './lowering.ts'
import { mayReturnNothing, refusalDiagnostic } from './refusals.ts'
import { withoutOverflow } from './stack-overflow.ts'
import { isFromDsl, resolvedSymbol } from './symbols.ts'
import { importClosure, missingGlobals, moduleSpecifiers, sharedFiles, type UserProgram } from './user-program.ts'
import { ts } from './typescript.ts'

/** What is to be inserted into a file. Offsets are those of the file's text. */
export interface LoweredFile {
  readonly functions: readonly LoweredFunction[]
  readonly calls: readonly LocatedCall[]
  readonly diagnostics: readonly Diagnostic[]
  /** The user's own files whose content decided the result. */
  readonly dependencies: readonly string[]
  /** Declarations, installed ones among them, that the result may depend on. */
  readonly shared: readonly string[]
}

export interface LoweredFunction {
  readonly start: number
  readonly end: number
  /** `{ f }`: the name is spelled out before it is wrapped. */
  readonly shorthand: string | null
  readonly body: ExpressionNode
  readonly captures: readonly CapturedText[]
  readonly places: string
  readonly at: SourceLocation
}

/** A call of the chain; its place is appended to its arguments. */
export interface LocatedCall {
  /** Before the closing parenthesis. */
  readonly end: number
  readonly needsComma: boolean
  readonly at: SourceLocation
}

/** Lowers all functions of a file that are handed to the DSL. `display` names files in diagnostics. */
export function lowerFile(
  project: UserProgram,
  fileName: string,
  code: string,
  display: (fileName: string) => string,
): LoweredFile {
  return withoutOverflow(
    display(fileName),
    () => lowerText(project, fileName, code, display),
    (finding) => ({ functions: [], calls: [], dependencies: [], shared: [], diagnostics: [finding] }),
  )
}

function lowerText(
  project: UserProgram,
  fileName: string,
  code: string,
  display: (fileName: string) => string,
): LoweredFile {
  const program = project.withFile(fileName, code)
  const file = program.getSourceFile(fileName)
  const dependencies = importClosure(program, fileName)
  const shared = sharedFiles(program)
  const nothing = { functions: [], calls: [], dependencies, shared }
  if (!file) return { ...nothing, diagnostics: [notInProgram(display(fileName))] }
  // Whoever reads the file next says better what is wrong with it.
  if (program.getSyntacticDiagnostics(file).length > 0) return { ...nothing, diagnostics: [] }
  const locate = (node: ts.Node): SourceLocation => locationOf(node, display)
  const broken = brokenProject(program, file, locate)
  if (broken) return { ...nothing, diagnostics: [broken] }

  const checker = program.getTypeChecker()
  const functions: LoweredFunction[] = []
  const diagnostics: Diagnostic[] = []
  for (const { node, fn, isTest } of findSites(file, program)) {
    if ('code' in fn) {
      diagnostics.push(refusalDiagnostic(fn, locate(node)))
      continue
    }
    const { body, captures, places, diagnostics: findings } = lowerSite(node, fn, program, locate)
    diagnostics.push(...findings)
    if (findings.length === 0 && !isTest && mayBeUndefined(body)) {
      diagnostics.push(refusalDiagnostic(mayReturnNothing, locate(fn)))
      continue
    }
    const shorthand = ts.isShorthandPropertyAssignment(node.parent) ? node.getText() : null
    if (findings.length === 0) {
      functions.push({
        start: node.getStart(),
        end: node.getEnd(),
        shorthand,
        body,
        captures,
        places,
        at: locate(node),
      })
    }
  }
  return { functions, calls: locatedCalls(file, checker, locate), diagnostics, dependencies, shared }
}

/** Whether the type says so: of `any` and `unknown` nothing is known, and it is left to the run. */
function mayBeUndefined({ kinds: known }: ExpressionNode): boolean {
  return (known & kinds.undefined) !== 0 && (known & anyKinds) !== anyKinds
}

/** The place of a node; a function's own start is its first character. */
export function locationOf(node: ts.Node, display: (fileName: string) => string): SourceLocation {
  const file = node.getSourceFile()
  const start = file.getLineAndCharacterOfPosition(node.getStart())
  const end = file.getLineAndCharacterOfPosition(node.getEnd())
  return {
    file: display(file.fileName),
    line: start.line + 1,
    column: start.character + 1,
    endLine: end.line + 1,
    endColumn: end.character + 1,
  }
}

/** With these, what the checker says of types is not to be trusted. */
function brokenProject(
  program: ts.Program,
  file: ts.SourceFile,
  locate: (node: ts.Node) => SourceLocation,
): Diagnostic | null {
  const [missing] = missingGlobals(program)
  if (missing !== undefined) {
    return {
      code: 'SW2006',
      severity: 'error',
      message: `TypeScript's own types are missing: ${missing}`,
      location: locate(file),
      hint: "Leave 'noLib' out of tsconfig.json, and let 'lib' include a version of ECMAScript.",
    }
  }
  const checker = program.getTypeChecker()
  const unresolved = moduleSpecifiers(file).find(
    (specifier) => /^@?stepwright(\/|$)/.test(specifier.text) && !checker.getSymbolAtLocation(specifier),
  )
  if (!unresolved) return null
  return {
    code: 'SW2010',
    severity: 'error',
    message: `The types of '${unresolved.text}' cannot be found.`,
    location: locate(unresolved),
    hint: "Install the package, and check 'moduleResolution' and 'customConditions' in the tsconfig.json that holds this file.",
  }
}

function notInProgram(displayName: string): Diagnostic {
  return {
    code: 'SW2010',
    severity: 'error',
    message: `The file '${displayName}' is not part of a TypeScript project.`,
    location: { file: displayName, line: 1, column: 1 },
    hint: 'Only .ts, .tsx, .mts and .cts files can be compiled.',
  }
}

/** Calls of the chain's methods, and of the functions that start one. */
function locatedCalls(
  file: ts.SourceFile,
  checker: ts.TypeChecker,
  locate: (node: ts.Node) => SourceLocation,
): readonly LocatedCall[] {
  const calls: LocatedCall[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && isChainCall(node, checker)) {
      const end = node.getEnd() - 1
      calls.push({
        end,
        needsComma: node.arguments.length > 0 && !node.arguments.hasTrailingComma,
        at: locate(ts.isPropertyAccessExpression(node.expression) ? node.expression.name : node.expression),
      })
    }
    ts.forEachChild(node, visit)
  }
  ts.forEachChild(file, visit)
  return calls
}

const starters = new Set(['block', 'fragment', 'pipeline', 'stateMachine'])

function isChainCall(node: ts.CallExpression, checker: ts.TypeChecker): boolean {
  const { expression: callee } = node
  if (ts.isPropertyAccessExpression(callee)) {
    const symbol = checker.getSymbolAtLocation(callee.name)
    if (symbol && starters.has(symbol.name)) return isStarter(symbol, checker)
    return (symbol?.declarations ?? []).some(
      (declaration) => ts.isMethodSignature(declaration) && packageOf(declaration)?.name === '@stepwright/dsl',
    )
  }
  const symbol = ts.isIdentifier(callee) ? resolvedSymbol(callee, checker) : undefined
  return symbol !== undefined && starters.has(symbol.name) && isFromDsl(symbol)
}

/** `sw.pipeline(…)` of a namespace import. */
function isStarter(symbol: ts.Symbol, checker: ts.TypeChecker): boolean {
  return isFromDsl(symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol)
}
