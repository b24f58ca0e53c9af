import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'

interface Files {
  readonly [path: string]: string | object
}

/** A folder with these files, for the length of a test. */
export async function project(files: Files): Promise<string> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'stepwright-cli-')))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), typeof content === 'string' ? content : JSON.stringify(content, null, 2))
  }
  return folder
}

/** The same as a TypeScript project that has Stepwright, as its sources, and zod installed. */
export async function pipelineProject(files: Files): Promise<string> {
  const folder = await project({
    'package.json': { name: 'user-project', type: 'module' },
    'tsconfig.json': {
      compilerOptions: {
        strict: true,
        target: 'es2023',
        module: 'nodenext',
        noEmit: true,
        types: [],
        allowImportingTsExtensions: true,
        customConditions: ['@stepwright/source'],
      },
    },
    ...files,
  })
  await mkdir(join(folder, 'node_modules'))
  await symlink(packageFolder, join(folder, 'node_modules', 'stepwright'))
  await symlink(join(packageFolder, 'node_modules', 'zod'), join(folder, 'node_modules', 'zod'))
  return folder
}

const packageFolder = fileURLToPath(new URL('../../..', import.meta.url))
