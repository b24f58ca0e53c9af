import { createTransform, type Transform, type TransformOptions } from '../transform/transform.ts'
import { codeFrame, diagnosticText } from './code-frame.ts'

/** The plugin's options are the transform's; `root` is Vite's own when left out. */
export type StepwrightViteOptions = TransformOptions

/** What the plugin needs of Vite's plugin context. */
interface Context {
  readonly addWatchFile: (file: string) => void
  readonly error: (error: {
    message: string
    id?: string
    loc?: { file: string; line: number; column: number }
    frame?: string
  }) => never
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
  return {
    name: 'stepwright',
    enforce: 'pre',
    configResolved: ({ root }) => {
      transform = createTransform({ root, ...options })
    },
    async transform(code, id) {
      const fileName = id.replace(/[?#].*$/, '')
      if (id.startsWith('\0') || !/\.[cm]?tsx?$/.test(fileName)) return null
      transform ??= createTransform(options)
      const result = await transform(code, fileName)
      if (!result) return null
      for (const file of result.watchFiles) this.addWatchFile(file)
      const [first] = result.diagnostics
      if (!first) return { code: result.code, map: result.map }
      const { location } = first
      const others = result.diagnostics.slice(1).map((diagnostic) => {
        const place = diagnostic.location
          ? `${diagnostic.location.file}:${diagnostic.location.line}:${diagnostic.location.column} `
          : ''
        return `\n${place}${diagnosticText(diagnostic)}`
      })
      this.error({
        message: diagnosticText(first) + others.join(''),
        id: fileName,
        ...(location && {
          loc: { file: fileName, line: location.line, column: location.column - 1 },
          frame: codeFrame(code, location),
        }),
      })
    },
  }
}
