// Runs a TypeScript file, or an installed command, against the packages' sources: no build needed.
//   node scripts/source.mjs examples/daily-transactions/demo.ts
//   node scripts/source.mjs vitest run
import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const [command, ...rest] = process.argv.slice(2)
if (!command) {
  console.error('usage: node scripts/source.mjs <file.ts | installed command> [arguments]')
  process.exit(2)
}

const require = createRequire(join(root, 'package.json'))
const loader = pathToFileURL(require.resolve('tsx/esm')).href

/** The file behind an installed command's `bin`. */
function commandFile(name) {
  const manifest = join(root, 'node_modules', name, 'package.json')
  const { bin } = JSON.parse(readFileSync(manifest, 'utf8'))
  return join(dirname(manifest), typeof bin === 'string' ? bin : bin[name])
}

const asFile = resolve(root, command)
const script = existsSync(asFile) && /\.[cm]?[jt]s$/.test(asFile) ? asFile : commandFile(command)
const child = spawn(
  process.execPath,
  ['--conditions=@stepwright/source', '--import', loader, '--enable-source-maps', script, ...rest],
  {
    stdio: 'inherit',
    // `pnpm stepwright …` starts us at the root; the user's paths start where the user stands.
    cwd: (process.env.npm_lifecycle_event === 'stepwright' && process.env.INIT_CWD) || process.cwd(),
  },
)
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
child.on('exit', (code, signal) => {
  process.exitCode = signal ? 1 : (code ?? 1)
})
