// Checks the type tests and the packages' sources on every TypeScript a user may have.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const compilers = ['typescript-5.9', 'typescript', 'typescript-7.0']
const projects = readdirSync(join(root, 'packages'))
  .map((name) => `packages/${name}/tsconfig.types.json`)
  .filter((file) => existsSync(join(root, file)))

let passed = 0
let failed = 0
for (const compiler of compilers) {
  const { version } = JSON.parse(readFileSync(join(root, 'node_modules', compiler, 'package.json'), 'utf8'))
  for (const project of projects) {
    const started = performance.now()
    const run = spawnSync(
      process.execPath,
      [join(root, 'node_modules', compiler, 'bin', 'tsc'), '-p', project, '--noEmit', '--pretty', 'false'],
      { cwd: root, encoding: 'utf8' },
    )
    const ok = run.status === 0
    if (ok) passed++
    else failed++
    console.log(
      `${ok ? 'ok    ' : 'FAILED'} TypeScript ${version} ${project} ${((performance.now() - started) / 1000).toFixed(1)} s`,
    )
    if (!ok) console.log(run.stdout)
  }
}
if (projects.length === 0) failed++
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1
