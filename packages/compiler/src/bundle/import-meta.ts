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
 * Keeps `import.meta.url` the URL of the file it was written in, though the file is bundled into another: a pipeline may read a file that
 * lies beside it. The import goes to the end of the file, so that no line moves.
 *
 * @param inner - a plugin that loads files; what it loads is treated the same
 */
export function keepImportMeta(inner: Plugin | null): Plugin {
  return {
    name: 'stepwright-import-meta',
    async setup(build) {
      build.onResolve({ filter: new RegExp(`^${namespace}:`) }, ({ path }) => ({
        path: path.slice(namespace.length + 1),
        namespace,
      }))
      build.onLoad({ filter: /.*/, namespace }, ({ path }) => ({
        contents: JSON.stringify({ url: pathToFileURL(path).href, filename: path, dirname: dirname(path) }),
        loader: 'json',
      }))
      await inner?.setup({
        ...build,
        onLoad: (options, load) => {
          build.onLoad(options, async (args) => withModule(await load(args), args.path))
        },
      })
      build.onLoad({ filter: /\.[cm]?[jt]sx?$/ }, async ({ path }) => {
        if (path.includes(`${sep}node_modules${sep}`)) return undefined
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
