import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { sha256 } from '../lower/file-state.ts'

/**
 * What stands for the code that makes our results: the versions of this package, of the one that gives the expressions their shape, and of
 * TypeScript; and, since versions stand still while we work on them, the files themselves.
 */
export function ownVersion(): string {
  const source = join(dirname(fileURLToPath(import.meta.url)), '..')
  const require = createRequire(import.meta.url)
  const manifests = [join(source, '..', 'package.json'), manifestOf(require, '@ts-morph/common')]
  const dsl = manifestOf(require, '@stepwright/dsl')
  // `src` or `dist`: whichever we are.
  const ir = join(dirname(dsl), source.slice(dirname(source).length + 1), 'ir')
  const files = ['transform', 'lower'].flatMap((name) => filesBelow(join(source, name))).concat(filesBelow(ir))
  const stats = files.map((file) => statSync(file)).map(({ mtimeMs, size }) => `${mtimeMs}:${size}`)
  return sha256([...manifests, dsl].map((file) => readFileSync(file, 'utf8')).join('\0') + stats.join('\0'))
}

/** Our packages keep their manifest to themselves: it is looked for where Node looks for the package. */
function manifestOf(require: NodeJS.Require, name: string): string {
  const folders = require.resolve.paths(name) ?? []
  const found = folders.map((folder) => join(folder, name, 'package.json')).find(existsSync)
  if (found === undefined) throw new Error(`The package '${name}' is not installed.`)
  return found
}

function filesBelow(folder: string): readonly string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => name !== 'testing' && !name.includes('.test.'))
    .flatMap((entry) => (entry.isDirectory() ? filesBelow(join(folder, entry.name)) : [join(folder, entry.name)]))
}
