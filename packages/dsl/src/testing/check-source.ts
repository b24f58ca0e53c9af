import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'

const types = join(dirname(fileURLToPath(import.meta.url)), '..', 'types')
const options: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2023,
  lib: ['lib.es2023.d.ts'],
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  customConditions: ['@stepwright/source'],
  types: [],
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  allowImportingTsExtensions: true,
  noEmit: true,
  skipLibCheck: true,
}

/** What TypeScript said about one file of a user's. */
export interface CheckedSource {
  readonly diagnostics: readonly ts.Diagnostic[]
  /** How many types checking that file made: the part of its cost that is the same on every machine. */
  readonly instantiations: number
  /** Processor time, which a busy machine distorts less than the clock's. */
  readonly checkCpuMs: number
}

/** Type-checks a text as if it were a file beside the type functions: it imports `../index.ts`. */
export function checkSource(text: string): CheckedSource {
  const name = join(types, 'checked-source.ts')
  const disk = ts.createCompilerHost(options)
  const host: ts.CompilerHost = {
    ...disk,
    fileExists: (file) => file === name || disk.fileExists(file),
    getSourceFile: (file, ...rest) =>
      file === name ? ts.createSourceFile(file, text, ts.ScriptTarget.ES2023) : disk.getSourceFile(file, ...rest),
  }
  const program = ts.createProgram([name], options, host)
  const source = program.getSourceFile(name)
  const before = process.cpuUsage().user
  const diagnostics = program.getSemanticDiagnostics(source)
  const checkCpuMs = (process.cpuUsage().user - before) / 1000
  return { diagnostics, instantiations: program.getInstantiationCount(), checkCpuMs }
}

/** A diagnostic as an editor shows it: the text it is on, and its message, outermost line first. */
export function shown(diagnostic: ts.Diagnostic): string {
  const { file, start = 0, length = 0 } = diagnostic
  const place = file?.text.slice(start, start + length) ?? ''
  return `${place}\n${ts.flattenDiagnosticMessageText(diagnostic.messageText, '\n')}`
}
