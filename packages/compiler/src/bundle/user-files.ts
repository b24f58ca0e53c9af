import { readFile } from 'node:fs/promises'
import { basename, dirname, extname, sep } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { BuildOptions, Loader, OnLoadResult, Plugin } from 'esbuild'

const name = '__stepwrightModule'
const namespace = 'stepwright-module'

/** What `import.meta` becomes in a bundle. */
export const importMetaDefines: NonNullable<BuildOptions['define']> = {
  'import.meta.url': `${name}.url`,
  'import.meta.filename': `${name}.filename`,
  'import.meta.dirname': `${name}.dirname`,
}

/**
 * Loads the user's files: through the plugin that compiles functions, noting each file that had a say, and keeping `import.meta.url` the URL of
 * the file it was written in, since a pipeline may read a file that lies beside it. The import that this takes goes to the end of the file, so that
 * no line moves.
 *
 * @param transform - the plugin that compiles functions
 * @param read - collects the files, those included that only gave types
 */
export function loadUserFiles(transform: Plugin | null, read: Set<string>): Plugin {
  return {
    name: 'stepwright-user-files',
    async setup(build) {
      build.onResolve({ filter: new RegExp(`^${namespace}:`) }, ({ path }) => ({
        path: path.slice(namespace.length + 1),
        namespace,
      }))
      build.onLoad({ filter: /.*/, namespace }, ({ path }) => ({
        contents: JSON.stringify({ url: pathToFileURL(path).href, filename: path, dirname: dirname(path) }),
        loader: 'json',
      }))
      await transform?.setup({
        ...build,
        onLoad: (options, load) => {
          build.onLoad(options, async (args) => {
            const loaded = await load(args)
            for (const file of loaded?.watchFiles ?? []) read.add(file)
            return withModule(loaded, args.path)
          })
        },
      })
      build.onLoad({ filter: /.*/ }, async ({ path }) => {
        if (path.includes(`${sep}node_modules${sep}`)) return undefined
        read.add(path)
        if (!/\.[cm]?[jt]sx?$/.test(path)) return undefined
        const contents = await readFile(path, 'utf8')
        return contents.includes('import.meta') ? withModule({ contents, loader: loaderOf(path) }, path) : undefined
      })
    },
  }
}

function withModule(loaded: OnLoadResult | null | undefined, path: string): OnLoadResult | null | undefined {
  if (!loaded?.contents) return loaded
  const text = typeof loaded.contents === 'string' ? loaded.contents : new TextDecoder().decode(loaded.contents)
  if (!text.includes('import.meta')) return loaded
  return { ...loaded, contents: `${text}\nimport ${name} from ${JSON.stringify(`${namespace}:${path}`)}` }
}

function loaderOf(path: string): Loader {
  const kind = extname(basename(path)).replace(/^\.[cm]?/, '')
  return kind as 'js' | 'jsx' | 'ts' | 'tsx'
}
