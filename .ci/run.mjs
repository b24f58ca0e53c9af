// Runs every check and adds up what passed. A step counts as one, unless it says itself how many cases it ran.
//   bash .ci/run                 everything
//   bash .ci/run lint types      only the steps whose name holds one of the words
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const report = join(root, '.stepwright', 'ci', 'vitest.json')
/** The repository's own TypeScript: `npx tsc` may be one of the others that the type tests install. */
const tsc = (...args) => ['node', 'node_modules/typescript/bin/tsc', ...args]
const source = (...command) => ['node', 'scripts/source.mjs', ...command]

/** How many cases a step ran: null when its exit code is all there is. */
const vitestCounts = () => {
  const { numPassedTests, numFailedTests, numTotalTestSuites } = JSON.parse(readFileSync(report, 'utf8'))
  return { passed: numPassedTests, failed: numFailedTests + (numTotalTestSuites === 0 ? 1 : 0) }
}
const closingLine = (output) => {
  const found = [...output.matchAll(/^(\d+) passed, (\d+) failed/gm)].at(-1)
  return found ? { passed: Number(found[1]), failed: Number(found[2]) } : null
}

const steps = [
  { name: 'setup', command: ['node', 'scripts/setup.mjs'] },
  {
    name: 'test',
    command: ['npm', 'test', '--', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
    count: vitestCounts,
  },
  { name: 'build', command: tsc('-b') },
  { name: 'types of tests and examples', command: tsc('-p', 'tsconfig.tests.json') },
  { name: 'type tests', command: ['node', 'scripts/type-tests.mjs'], count: closingLine },
  { name: 'lint', command: ['npx', 'eslint', '.', '--max-warnings', '0'] },
  { name: 'format', command: ['npx', 'prettier', '--check', '--log-level', 'warn', '.'] },
  { name: 'dependency order', command: ['npx', 'depcruise', 'packages', '--config', '.dependency-cruiser.cjs'] },
  { name: 'unused code', command: ['npx', 'knip'] },
  { name: 'conformance', command: source('conformance/run.ts'), count: closingLine },
  { name: 'real expressions', command: source('conformance/real-expressions.ts'), count: closingLine },
  { name: 'validation corpus', command: source('conformance/validation-corpus.ts'), count: closingLine },
  { name: 'differential with moto', command: source('conformance/moto.ts'), count: closingLine },
  { name: 'packed packages', command: ['node', 'scripts/check-packages.mjs'] },
]

const words = process.argv.slice(2)
const chosen = words.length === 0 ? steps : steps.filter(({ name }) => words.some((word) => name.includes(word)))
mkdirSync(dirname(report), { recursive: true })
if (existsSync(report)) rmSync(report)

let passed = 0
let failed = 0
const summary = []
for (const { name, command, count } of chosen) {
  const started = performance.now()
  console.log(`\n── ${name}: ${command.join(' ')}`)
  const [program, ...args] = command
  // Steps that count are read; the others write straight through.
  const run = spawnSync(program, args, {
    cwd: root,
    stdio: count === closingLine ? ['ignore', 'pipe', 'inherit'] : ['ignore', 'inherit', 'inherit'],
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  })
  if (run.stdout) process.stdout.write(run.stdout)
  let counts = null
  try {
    counts = count ? count(run.stdout ?? '') : null
  } catch (error) {
    console.log(`${name}: its report could not be read (${error.message})`)
  }
  const ok = run.status === 0
  // A step that failed without counting a failure still failed.
  const stepPassed = counts ? counts.passed : ok ? 1 : 0
  const stepFailed = ok ? (counts?.failed ?? 0) : Math.max(1, counts?.failed ?? 1)
  passed += stepPassed
  failed += stepFailed
  summary.push(
    `${stepFailed === 0 ? 'ok    ' : 'FAILED'} ${name.padEnd(28)} ${String(stepPassed).padStart(6)} passed ${String(stepFailed).padStart(4)} failed ${((performance.now() - started) / 1000).toFixed(1).padStart(7)} s`,
  )
}

console.log(`\n${summary.join('\n')}\n`)
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1
