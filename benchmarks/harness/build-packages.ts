import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { repository } from './repository.ts'

/** Compiles the packages, for what is measured is what ships. Gives the compiler's complaints, or null. */
export function buildPackages(): Promise<string | null> {
  const manifest = createRequire(join(repository, 'package.json')).resolve('typescript/package.json')
  const child = spawn(process.execPath, [join(dirname(manifest), 'bin', 'tsc'), '-b'], {
    cwd: repository,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let output = ''
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => resolve(code === 0 ? null : output))
  })
}
