import { codes, type Diagnostic } from '@stepwright/asl'
import { packageOf } from './declaring-package.ts'
import { withoutFollowOns } from './follow-on-errors.ts'
import { misplacedCallHint } from './misplaced-call-hint.ts'
import { withoutOverflow } from './stack-overflow.ts'
import { ts } from './typescript.ts'
import { importClosure, type UserProgram } from './user-program.ts'

/** What is asked of TypeScript about a file. */
export interface TypeCheck {
  readonly fileName: string
  readonly code: string
  /** Names files in diagnostics. */
  readonly display: (fileName: string) => string
}

/** TypeScript's own errors in a file of the user's and in the user's files that it imports. Installed packages are taken as they are. */
export type TypeErrors = (check: TypeCheck) => readonly Diagnostic[]

/** What was found right when all other files of the program were these. */
interface Checked {
  readonly others: readonly ts.SourceFile[]
  /** Files without errors that do not depend on the one that was checked. */
  readonly right: ReadonlySet<string>
}

/** Checks files of a project. While one of them is edited, those that it imports are checked once. */
export function typeErrorsIn(project: UserProgram): TypeErrors {
  const checked = new Map<string, Checked>()
  const check: TypeErrors = ({ fileName, code, display }) => {
    const program = project.withFile(fileName, code)
    const others = program.getSourceFiles().filter((file) => file.fileName !== fileName)
    const before = checked.get(fileName)
    const right = new Set(before && isSameList(before.others, others) ? before.right : [])
    const found = [fileName, ...importClosure(program, fileName)].flatMap((name) => {
      const file = program.getSourceFile(name)
      if (!file || file.isDeclarationFile || isOurs(file) || right.has(name)) return []
      const errors = [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)].filter(
        ({ category }) => category === ts.DiagnosticCategory.Error,
      )
      if (errors.length === 0 && name !== fileName && !importClosure(program, name).includes(fileName)) right.add(name)
      return withoutFollowOns(errors, file, program.getTypeChecker()).map((error) =>
        diagnosticOf(error, file, display(name)),
      )
    })
    checked.set(fileName, { others, right })
    return found
  }
  return (file) =>
    withoutOverflow(
      file.display(file.fileName),
      () => check(file),
      (finding) => [finding],
    )
}

function isSameList(some: readonly ts.SourceFile[], others: readonly ts.SourceFile[]): boolean {
  return some.length === others.length && some.every((file, place) => file === others[place])
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
  const message = ts.flattenDiagnosticMessageText(messageText, '\n')
  return {
    code: 'SW5007',
    severity: codes.SW5007.severity,
    message,
    location: {
      file: name,
      line: from.line + 1,
      column: from.character + 1,
      endLine: to.line + 1,
      endColumn: to.character + 1,
    },
    hint: [`TypeScript reports this as TS${code}.`, misplacedCallHint(message)].filter((said) => said !== '').join(' '),
  }
}
