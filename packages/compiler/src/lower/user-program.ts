import { existsSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { isSameFile, isSameFolder, pathStates, sha256 } from './file-state.ts'
import { manifestOf } from './installed.ts'
import { getLibFiles, ts } from './typescript.ts'

/** The user's project as the type checker sees it; kept up to date while files change. */
export interface UserProgram {
  /** The program with this text of the file, whatever the disk holds. */
  readonly withFile: (fileName: string, code: string) => ts.Program
  /** The configuration, what it extends, and those on the way to it. */
  readonly configFiles: readonly string[]
  /** The folders with the project's files: a declaration that appears there may belong to every program. */
  readonly folders: readonly string[]
  /** Manifests behind the links that modules were found by: a package manager updates a package by changing the link. */
  readonly linked: ReadonlySet<string>
  /** Files that were looked for outside `node_modules` and not found: their appearance may change the program. */
  readonly missing: ReadonlySet<string>
  /** The text of a file that the last program was made of. */
  readonly textOf: (fileName: string) => string | undefined
  /** False once the configuration or an installed package is not what the project was opened with. */
  readonly isCurrent: () => boolean
}

/** TypeScript's own types are not on disk: they come with the compiler, so they always fit its version. */
const libFolder = '/stepwright-typescript/lib'

let libTexts: ReadonlyMap<string, string> | null = null
const libText = (path: string): string | undefined => {
  libTexts ??= new Map(getLibFiles().map(({ fileName, text }) => [`${libFolder}/${fileName}`, text]))
  return libTexts.get(path)
}

/** Options that decide what the checker says about a value, whatever the project chose for its own checks. */
const ownOptions: ts.CompilerOptions = { strictNullChecks: true, noEmit: true, skipLibCheck: true }

/** Comments say nothing about types, and installed declarations are mostly comments. */
const jsDoc = ts.JSDocParsingMode.ParseNone

const withoutConfig: ts.CompilerOptions = {
  strict: true,
  target: ts.ScriptTarget.ES2023,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  allowImportingTsExtensions: true,
}

/** Opens the project of a file: the nearest `tsconfig.json`, or the one given. */
export function openUserProgram(root: string, fileName: string, tsconfig: string | null): UserProgram {
  const config = readConfig(fileName, tsconfig)
  const roots = new Set(config.fileNames.filter((name) => /\.d\.[cm]?ts$/.test(name)))
  const texts = new Map<string, string>()
  const missing = new Set<string>(config.nearer)
  const linked = new Set<string>()

  const fileExists = (path: string): boolean => {
    if (path.startsWith(libFolder)) return libText(path) !== undefined
    const exists = ts.sys.fileExists(path)
    if (!exists && !path.includes('/node_modules')) missing.add(path)
    return exists
  }
  const readFile = (path: string): string | undefined => texts.get(path) ?? libText(path) ?? ts.sys.readFile(path)
  const host: ts.LanguageServiceHost = {
    getCompilationSettings: () => config.options,
    getScriptFileNames: () => [...roots],
    getScriptVersion: (path) => versionOf(path, texts.get(path)),
    getScriptSnapshot: (path) => {
      const text = readFile(path)
      return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text)
    },
    getCurrentDirectory: () => root,
    jsDocParsingMode: jsDoc,
    getDefaultLibFileName: (options) => `${libFolder}/${ts.getDefaultLibFileName(options)}`,
    fileExists,
    readFile,
    directoryExists: (path) => ts.sys.directoryExists(path),
    getDirectories: (path) => ts.sys.getDirectories(path),
    realpath: (path) => {
      const real = ts.sys.realpath?.(path) ?? path
      if (real !== path && path.includes('/node_modules/')) linked.add(manifestOf(path))
      return real
    },
    useCaseSensitiveFileNames: () => ts.sys.useCaseSensitiveFileNames,
  }
  const service = ts.createLanguageService(
    host,
    ts.createDocumentRegistry(ts.sys.useCaseSensitiveFileNames, root, jsDoc),
  )
  const openedWith = watchedState([...config.files], config.folders, config.nearer)
  let installed = { count: 0, isCurrent: () => true }
  let last: ts.Program | null = null
  return {
    withFile: (name, code) => {
      roots.add(name)
      if (ts.sys.readFile(name) === code) texts.delete(name)
      else texts.set(name, code)
      const program = service.getProgram()
      if (!program) throw new Error('The language service has no program.')
      last = program
      const files = program.getSourceFiles()
      if (files.length !== installed.count) {
        const manifests = sharedFiles(program).filter(isInstalled).map(manifestOf)
        installed = { count: files.length, isCurrent: watchedState([...new Set([...manifests, ...linked])], [], []) }
      }
      return program
    },
    configFiles: config.files,
    folders: config.folders,
    linked,
    missing,
    textOf: (name) => last?.getSourceFile(name)?.text,
    isCurrent: () => openedWith() && installed.isCurrent(),
  }
}

/** Tells whether files and folders are still what they are now, and what is missing still is. */
function watchedState(files: readonly string[], folders: readonly string[], missing: readonly string[]): () => boolean {
  const states = pathStates()
  const [fileStates, folderStates] = [files.map(states.file), folders.map(states.folder)]
  return () =>
    fileStates.every((state) => state === null || isSameFile(state)) &&
    folderStates.every((state) => state === null || isSameFolder(state)) &&
    !missing.some((path) => existsSync(path))
}

/** Installed files do not change under a running process. */
function versionOf(path: string, text: string | undefined): string {
  if (text !== undefined) return sha256(text)
  if (path.startsWith(libFolder) || path.includes('/node_modules/')) return '1'
  const stat = statSync(path, { throwIfNoEntry: false })
  return stat ? `${stat.mtimeMs}:${stat.size}` : '0'
}

interface Config {
  readonly options: ts.CompilerOptions
  readonly fileNames: readonly string[]
  readonly files: readonly string[]
  readonly folders: readonly string[]
  /** Configurations that would be nearer to the file than the one that was found. */
  readonly nearer: readonly string[]
}

function readConfig(fileName: string, tsconfig: string | null): Config {
  const nearer: string[] = []
  const exists = (path: string): boolean => {
    const found = ts.sys.fileExists(path)
    if (!found) nearer.push(path)
    return found
  }
  const path = tsconfig ?? ts.findConfigFile(dirname(fileName), exists)
  if (!path) return { options: { ...withoutConfig, ...ownOptions }, fileNames: [], files: [], folders: [], nearer }
  const seen = new Set<string>()
  const { options, fileNames, folders } = configFor(fileName, path, seen) ?? parsed(path)
  return { options, fileNames, folders, files: [...seen], nearer }
}

type Parsed = Omit<Config, 'nearer'> & { readonly references: readonly ts.ProjectReference[] }

/** The configuration that holds the file: this one, or one of those it refers to. All files that were read are added to `seen`. */
function configFor(fileName: string, path: string, seen: Set<string>): Parsed | null {
  if (seen.has(path)) return null
  const config = parsed(path)
  config.files.forEach((file) => seen.add(file))
  if (config.fileNames.includes(fileName)) return config
  for (const reference of config.references) {
    const target = ts.resolveProjectReferencePath(reference)
    const found = ts.sys.fileExists(target) ? configFor(fileName, target, seen) : null
    if (found) return found
  }
  return null
}

function parsed(path: string): Parsed {
  const files: string[] = []
  const readFile = (file: string): string | undefined => {
    if (file.endsWith('.json') && !file.endsWith('/package.json')) files.push(file)
    return ts.sys.readFile(file)
  }
  const { config } = ts.readConfigFile(path, readFile) as { config?: unknown }
  const parsedConfig = ts.parseJsonConfigFileContent(config ?? {}, { ...ts.sys, readFile }, dirname(path), {}, path)
  const { options, fileNames, projectReferences = [] } = parsedConfig
  return {
    options: { ...options, ...ownOptions },
    fileNames,
    files: [...new Set([path, ...files])],
    folders: foldersOf(fileNames, dirname(path)),
    references: projectReferences,
  }
}

/** The folders of files, and those on the way to them from `top`. */
function foldersOf(fileNames: readonly string[], top: string): readonly string[] {
  const folders = new Set([top])
  for (const file of fileNames) {
    for (let folder = dirname(file); folder.startsWith(`${top}/`) && !folders.has(folder); folder = dirname(folder)) {
      folders.add(folder)
    }
  }
  return [...folders]
}

/** TypeScript's complaints about its own types: with them every answer of the checker would be a guess. */
export function missingGlobals(program: ts.Program): readonly string[] {
  const missingType = 2318
  return program
    .getGlobalDiagnostics()
    .filter(({ code }) => code === missingType)
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '))
}

/** The user's own files that a file imports, directly or not; types count, since they decide what the lowering means. */
export function importClosure(program: ts.Program, fileName: string): readonly string[] {
  const checker = program.getTypeChecker()
  const found = new Set<string>()
  const visit = (file: ts.SourceFile): void => {
    for (const specifier of moduleSpecifiers(file)) {
      const target = checker.getSymbolAtLocation(specifier)?.declarations?.find(ts.isSourceFile)
      if (!target || found.has(target.fileName) || isInstalled(target.fileName)) continue
      found.add(target.fileName)
      visit(target)
    }
  }
  const file = program.getSourceFile(fileName)
  if (file) visit(file)
  found.delete(fileName)
  return [...found]
}

/** The files of the program that every file may depend on: installed packages, and declarations that the project includes. */
export function sharedFiles(program: ts.Program): readonly string[] {
  return program
    .getSourceFiles()
    .filter((file) => file.isDeclarationFile && !file.fileName.startsWith(libFolder))
    .map((file) => file.fileName)
}

const isInstalled = (path: string): boolean => path.includes('/node_modules/') || path.startsWith(libFolder)

/** The names of modules that a file mentions. */
export function moduleSpecifiers(file: ts.SourceFile): readonly ts.StringLiteral[] {
  const specifiers: ts.StringLiteral[] = []
  for (const statement of file.statements) {
    const isModule = ts.isImportDeclaration(statement) || ts.isExportDeclaration(statement)
    if (isModule && statement.moduleSpecifier && ts.isStringLiteral(statement.moduleSpecifier)) {
      specifiers.push(statement.moduleSpecifier)
    }
  }
  if (file.text.includes('import(')) collectInlineImports(file, specifiers)
  return specifiers
}

function collectInlineImports(node: ts.Node, into: ts.StringLiteral[]): void {
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument) && ts.isStringLiteral(node.argument.literal)) {
    into.push(node.argument.literal)
  }
  ts.forEachChild(node, (child) => {
    collectInlineImports(child, into)
  })
}
