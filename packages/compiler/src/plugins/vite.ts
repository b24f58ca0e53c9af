import { createTransform, type Transform, type TransformOptions } from '../transform/transform.ts'
import type { Diagnostic } from '@stepwright/asl'
import { codeFrame, diagnosticText, fileOf, placedText, type SourceFile } from './code-frame.ts'

/**
 * The plugin's options are the transform's; `root` is Vite's own when left out, and `typeErrors` is `'flows'`, so that a test run tells what
 * `stepwright build` would.
 */
export type StepwrightViteOptions = TransformOptions

/** What the plugin needs of Vite's plugin context. */
interface Context {
  readonly addWatchFile: (file: string) => void
  readonly error: (error: Log) => never
  readonly warn: (warning: Log) => void
}

interface Log {
  message: string
  id?: string
  loc?: { file: string; line: number; column: number }
  frame?: string
}

/** The plugin, in Vite's shape. Vite itself is not needed to make it. */
export interface StepwrightVitePlugin {
  readonly name: 'stepwright'
  /** The functions are read as the user wrote them, before anything else changes them. */
  readonly enforce: 'pre'
  readonly configResolved: (config: { readonly root: string }) => void
  readonly transform: (this: Context, code: string, id: string) => Promise<{ code: string; map: string } | null>
}

/**
 * The Vite plugin, for Vitest too: compiles the arrow functions that are handed to Stepwright. What cannot be compiled is an error of the build.
 *
 * @example
 * ```ts
 * // vitest.config.ts
 * export default defineConfig({ plugins: [stepwright()] })
 * ```
 */
export function stepwrightVite(options: StepwrightViteOptions = {}): StepwrightVitePlugin {
  let transform: Transform | null = null
  let folder = options.root ?? process.cwd()
  const open = (root: string): Transform => {
    folder = options.root ?? root
    return createTransform({ root, typeErrors: 'flows', ...options })
  }
  return {
    name: 'stepwright',
    enforce: 'pre',
    configResolved: ({ root }) => {
      transform = open(root)
    },
    async transform(code, id) {
      const fileName = id.replace(/[?#].*$/, '')
      if (id.startsWith('\0') || !/\.[cm]?tsx?$/.test(fileName)) return null
      transform ??= open(folder)
      const result = await transform(code, fileName)
      if (!result) return null
      for (const file of result.watchFiles) this.addWatchFile(file)
      for (const warning of result.diagnostics.filter(({ severity }) => severity === 'warning')) {
        this.warn({ message: diagnosticText(warning), ...placeIn(warning, folder, { path: fileName, code }) })
      }
      const errors = result.diagnostics.filter(({ severity }) => severity === 'error')
      const [first] = errors
      if (!first) return { code: result.code, map: result.map }
      this.error({
        // Test reports keep the message only: each finding has its place in it.
        message: errors.map(placedText).join('\n'),
        id: fileName,
        ...placeIn(first, folder, { path: fileName, code }),
      })
    },
  }
}

/** Vite counts columns from 0. */
function placeIn({ location }: Diagnostic, root: string, own: SourceFile): Pick<Log, 'loc' | 'frame'> {
  if (!location) return {}
  const { path, code } = fileOf(location, root, own)
  return {
    loc: { file: path, line: location.line, column: location.column - 1 },
    frame: codeFrame(code, location),
  }
}
