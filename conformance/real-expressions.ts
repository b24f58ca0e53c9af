// Evaluates expressions that people published, and beside each what our compiler makes of the TypeScript a user would write: equal, on sample data.
//   node scripts/source.mjs conformance/real-expressions.ts [--print WORD]   with what is emitted where a place has the word
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { loadModules, stepwrightEsbuild } from '@stepwright/compiler'
import { compareRealExpression, emittedText, readOriginal } from './src/compare-real-expression.ts'
import type { RealExpression } from './src/real-expression.ts'

const here = dirname(fileURLToPath(import.meta.url))
const root = resolve(here, '..')
const corpus = join(resolve(root, process.env['STEPWRIGHT_SHARED'] ?? '../shared'), 'corpus-real')

async function expressions(): Promise<readonly RealExpression[]> {
  const files = readdirSync(join(here, 'real')).map((file) => join('real', file))
  const loaded = await loadModules(files, {
    cwd: here,
    transform: stepwrightEsbuild({ root: here, tsconfig: join(root, 'tsconfig.tests.json') }),
  })
  if (!loaded.ok) {
    for (const { code, message, location, hint } of loaded.diagnostics) {
      console.log(
        `${location?.file ?? ''}:${location?.line ?? 0}:${location?.column ?? 0} ${code} ${message} ${hint ?? ''}`,
      )
    }
    throw new Error('The functions of conformance/real do not compile.')
  }
  return loaded.modules.flatMap(({ exports }) => exports['default'] as readonly RealExpression[])
}

async function main(): Promise<void> {
  if (!existsSync(corpus)) {
    console.log(`SKIPPED: the corpus is not at ${relative(root, corpus)} (STEPWRIGHT_SHARED names another folder).`)
    if (process.env['CI'] === 'true') {
      console.log('0 passed, 1 failed')
      process.exitCode = 1
    }
    return
  }
  const all = await expressions()
  const wanted = process.argv.includes('--print') ? process.argv.at(-1) : undefined
  const seen = new Map<string, string>()
  let failed = 0
  for (const real of all) {
    const original = readOriginal(real.at, (name) => readFileSync(join(corpus, `${name}.json`), 'utf8'))
    const text = JSON.stringify(original.value)
    const problems = [
      ...(seen.has(text) ? [`is the same expression as ${seen.get(text) ?? ''}`] : []),
      ...(await compareRealExpression(real, original)),
    ]
    seen.set(text, real.at)
    if (wanted !== undefined && real.at.includes(wanted)) console.log(`${real.at}\n       ${emittedText(real)}`)
    if (problems.length > 0) failed += 1
    for (const problem of problems) console.log(`FAILED ${real.at}\n       ${problem}`)
  }
  console.log(`${all.length - failed} passed, ${failed} failed`)
  if (failed > 0) process.exitCode = 1
}

await main()
