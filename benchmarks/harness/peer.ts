import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** An installed peer, or why it is not there. */
export type Peer =
  | { readonly found: true; readonly name: string; readonly notes: readonly string[] }
  | { readonly found: false; readonly reason: string }

const modules = join(dirname(fileURLToPath(import.meta.url)), '..', 'node_modules')

/** Looks for a dev dependency of `benchmarks/` and notes when it asks for another Node than this one. */
export async function findPeer(packageName: string): Promise<Peer> {
  const text = await readFile(join(modules, packageName, 'package.json'), 'utf8').catch(() => null)
  if (text === null) {
    return { found: false, reason: `The peer ${packageName} is not installed in benchmarks/: run npm run setup.` }
  }
  const { version, engines } = JSON.parse(text) as { version: string; engines?: { node?: string } }
  const least = Number(/\d+/.exec(engines?.node ?? '')?.[0] ?? 0)
  const current = Number(process.versions.node.split('.')[0])
  const notes = least > current ? [`The peer asks for Node ${least}; this is Node ${process.versions.node}.`] : []
  return { found: true, name: `${packageName} ${version}`, notes }
}
