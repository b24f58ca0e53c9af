import { lowerSnippets } from './lower-snippets.ts'

/**
 * What is said of each function of a list, a paragraph for each: its number, then for each finding the place, the user's text there, code, message
 * and hint. They are lowered together, since each program costs a second.
 */
export function findingsOf(prelude: string, type: string, functions: readonly string[]): string {
  const scope = `{ vars: { total: number }; input: ${type} }`
  const head = `import { expr, jsonata, param, type Expr } from '@stepwright/dsl'\n${prelude.trim()}\n`
  const code = `${head}export const fns: Expr<${type}, ${scope}, unknown>[] = [\n${functions.join(',\n')},\n]\n`
  const lines = code.split('\n')
  const firstLine = head.split('\n').length + 1
  const { diagnostics, functions: lowered } = lowerSnippets(code)
  const said = diagnostics.map(({ code: id, message, location, hint }) => {
    const { line = 0, column = 0, endLine = 0, endColumn = 0 } = location ?? {}
    const text = lines[line - 1]?.slice(column - 1, endLine === line ? endColumn - 1 : undefined) ?? ''
    const place = line < firstLine ? `helper ${line}:${column}` : `${line - firstLine + 1}:${column}`
    return `${place} [${text}] ${id} ${message} ${hint ?? ''}`
  })
  return [...said, `lowered: ${lowered.length}`].join('\n')
}
