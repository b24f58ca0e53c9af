import { mkdir, mkdtemp, readdir, realpath, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { loadModules } from './load-modules.ts'

let cwd: string
beforeEach(async () => {
  cwd = await realpath(await mkdtemp(join(tmpdir(), 'stepwright-bundle-')))
})
afterEach(() => rm(cwd, { recursive: true }))

async function write(files: { readonly [path: string]: string }) {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(cwd, path)), { recursive: true })
    await writeFile(join(cwd, path), text)
  }
}
const load = (...files: string[]) => loadModules(files, { cwd, transform: null })
const dependency = {
  'node_modules/dep/package.json': '{ "name": "dep", "type": "module", "exports": "./index.js" }',
  'node_modules/dep/index.js': 'export const here = import.meta.url',
}

describe('loading modules', () => {
  test('gives the exports of TypeScript files, and what they were made of', async () => {
    await write({
      'a.ts': "import { b } from './deep/b.ts'\nexport const a: number = b + 1\nexport default 'd'",
      'deep/b.ts': 'export const b: number = 1',
    })
    const loaded = await load('a.ts')
    expect(loaded).toEqual({
      diagnostics: [],
      ok: true,
      modules: [{ file: 'a.ts', exports: expect.objectContaining({ a: 2, default: 'd' }) }],
      inputs: expect.arrayContaining([join(cwd, 'a.ts'), join(cwd, 'deep/b.ts')]),
    })
  })

  test('executes what files share once', async () => {
    await write({
      'a.ts': "export { shared } from './shared.ts'",
      'b.ts': "export { shared } from './shared.ts'",
      'shared.ts': 'export const shared = {}',
    })
    const loaded = await load('a.ts', 'b.ts')
    if (!loaded.ok) throw new Error('not loaded')
    const [a, b] = loaded.modules
    expect(a?.exports['shared']).toBe(b?.exports['shared'])
  })

  test('leaves packages of node_modules where they are, and bundles linked TypeScript', async () => {
    await write({
      ...dependency,
      'a.ts': "import { here } from 'dep'\nimport { lib } from 'lib'\nexport default [here, lib]",
      'packages/lib/package.json': '{ "name": "lib", "exports": "./lib.ts" }',
      'packages/lib/lib.ts': 'export const lib: string = "bundled"',
    })
    await symlink(join(cwd, 'packages/lib'), join(cwd, 'node_modules/lib'))
    const loaded = await load('a.ts')
    expect(loaded).toMatchObject({
      ok: true,
      modules: [{ exports: { default: [`file://${cwd}/node_modules/dep/index.js`, 'bundled'] } }],
    })
  })

  test('finds a package that only a linked package has', async () => {
    await write({
      'a.ts': "export { default } from 'lib'",
      'packages/lib/package.json': '{ "name": "lib", "exports": "./lib.ts" }',
      'packages/lib/lib.ts': "export { here as default } from 'dep'",
      'packages/lib/node_modules/dep/package.json': dependency['node_modules/dep/package.json'],
      'packages/lib/node_modules/dep/index.js': dependency['node_modules/dep/index.js'],
    })
    await mkdir(join(cwd, 'node_modules'))
    await symlink(join(cwd, 'packages/lib'), join(cwd, 'node_modules/lib'))
    expect(await load('a.ts')).toMatchObject({
      ok: true,
      modules: [{ exports: { default: `file://${cwd}/packages/lib/node_modules/dep/index.js` } }],
    })
  })

  test('a file knows where it lies', async () => {
    await write({
      'deep/a.ts': [
        "import { readFileSync } from 'node:fs'",
        "export const text = readFileSync(new URL('./note.txt', import.meta.url), 'utf8')",
        'export const names = [import.meta.filename, import.meta.dirname]',
      ].join('\n'),
      'deep/note.txt': 'beside it',
    })
    expect(await load('deep/a.ts')).toMatchObject({
      ok: true,
      modules: [{ exports: { text: 'beside it', names: [join(cwd, 'deep/a.ts'), join(cwd, 'deep')] } }],
    })
  })

  test('leaves nothing behind, in success and in failure', async () => {
    await write({ ...dependency, 'a.ts': 'export {}', 'b.ts': 'throw new Error("no")', 'c.ts': 'export {' })
    await load('a.ts')
    await load('b.ts')
    await load('c.ts')
    expect(await readdir(join(cwd, 'node_modules/.cache/stepwright'))).toEqual([])
  })
})

describe('what is wrong with a module', () => {
  test('a syntax error has its place', async () => {
    await write({ 'a.ts': "export const a = 'é' +\nexport {}\n" })
    expect(await load('a.ts')).toEqual({
      ok: false,
      diagnostics: [
        {
          code: 'SW5005',
          severity: 'error',
          message: 'Unexpected "export".',
          location: { file: 'a.ts', line: 2, column: 1, endLine: 2, endColumn: 7 },
        },
      ],
      inputs: [join(cwd, 'a.ts')],
    })
  })

  test('an import that leads nowhere has its place, in characters', async () => {
    await write({ 'a.ts': "/* é */ import './missing.ts'" })
    expect(await load('a.ts')).toMatchObject({
      ok: false,
      diagnostics: [
        {
          code: 'SW5005',
          message: 'Could not resolve "./missing.ts".',
          location: { file: 'a.ts', line: 1, column: 16 },
        },
      ],
    })
  })

  test('a file that is not there', async () => {
    await write({ 'folder/a.ts': '' })
    expect(await load('none.ts', 'folder', 'folder/a.ts')).toMatchObject({
      ok: false,
      diagnostics: [
        { code: 'SW5001', message: "'none.ts' could not be read: it does not exist." },
        { code: 'SW5001', message: "'folder' could not be read: it is a folder." },
      ],
    })
  })

  test('what it throws is told with the place in the source, without a stack', async () => {
    await write({
      'a.ts':
        "interface Long {\n  readonly gone: string\n}\nexport const a = () => {\n  throw new TypeError('no such thing')\n}\n",
      'b.ts': "import { a } from './a.ts'\na()",
    })
    const loaded = await load('b.ts')
    expect(loaded).toMatchObject({
      ok: false,
      diagnostics: [
        {
          code: 'SW5006',
          message: "'b.ts' throws while it is loaded: TypeError: no such thing.",
          location: { file: 'a.ts', line: 5 },
        },
      ],
    })
    expect(JSON.stringify(loaded)).not.toContain(' at ')
  })

  test('anything may be thrown', async () => {
    await write({ 'a.ts': 'throw null' })
    expect(await load('a.ts')).toMatchObject({
      diagnostics: [{ message: "'a.ts' throws while it is loaded: null.", location: { file: 'a.ts', line: 1 } }],
    })
  })
})
