import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** A project of a user's on disk, with the DSL installed. */
export interface UserProject {
  readonly root: string
  readonly write: (path: string, text: string) => string
  readonly read: (path: string) => string
  readonly has: (path: string) => boolean
  /** Makes a folder of the project appear at another place of it, as workspaces do. */
  readonly link: (folder: string, at: string) => void
  readonly remove: () => void
}

const dsl = fileURLToPath(new URL('../../../../dsl', import.meta.url))

export function userProject(): UserProject {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'stepwright-transform-')))
  const write = (path: string, text: string): string => {
    const file = join(root, path)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, text)
    return file
  }
  mkdirSync(join(root, 'node_modules', '@stepwright'), { recursive: true })
  symlinkSync(dsl, join(root, 'node_modules', '@stepwright', 'dsl'))
  write(
    'tsconfig.json',
    JSON.stringify({
      compilerOptions: {
        target: 'ES2023',
        module: 'NodeNext',
        moduleResolution: 'NodeNext',
        strict: true,
        types: [],
        allowImportingTsExtensions: true,
        customConditions: ['@stepwright/source'],
      },
    }),
  )
  write('package.json', JSON.stringify({ name: 'a-project', type: 'module' }))
  return {
    root,
    write,
    read: (path) => readFileSync(join(root, path), 'utf8'),
    has: (path) => existsSync(join(root, path)),
    link: (folder, at) => {
      symlinkSync(join(root, folder), join(root, at))
    },
    remove: () => {
      rmSync(root, { recursive: true })
    },
  }
}
