import { mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isStepwrightError } from '@stepwright/asl'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ObjectStore } from './object-store.ts'
import { s3 } from './s3.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stepwright-s3-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const stores: readonly (readonly [string, () => ObjectStore])[] = [
  ['memory', () => s3.memory()],
  ['folder', () => s3.folder(join(folder, 'store'))],
]

describe.each(stores)('a store: %s', (_name, open) => {
  test('gives back what was put, lists it in order, and forgets what was deleted', async () => {
    const store = open()
    await store.put('bucket-a', 'raw/b.csv', 'id\n2\n')
    await store.put('bucket-a', 'raw/a.csv', Uint8Array.of(1, 2, 3))
    await store.put('bucket-a', 'raw/a.csv', 'id\n1\n')
    await store.put('bucket-a', 'other/c.csv', '')

    expect(await store.getText('bucket-a', 'raw/a.csv')).toBe('id\n1\n')
    expect(await store.get('bucket-a', 'nothing')).toBeNull()
    expect(await store.get('bucket-b', 'raw/a.csv')).toBeNull()
    expect(await store.list('bucket-a', 'raw/')).toEqual([
      { key: 'raw/a.csv', sizeBytes: 5 },
      { key: 'raw/b.csv', sizeBytes: 5 },
    ])

    await store.delete('bucket-a', 'raw/a.csv')
    await store.delete('bucket-a', 'raw/a.csv')
    expect((await store.list('bucket-a')).map(({ key }) => key)).toEqual(['other/c.csv', 'raw/b.csv'])
  })

  test('keeps versions beside the newest, and lists none of them', async () => {
    const store = open()
    await store.put('bucket-v', 'a.csv', 'new')
    await store.put('bucket-v', 'a.csv?versionId=v1', 'old')
    expect(await store.getText('bucket-v', 'a.csv?versionId=v1')).toBe('old')
    expect(await store.list('bucket-v')).toEqual([{ key: 'a.csv', sizeBytes: 3 }])
  })

  test('gives some of the bytes of an object, and how many it has', async () => {
    const store = open()
    await store.put('bucket-a', 'ten.txt', '0123456789')
    const range = async (start: number, end: number): Promise<string | null> => {
      const bytes = await store.getRange('bucket-a', 'ten.txt', start, end)
      return bytes && Buffer.from(bytes).toString()
    }
    expect([await range(0, 4), await range(8, 20), await range(10, 20)]).toEqual(['0123', '89', ''])
    expect(await store.size('bucket-a', 'ten.txt')).toBe(10)
    expect(await store.getRange('bucket-a', 'nothing', 0, 4)).toBeNull()
    expect(await store.size('bucket-a', 'nothing')).toBeNull()
  })

  test('shows an object that is written piece by piece when it is complete', async () => {
    const store = open()
    await store.put('bucket-a', 'up/a.txt', 'before')
    const upload = store.upload('bucket-a', 'up/a.txt')
    await upload.write(Buffer.from('one '))
    await upload.write(Buffer.from('two'))
    expect(await store.getText('bucket-a', 'up/a.txt')).toBe('before')
    await upload.complete()
    expect(await store.getText('bucket-a', 'up/a.txt')).toBe('one two')

    const given = store.upload('bucket-a', 'up/b.txt')
    await given.write(Buffer.from('lost'))
    await given.abort()
    await store.upload('bucket-a', 'up/c.txt').complete()
    expect(await store.list('bucket-a', 'up/')).toEqual([
      { key: 'up/a.txt', sizeBytes: 7 },
      { key: 'up/c.txt', sizeBytes: 0 },
    ])
  })

  test.each(['', '../x', 'a/../../x', '/etc/passwd', 'a\\..\\x', 'a//b', 'a/', './x', 'x\0y', 'k'.repeat(1025)])(
    'refuses the key %j',
    async (key) => {
      const error: unknown = await open()
        .put('bucket-a', key, 'x')
        .catch((thrown: unknown) => thrown)
      expect(isStepwrightError(error) && error.code).toBe('SW4009')
    },
  )

  test.each(['..', 'a', '-ab', 'a/b', 'a..b'])('refuses the bucket %j', async (bucket) => {
    const error: unknown = await open()
      .get(bucket, 'x')
      .catch((thrown: unknown) => thrown)
    expect(isStepwrightError(error) && error.code).toBe('SW4009')
  })
})

test('no key at all reaches a file outside of the folder', async () => {
  const root = join(folder, 'deep', 'er')
  const store = s3.folder(root)
  const step = fc.constantFrom('..', '.', 'a', '', 'b c', '...', '\\', 'ä')
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 5 }), async (steps) => {
      await store.put('bucket-a', steps.join('/'), 'x').catch((error: unknown) => {
        // A name taken by a folder, or the other way round, is the file system's own error.
        const code = isStepwrightError(error) ? error.code : (error as { readonly code: string }).code
        expect(['SW4009', 'EEXIST', 'EISDIR', 'ENOTDIR', 'ENOTEMPTY']).toContain(code)
      })
    }),
    { numRuns: 200 },
  )
  expect(await readdir(join(folder, 'deep'))).toEqual(['er'])
  expect(await readdir(root)).toEqual(['bucket-a'])
})

test('a symbolic link does not lead out of the folder', async () => {
  const root = join(folder, 'linked')
  await mkdir(join(root, 'bucket-a'), { recursive: true })
  await writeFile(join(folder, 'secret.txt'), 'secret')
  await symlink(folder, join(root, 'bucket-a', 'out'))
  const store = s3.folder(root)

  for (const attempt of [store.get('bucket-a', 'out/secret.txt'), store.put('bucket-a', 'out/new.txt', 'x')]) {
    const error: unknown = await attempt.catch((thrown: unknown) => thrown)
    expect(isStepwrightError(error) && error.code).toBe('SW4009')
  }
  expect(await store.list('bucket-a')).toEqual([])
})
