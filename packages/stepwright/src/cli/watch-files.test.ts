import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { project } from './testing/project.ts'
import { watchFiles, type FileWatcher } from './watch-files.ts'

async function watching(names: readonly string[]): Promise<{ readonly cwd: string; readonly watcher: FileWatcher }> {
  const cwd = await project({ 'a.ts': 'a', 'b.ts': 'b', 'deep/c.ts': 'c' })
  // Times of file systems go in steps.
  await new Promise((resolve) => setTimeout(resolve, 20))
  const watcher = watchFiles()
  onTestFinished(() => {
    watcher.close()
  })
  watcher.begin()
  watcher.also(names.map((name) => join(cwd, name)))
  return { cwd, watcher }
}

/** Whether it resolves within a time in which it would have. */
async function isTold(watcher: FileWatcher): Promise<boolean> {
  const silence = new Promise<'silence'>((resolve) => setTimeout(() => resolve('silence'), 400))
  return (await Promise.race([watcher.changed(), silence])) === 'changed'
}

test('a file that is written, replaced, removed or made is a change', async () => {
  const { cwd, watcher } = await watching(['a.ts', 'deep/c.ts', 'later.ts'])
  const changes: (() => Promise<unknown>)[] = [
    () => writeFile(join(cwd, 'a.ts'), 'aa'),
    () => writeFile(join(cwd, 'b.new'), 'new').then(() => rename(join(cwd, 'b.new'), join(cwd, 'a.ts'))),
    () => rm(join(cwd, 'deep/c.ts')),
    () => writeFile(join(cwd, 'later.ts'), ''),
  ]
  for (const change of changes) {
    watcher.begin()
    await change()
    expect(await isTold(watcher)).toBe(true)
  }
})

test('a file that is emptied and then written changes once', async () => {
  const { cwd, watcher } = await watching(['a.ts'])
  const told = watcher.changed().then(() => readFile(join(cwd, 'a.ts'), 'utf8'))
  await writeFile(join(cwd, 'a.ts'), '')
  await new Promise((resolve) => setTimeout(resolve, 60))
  await writeFile(join(cwd, 'a.ts'), 'whole')
  expect(await told).toBe('whole')
})

test('a change before anyone waits is told at once', async () => {
  const { cwd, watcher } = await watching(['a.ts'])
  await writeFile(join(cwd, 'a.ts'), 'aa')
  await new Promise((resolve) => setTimeout(resolve, 100))
  expect(await isTold(watcher)).toBe(true)
})

test('a file that changed after the beginning, and is watched only then, has changed', async () => {
  const { cwd, watcher } = await watching([])
  await writeFile(join(cwd, 'a.ts'), 'aa')
  watcher.also([join(cwd, 'a.ts')])
  expect(await isTold(watcher)).toBe(true)
})

test('other files, and reading, are none', async () => {
  const { cwd, watcher } = await watching(['a.ts'])
  await writeFile(join(cwd, 'b.ts'), 'bb')
  await readFile(join(cwd, 'a.ts'))
  expect(await isTold(watcher)).toBe(false)
})

test('a file that appears with a name that is looked for is one', async () => {
  const { cwd, watcher } = await watching([])
  await mkdir(join(cwd, 'new'))
  watcher.appearing([cwd, join(cwd, 'new')], (name) => name.endsWith('.x'))
  await writeFile(join(cwd, 'new', 'a.x'), '')
  expect(await isTold(watcher)).toBe(true)
})
