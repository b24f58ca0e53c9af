import { isBuiltin } from 'node:module'
import { pathToFileURL } from 'node:url'
import { sep } from 'node:path'
import type { ImportKind, Plugin, PluginBuild } from 'esbuild'

/** Our own packages: never bundled, so that a pipeline and the CLI share what can be shared. */
const ours = /^(?:stepwright|@stepwright\/(?:asl|dsl|compiler|runtime-mock))(?:\/|$)/

/**
 * Leaves packages of `node_modules` out of a bundle and lets everything else in: the user's files, and packages of the user's workspace,
 * which are often TypeScript that nobody has built.
 *
 * @param folder - where the bundle will lie; a package that does not resolve from there as it does from its importer is imported by its path
 */
export function externalPackages(folder: string): Plugin {
  return {
    name: 'stepwright-external-packages',
    setup(build) {
      build.onResolve({ filter: /^[^./]/ }, async ({ path, kind, resolveDir, importer, pluginData }) => {
        if (kind === 'entry-point' || pluginData === asking) return undefined
        if (isBuiltin(path) || ours.test(path)) return { path, external: true }
        const found = await resolveFrom(build, path, kind, resolveDir, importer)
        if (!found?.includes(`${sep}node_modules${sep}`)) return undefined
        const fromBundle = await resolveFrom(build, path, kind, folder, importer)
        return { path: fromBundle === found ? path : pathToFileURL(found).href, external: true }
      })
    },
  }
}

/** Marks a question of our own, which is for esbuild itself to answer. */
const asking = Symbol('asking')

async function resolveFrom(
  build: PluginBuild,
  path: string,
  kind: ImportKind,
  resolveDir: string,
  importer: string,
): Promise<string | null> {
  const { errors, path: found } = await build.resolve(path, { kind, resolveDir, importer, pluginData: asking })
  return errors.length > 0 ? null : found
}
