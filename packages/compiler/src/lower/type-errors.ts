import { codes, type Diagnostic } from '@stepwright/asl'
import { packageOf } from './declaring-package.ts'
import { ts } from './typescript.ts'
import type { UserProgram } from './user-program.ts'

/** What is asked of TypeScript about a file. */
export interface TypeCheck {
  readonly fileName: string
  readonly code: string
  /** The files that it imports, directly or not. */
  readonly dependencies: readonly string[]
  /** Names files in diagnostics. */
  readonly display: (fileName: string) => string
}

/** TypeScript's own errors in a file of the user's and in the user's files that it imports. Installed packages are taken as they are. */
export function typeErrors(
  project: UserProgram,
  { fileName, code, dependencies, display }: TypeCheck,
): readonly Diagnostic[] {
  const program = project.withFile(fileName, code)
  return [fileName, ...dependencies].flatMap((name) => {
    const file = program.getSourceFile(name)
    if (!file || file.isDeclarationFile || name.includes('/node_modules/') || isOurs(file)) return []
    const found = [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)]
    return found
      .filter(({ category }) => category === ts.DiagnosticCategory.Error)
      .map((error) => diagnosticOf(error, file, display(name)))
  })
}

/** In this repository our packages are sources; everywhere else they are installed. */
function isOurs(file: ts.SourceFile): boolean {
  return /^(?:stepwright|@stepwright\/(?:asl|dsl|compiler|runtime-mock))$/.test(packageOf(file)?.name ?? '')
}

function diagnosticOf(
  { code, messageText, start, length = 0 }: ts.Diagnostic,
  file: ts.SourceFile,
  name: string,
): Diagnostic {
  const from = file.getLineAndCharacterOfPosition(start ?? 0)
  const to = file.getLineAndCharacterOfPosition((start ?? 0) + length)
  return {
    code: 'SW5007',
    severity: codes.SW5007.severity,
    message: ts.flattenDiagnosticMessageText(messageText, '\n'),
    location: {
      file: name,
      line: from.line + 1,
      column: from.character + 1,
      endLine: to.line + 1,
      endColumn: to.character + 1,
    },
    hint: `TypeScript reports this as TS${code}.`,
  }
}
