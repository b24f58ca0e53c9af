import { readFile } from 'node:fs/promises'
import { extname } from 'node:path'
import type { BuildOptions, Loader, OnLoadResult, PartialMessage, Plugin } from 'esbuild'
import type { Diagnostic, Severity } from '@stepwright/asl'
import { createTransform, type Transform, type TransformOptions } from '../transform/transform.ts'
import { diagnosticText, fileOf, type SourceFile } from './code-frame.ts'

/**
 * The esbuild plugin: compiles the arrow functions that are handed to Stepwright while esbuild loads the user's files. What cannot be compiled
 * is an error of the build.
 *
 * @example
 * ```ts
 * await build({ entryPoints: ['src/pipeline.ts'], bundle: true, plugins: [stepwrightEsbuild()] })
 * ```
 */
export function stepwrightEsbuild(options: TransformOptions = {}): Plugin {
  // Builds that share the plugin share the open project.
  let shared: { readonly root: string; readonly transform: Transform } | null = null
  return pluginOf(({ absWorkingDir = process.cwd() }) => {
    const root = options.root ?? absWorkingDir
    return (shared ??= { root, transform: createTransform({ ...options, root }) })
  })
}

/** The plugin around a transform that is there already. */
export function esbuildPluginOf(transform: Transform, root: string): Plugin {
  return pluginOf(() => ({ root, transform }))
}

function pluginOf(open: (build: BuildOptions) => { readonly root: string; readonly transform: Transform }): Plugin {
  return {
    name: 'stepwright',
    setup: (build) => {
      const { root, transform } = open(build.initialOptions)
      build.onLoad({ filter: /\.[cm]?tsx?$/ }, async ({ path }): Promise<OnLoadResult | undefined> => {
        const code = await readFile(path, 'utf8')
        const result = await transform(code, path)
        if (!result) return undefined
        const messagesOf = (severity: Severity): PartialMessage[] =>
          result.diagnostics
            .filter((one) => one.severity === severity)
            .map((one) => asMessage(one, root, { path, code }))
        const map = `\n//# sourceMappingURL=data:application/json;base64,${Buffer.from(result.map).toString('base64')}\n`
        return {
          contents: result.code + map,
          loader: loaderOf(path),
          watchFiles: [path, ...result.watchFiles],
          errors: messagesOf('error'),
          warnings: messagesOf('warning'),
        }
      })
    },
  }
}

function loaderOf(path: string): Loader {
  return extname(path) === '.tsx' ? 'tsx' : 'ts'
}

/** Esbuild counts columns from 0, and in bytes. */
function asMessage(diagnostic: Diagnostic, root: string, own: SourceFile): PartialMessage {
  const { location } = diagnostic
  if (!location) return { text: diagnosticText(diagnostic), detail: diagnostic }
  const lineText = fileOf(location, root, own).code.split(/\r?\n/)[location.line - 1] ?? ''
  const end = location.endLine === location.line ? location.endColumn : undefined
  return {
    text: diagnosticText(diagnostic),
    detail: diagnostic,
    location: {
      file: location.file,
      line: location.line,
      column: Buffer.byteLength(lineText.slice(0, location.column - 1)),
      length: Buffer.byteLength(lineText.slice(location.column - 1, (end ?? lineText.length + 1) - 1)),
      lineText,
    },
  }
}
