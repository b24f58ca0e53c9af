import {
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  unlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createCache, type CacheInputs, type TransformCache } from './cache.ts'
import { userProject, type UserProject } from './testing/user-project.ts'
import { createTransform, type Transformed } from './transform.ts'
import * as program from '../lower/user-program.ts'

// Each transform opens a TypeScript project.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

let project: UserProject
beforeEach(() => {
  project = userProject()
})
afterEach(() => {
  vi.restoreAllMocks()
  project.remove()
})

const text = `import type { Expr } from '@stepwright/dsl'
import type { Subject } from './subject.ts'
export const value: Expr<Subject, object, unknown> = (s) => s.a + s.a
`
const numbers = 'export interface Subject { readonly a: number }\n'

/** A new process, as far as the cache can tell: whether it had to ask TypeScript, and what came out. */
async function run(typeErrors = false): Promise<{ readonly asked: boolean; readonly result: Transformed | null }> {
  const opened = vi.spyOn(program, 'openUserProgram')
  const file = join(project.root, 'src/value.ts')
  const result = await createTransform({ root: project.root, typeErrors })(readFileSync(file, 'utf8'), file)
  const asked = opened.mock.calls.length > 0
  opened.mockRestore()
  return { asked, result }
}

/** Compiles, and makes sure that the result would be used again. */
async function compiled(): Promise<Transformed | null> {
  if (!project.has('src/value.ts')) project.write('src/value.ts', text)
  if (!project.has('src/subject.ts')) project.write('src/subject.ts', numbers)
  const first = await run()
  expect(first.asked).toBe(true)
  expect(await run()).toEqual({ asked: false, result: first.result })
  return first.result
}

describe('what is kept is used until something that decided it changes:', () => {
  test('the file itself', async () => {
    const first = await compiled()
    project.write('src/value.ts', text.replace('s.a + s.a', 's.a'))
    expect((await run()).asked).toBe(true)
    project.write('src/value.ts', text)
    // One entry for each file: the one before is gone.
    expect(await run()).toEqual({ asked: true, result: first })
  })

  test('a type, even when its file keeps its size and its time', async () => {
    const first = await compiled()
    const file = join(project.root, 'src/subject.ts')
    const { atime, mtime } = statSync(file)
    project.write('src/subject.ts', numbers.replace('number', 'string'))
    utimesSync(file, atime, mtime)
    const { asked, result } = await run()
    expect([asked, result?.code === first?.code]).toEqual([true, false])
  })

  test('a type two imports away', async () => {
    project.write('src/subject.ts', "export type { Subject } from './deep.ts'\n")
    project.write('src/deep.ts', numbers)
    await compiled()
    project.write('src/deep.ts', numbers.replace('number', 'string'))
    expect((await run()).result?.code).toContain('"kind":"Text"')
  })

  test('nothing, when a file is only touched', async () => {
    await compiled()
    utimesSync(join(project.root, 'src/subject.ts'), new Date(), new Date())
    expect((await run()).asked).toBe(false)
  })

  test('the configuration that the configuration extends', async () => {
    const config = JSON.parse(project.read('tsconfig.json')) as object
    project.write('base.json', JSON.stringify({ compilerOptions: { noImplicitAny: true } }))
    project.write('tsconfig.json', JSON.stringify({ ...config, extends: './base.json' }))
    await compiled()
    project.write('base.json', JSON.stringify({ compilerOptions: { noImplicitAny: false } }))
    expect((await run()).asked).toBe(true)
  })

  test('a configuration that refers to the one that holds the file', async () => {
    const config = JSON.parse(project.read('tsconfig.json')) as object
    project.write('tsconfig.lib.json', JSON.stringify({ ...config, include: ['src'] }))
    const root = { ...config, files: [], references: [{ path: './tsconfig.lib.json' }] }
    project.write('tsconfig.json', JSON.stringify(root))
    await compiled()
    project.write('tsconfig.json', JSON.stringify({ ...root, references: [] }))
    expect((await run()).asked).toBe(true)
  })

  test('a configuration that appears nearer to the file', async () => {
    await compiled()
    project.write('src/tsconfig.json', project.read('tsconfig.json'))
    expect((await run()).asked).toBe(true)
  })

  test('a declaration that the configuration now includes', async () => {
    project.write('src/value.ts', text.replace("import type { Subject } from './subject.ts'\n", ''))
    const first = await compiled()
    expect(first?.diagnostics.map(({ code }) => code)).toEqual(['SW2002', 'SW2002'])
    project.write('types/subject.d.ts', 'interface Subject { readonly a: number }\n')
    expect((await run()).result?.diagnostics).toEqual([])
  })

  test('a file that an import looked for', async () => {
    project.write('src/value.ts', text.replace('./subject.ts', './later.ts'))
    const first = await compiled()
    expect(first?.diagnostics.map(({ code }) => code)).toEqual(['SW2002', 'SW2002'])
    project.write('src/later.ts', numbers)
    expect((await run()).result?.diagnostics).toEqual([])
  })

  const install = (folder: string, version: string, a: string): void => {
    project.write(`${folder}/package.json`, JSON.stringify({ name: 'subject', version, types: './index.d.ts' }))
    project.write(`${folder}/index.d.ts`, `export interface Subject { readonly a: ${a} }\n`)
  }

  test('a package that is installed later', async () => {
    project.write('src/value.ts', text.replace('./subject.ts', 'subject'))
    const first = await compiled()
    expect(first?.diagnostics.map(({ code }) => code)).toEqual(['SW2002', 'SW2002'])
    install('node_modules/subject', '1.0.0', 'number')
    expect((await run()).result?.diagnostics).toEqual([])
  })

  test('an installed package, whose files all have one time of modification', async () => {
    const installerTime = new Date('1985-10-26T08:15:00Z')
    const update = (version: string, a: string): void => {
      install('node_modules/subject', version, a)
      for (const file of ['package.json', 'index.d.ts'])
        utimesSync(join(project.root, 'node_modules/subject', file), installerTime, installerTime)
    }
    update('1.0.0', 'number')
    project.write('src/value.ts', text.replace('./subject.ts', 'subject'))
    await compiled()
    update('1.0.1', 'string')
    expect((await run()).result?.code).toContain('"kind":"Text"')
  })

  test('a link to an installed package, whose old version stays on the disk', async () => {
    install('node_modules/.pnpm/subject@1.0.0/node_modules/subject', '1.0.0', 'number')
    install('node_modules/.pnpm/subject@1.0.1/node_modules/subject', '1.0.1', 'string')
    const link = join(project.root, 'node_modules/subject')
    symlinkSync('.pnpm/subject@1.0.0/node_modules/subject', link)
    project.write('src/value.ts', text.replace('./subject.ts', 'subject'))
    await compiled()
    unlinkSync(link)
    symlinkSync('.pnpm/subject@1.0.1/node_modules/subject', link)
    expect((await run()).result?.code).toContain('"kind":"Text"')
  })
})

test('a result with type errors asked for serves those who do not ask, unless it has some', async () => {
  project.write('src/subject.ts', numbers)
  project.write('src/value.ts', text)
  const checked = await run(true)
  expect(await run(false)).toEqual({ asked: false, result: checked.result })
  project.write('src/value.ts', `${text}const wrong: string = 1\n`)
  expect((await run(true)).result?.diagnostics.map(({ code }) => code)).toEqual(['SW5007'])
  expect((await run(false)).result?.diagnostics).toEqual([])
  expect((await run(true)).asked).toBe(true)
})

describe('the cache on its disk', () => {
  const result: Transformed = { code: 'code', map: '{}', diagnostics: [], watchFiles: [] }
  const nothing: CacheInputs = { texts: new Map(), files: [], folders: [], missing: [] }
  const opened = (version = '1', folder = join(project.root, 'cache')): TransformCache =>
    createCache({ root: project.root, folder, settings: [], typeErrors: false, version })
  const entry = (): string => join(project.root, 'cache', readdirSync(join(project.root, 'cache'))[0] ?? '')

  test('what another version of ours made is not used', () => {
    opened().write('/a.ts', 'code', result, nothing)
    expect([opened().read('/a.ts', 'code'), opened('2').read('/a.ts', 'code')]).toEqual([result, null])
  })

  test('what the checker saw before an edit is not kept for what is there after it', () => {
    const file = project.write('src/subject.ts', 'after')
    opened().write('/a.ts', 'code', result, { ...nothing, texts: new Map([[file, 'before']]) })
    expect(opened().read('/a.ts', 'code')).toBeNull()
  })

  test('an edit in the instant after a result was kept is seen', () => {
    const file = project.write('src/subject.ts', 'one')
    opened().write('/a.ts', 'code', result, { ...nothing, texts: new Map([[file, 'one']]) })
    project.write('src/subject.ts', 'two')
    expect(opened().read('/a.ts', 'code')).toBeNull()
  })

  test.for<[string, (file: string) => void]>([
    ['is cut off', (file) => writeFileSync(file, readFileSync(file, 'utf8').slice(0, -5))],
    ['has a bit turned', (file) => writeFileSync(file, readFileSync(file, 'utf8').replace('"code"', '"cude"'))],
    ['is empty', (file) => writeFileSync(file, '')],
    ['is JSON of something else', (file) => writeFileSync(file, '{"key":1}')],
    [
      'is a folder',
      (file) => {
        rmSync(file)
        mkdirSync(file)
      },
    ],
  ])('an entry that %s is none, and is written anew', ([, damage]) => {
    opened().write('/a.ts', 'code', result, nothing)
    damage(entry())
    expect(opened().read('/a.ts', 'code')).toBeNull()
    if (statSync(entry()).isDirectory()) return
    opened().write('/a.ts', 'code', result, nothing)
    expect(opened().read('/a.ts', 'code')).toEqual(result)
  })

  test('a folder that cannot be made or written costs nothing but the result', () => {
    project.write('taken', '')
    const inFile = opened('1', join(project.root, 'taken', 'cache'))
    inFile.write('/a.ts', 'code', result, nothing)
    expect(inFile.read('/a.ts', 'code')).toBeNull()
    const closed = join(project.root, 'closed')
    mkdirSync(closed)
    chmodSync(closed, 0o500)
    expect(() => opened('1', closed).write('/a.ts', 'code', result, nothing)).not.toThrow()
    chmodSync(closed, 0o700)
  })

  test('two that write at once leave one whole entry, and nothing else', () => {
    const [one, other] = [opened(), opened()]
    for (let round = 0; round < 50; round++) {
      one.write('/a.ts', 'code', { ...result, code: 'one'.repeat(round) }, nothing)
      other.write('/a.ts', 'code', { ...result, code: 'other'.repeat(round) }, nothing)
      expect(one.read('/a.ts', 'code')?.code).toBe('other'.repeat(round))
    }
    expect(readdirSync(join(project.root, 'cache'))).toHaveLength(1)
  })

  test('does not grow: old entries and what killed processes left go, what is in use stays', () => {
    const days = (count: number): Date => new Date(Date.now() - count * 24 * 60 * 60 * 1000)
    opened().write('/a.ts', 'code', result, nothing)
    const kept = entry()
    const aged = (name: string, age: number): void => {
      const path = project.write(join('cache', name), '')
      utimesSync(path, days(age), days(age))
    }
    const named = (place: number): string => `${String(place).padStart(64, '0')}.json`
    aged(named(0), 31)
    for (let place = 1; place <= 1000; place++) aged(named(place), 1)
    aged('x.json.1.tmp', 2)
    aged('y.json.1.tmp', 0)
    project.write('cache/bundle-old/entry.mjs', '')
    utimesSync(join(project.root, 'cache/bundle-old'), days(2), days(2))
    project.write('cache/notes.txt', 'not ours')
    opened().write('/b.ts', 'code', result, nothing)
    const names = readdirSync(join(project.root, 'cache'))
    expect(names.filter((name) => !name.endsWith('.json')).sort()).toEqual(['notes.txt', 'y.json.1.tmp'])
    expect(names).not.toContain(named(0))
    expect(names.filter((name) => name.endsWith('.json'))).toHaveLength(1001)
    expect(opened().read('/a.ts', 'code'), kept).toEqual(result)
  })
})
