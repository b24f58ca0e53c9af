import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { ts } from './typescript.ts'

/** The package a file belongs to. */
export interface DeclaringPackage {
  readonly name: string
  /** True below a `node_modules`: not the user's own code. */
  readonly isInstalled: boolean
}

/** The package that declares a node: by the nearest `package.json` with a name. */
export function packageOf(node: ts.Node): DeclaringPackage | null {
  return packageOfFolder(dirname(node.getSourceFile().fileName))
}

const known = new Map<string, DeclaringPackage | null>()

function packageOfFolder(folder: string): DeclaringPackage | null {
  const found = known.get(folder)
  if (found !== undefined) return found
  const name = packageName(join(folder, 'package.json'))
  const parent = dirname(folder)
  const result = name
    ? { name, isInstalled: folder.includes('/node_modules/') }
    : parent === folder
      ? null
      : packageOfFolder(parent)
  known.set(folder, result)
  return result
}

function packageName(file: string): string | null {
  if (!existsSync(file)) return null
  const manifest: unknown = JSON.parse(readFileSync(file, 'utf8'))
  if (typeof manifest !== 'object' || manifest === null || !('name' in manifest)) return null
  return typeof manifest.name === 'string' ? manifest.name : null
}
