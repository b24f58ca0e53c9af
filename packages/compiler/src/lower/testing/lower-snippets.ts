import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Diagnostic } from '@stepwright/asl'
import type { ExpressionNode } from '@stepwright/dsl'
import { lowerFile } from '../lower-file.ts'
import type { CapturedText } from '../lowering.ts'
import { openUserProgram, type UserProgram } from '../user-program.ts'

/** The folder that snippets claim to lie in: nothing is written there. */
const folder = fileURLToPath(new URL('.', import.meta.url))
let project: UserProgram | null = null

/** A function of a snippet, lowered. */
export interface LoweredSnippet {
  readonly body: ExpressionNode
  readonly captures: readonly CapturedText[]
}

/** Lowers the functions of a file of the given text, in order. */
export function lowerSnippets(code: string): {
  readonly functions: readonly LoweredSnippet[]
  readonly diagnostics: readonly Diagnostic[]
} {
  const fileName = join(folder, 'snippet.ts')
  project ??= openUserProgram(folder, fileName, join(folder, 'tsconfig.json'))
  return lowerFile(project, fileName, code, (name) => name.slice(folder.length))
}
