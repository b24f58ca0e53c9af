import { mkdir, mkdtemp, readFile, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { writeFiles } from './write-files.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stepwright-write-'))
})
afterEach(() => rm(folder, { recursive: true }))

const at = (...path: string[]) => join(folder, ...path)

test('writes files and the folders above them, and nothing else', async () => {
  const files = [
    { path: at('deep', 'er', 'a.json'), text: 'a\n' },
    { path: at('b.json'), text: 'b\n' },
  ]
  expect(await writeFiles(files)).toEqual({ ok: true, files: files.map(({ path }) => ({ path, changed: true })) })
  expect(await readFile(at('deep', 'er', 'a.json'), 'utf8')).toBe('a\n')
  expect((await readdir(folder)).sort()).toEqual(['b.json', 'deep'])
  expect(await readdir(at('deep', 'er'))).toEqual(['a.json'])
})

test('leaves a file alone that already holds its text', async () => {
  await writeFile(at('a.json'), 'same')
  await utimes(at('a.json'), 1, 1)
  expect(await writeFiles([{ path: at('a.json'), text: 'same' }])).toEqual({
    ok: true,
    files: [{ path: at('a.json'), changed: false }],
  })
  expect((await stat(at('a.json'))).mtimeMs).toBe(1000)
})

test('writes nothing when one of the files cannot be written', async () => {
  await writeFile(at('old.json'), 'before')
  await writeFile(at('file'), '')
  const result = await writeFiles([
    { path: at('old.json'), text: 'after' },
    { path: at('new.json'), text: 'new' },
    { path: at('file', 'inside.json'), text: 'no' },
  ])
  expect(result).toEqual({
    ok: false,
    diagnostics: [
      {
        code: 'SW5002',
        severity: 'error',
        message: `'${at('file', 'inside.json')}' could not be written: part of its path is a file, not a folder.`,
        hint: expect.stringContaining('Nothing was written.'),
      },
    ],
  })
  expect(await readFile(at('old.json'), 'utf8')).toBe('before')
  expect((await readdir(folder)).sort()).toEqual(['file', 'old.json'])
})

test.runIf(process.platform === 'linux')('does not wait for a file system that makes no folders', async () => {
  expect(await writeFiles([{ path: '/proc/stepwright/a.json', text: '' }])).toMatchObject({
    ok: false,
    diagnostics: [{ message: "'/proc/stepwright/a.json' could not be written: its folder cannot be made." }],
  })
})

test('does not take a folder for a file', async () => {
  await mkdir(at('taken.json'))
  expect(await writeFiles([{ path: at('taken.json'), text: '' }])).toMatchObject({
    ok: false,
    diagnostics: [{ message: `'${at('taken.json')}' could not be written: it is a folder.` }],
  })
})
