// Brings in the pinned pnpm through npm and installs the locked dependencies. Does nothing when the last install still holds.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const stamp = join(root, 'node_modules', '.stepwright', 'setup-stamp')

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Stepwright needs Node 20.19 or later; this is ${process.version}.`)
  process.exit(1)
}

/** What an install depends on: the lockfile, the workspace file and every manifest. */
const manifests = [
  'pnpm-lock.yaml',
  'pnpm-workspace.yaml',
  'package.json',
  'conformance/package.json',
  'benchmarks/package.json',
]
for (const folder of ['packages', 'examples']) {
  for (const name of readdirSync(join(root, folder))) manifests.push(`${folder}/${name}/package.json`)
}
const hash = createHash('sha256').update(process.version)
for (const file of manifests) if (existsSync(join(root, file))) hash.update(file).update(readFileSync(join(root, file)))
const wanted = hash.digest('hex')

if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) process.exit(0)

const { packageManager } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
console.error(`Setting up: ${packageManager} installs the locked dependencies (once; later runs skip this).`)
const install = spawnSync(
  'npm',
  [
    'exec',
    '--yes',
    '--prefer-offline',
    `--package=${packageManager}`,
    '--',
    'pnpm',
    'install',
    '--frozen-lockfile',
    '--prefer-offline',
  ],
  {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
    env: { ...process.env, CI: 'true' },
  },
)
if (install.status !== 0) {
  console.error(
    'The set-up did not finish: the install above failed. It needs the npm registry; run the command again when it is reachable.',
  )
  process.exit(install.status ?? 1)
}
mkdirSync(dirname(stamp), { recursive: true })
writeFileSync(stamp, wanted)
