import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { tmpdir } from 'node:os'
import { onTestFinished } from 'vitest'

/** A folder with these files, for the length of a test. */
export async function project(
  files: { readonly [path: string]: string | object },
  base: string = tmpdir(),
): Promise<string> {
  await mkdir(base, { recursive: true })
  const folder = await realpath(await mkdtemp(join(base, 'stepwright-cli-')))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), typeof content === 'string' ? content : JSON.stringify(content, null, 2))
  }
  return folder
}
