import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { expect, test } from 'vitest'

// Every ```ts block of the README and the guides compiles as a user's file would. A first line `// file: name.ts` names
// the block, so that later blocks of the same page can import it; a block without one stands alone.

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')
/** Snippets resolve packages from here: a workspace that installs what a user installs. */
const home = join(root, 'examples', 'daily-transactions')

interface Snippet {
  readonly file: string
  readonly text: string
  readonly page: string
  readonly line: number
}

const guides = readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.md') && !file.startsWith('errors'))
  .map((file) => join('docs', file))
const pages = ['README.md', ...guides].filter((page) => existsSync(join(root, page)))

function snippetsOf(page: string): Snippet[] {
  const text = readFileSync(join(root, page), 'utf8')
  return [...text.matchAll(/^```ts\n([\s\S]*?)^```$/gm)].map((block, index) => {
    const body = block[1] ?? ''
    const name = /^\/\/ file: (\S+)\n/.exec(body)?.[1] ?? `snippet-${index + 1}.ts`
    const line = text.slice(0, block.index).split('\n').length + 1
    return { file: join(home, '.snippets', page.replace(/\W/g, '-'), name), text: `${body}\nexport {}\n`, page, line }
  })
}

const snippets = pages.flatMap(snippetsOf)

/** What a page imports and does not show: the functions of the quick start. */
const support = [...new Set(snippets.map(({ file }) => join(dirname(file), 'handlers.ts')))].map((file) => ({
  file,
  text: readFileSync(join(root, 'examples/quick-start/src/handlers.ts'), 'utf8'),
}))

function problemsOf(files: readonly Snippet[]): string[] {
  const { config } = ts.readConfigFile(join(root, 'tsconfig.tests.json'), (file) => ts.sys.readFile(file)) as {
    config: { extends: string }
  }
  const parsed = ts.parseJsonConfigFileContent({ ...config, include: [], files: [] }, ts.sys, root)
  const options: ts.CompilerOptions = {
    ...parsed.options,
    noUnusedLocals: false,
    noUnusedParameters: false,
    noEmit: true,
  }
  const virtual = new Map([...support, ...files].map(({ file, text }) => [file, text]))
  const host = ts.createCompilerHost(options)
  const withSnippets: ts.CompilerHost = {
    ...host,
    fileExists: (file) => virtual.has(file) || host.fileExists(file),
    readFile: (file) => virtual.get(file) ?? host.readFile(file),
    directoryExists: (folder) => folder.includes('.snippets') || ts.sys.directoryExists(folder),
    getSourceFile: (file, language, ...rest) => {
      const text = virtual.get(file)
      return text === undefined
        ? host.getSourceFile(file, language, ...rest)
        : ts.createSourceFile(file, text, language, true)
    },
  }
  const program = ts.createProgram([...virtual.keys()], options, withSnippets)
  return files.flatMap(({ file, page, line }) => {
    const source = program.getSourceFile(file)
    const found = [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)]
    return found.map(({ start = 0, messageText }) => {
      const at = line + (source?.getLineAndCharacterOfPosition(start).line ?? 0)
      return `${page}:${at} ${ts.flattenDiagnosticMessageText(messageText, '\n')}`
    })
  })
}

test('every TypeScript snippet of the README and the guides compiles', { timeout: 60_000 }, () => {
  expect(snippets.length).toBeGreaterThan(0)
  expect(problemsOf(snippets)).toEqual([])
})
