import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Diagnostic } from '@stepwright/asl'
import { findSites } from '../find-sites.ts'
import { lowerSite, type LoweredSite } from '../lower-site.ts'
import { locationOf } from '../lower-file.ts'
import { undefinedNode } from '../lowering.ts'
import { refusalDiagnostic } from '../refusals.ts'
import { openUserProgram, type UserProgram } from '../user-program.ts'

/** The folder that snippets claim to lie in: nothing is written there. */
const folder = fileURLToPath(new URL('.', import.meta.url))
const projects = new Map<SnippetConfig, UserProgram>()

/** The snippets' compiler options: the repository's, those without `noUncheckedIndexedAccess`, or those with the newest library. */
export type SnippetConfig = 'tsconfig.json' | 'tsconfig.unchecked.json' | 'tsconfig.newest.json'

/** Lowers the functions of a file of the given text, in order. */
export function lowerSnippets(
  code: string,
  config: SnippetConfig = 'tsconfig.json',
): {
  readonly functions: readonly LoweredSite[]
  /** The functions that something was found in. */
  readonly refused: readonly LoweredSite[]
  readonly diagnostics: readonly Diagnostic[]
} {
  const fileName = join(folder, 'snippet.ts')
  const project = projects.get(config) ?? openUserProgram(folder, fileName, join(folder, config))
  projects.set(config, project)
  const program = project.withFile(fileName, code)
  const file = program.getSourceFile(fileName)
  if (!file) throw new Error('The snippet is not in the program.')
  const lowered = findSites(file, program).map(({ node, fn }): LoweredSite => {
    if (!('code' in fn)) return lowerSite(node, fn, program, (part) => locationOf(part, () => 'snippet.ts'))
    const location = locationOf(node, () => 'snippet.ts')
    return { body: undefinedNode, captures: [], places: '', diagnostics: [refusalDiagnostic(fn, location)] }
  })
  return {
    functions: lowered.filter(({ diagnostics }) => diagnostics.length === 0),
    refused: lowered.filter(({ diagnostics }) => diagnostics.length > 0),
    diagnostics: lowered.flatMap(({ diagnostics }) => diagnostics),
  }
}
