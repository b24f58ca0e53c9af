// Answers the recorded cases with our runtime, has them scored, and compares the score with what known-gaps.json allows.
//   node scripts/source.mjs conformance/run.ts [--suite NAME] [--show N]
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { answer } from './src/answer.ts'
import type { Case } from './src/case.ts'
import { compareWithGaps, type Score } from './src/known-gaps.ts'

const here = dirname(fileURLToPath(import.meta.url))
const root = resolve(here, '..')
const folder = join(resolve(root, process.env['STEPWRIGHT_SHARED'] ?? '../shared'), 'conformance')
const out = join(root, '.stepwright', 'conformance')

function filesIn(directory: string): string[] {
  return readdirSync(directory).flatMap((name) => {
    const path = join(directory, name)
    return statSync(path).isDirectory() ? filesIn(path) : path.endsWith('.json') ? [path] : []
  })
}

function readCases(): readonly Case[] {
  return filesIn(join(folder, 'cases'))
    .map((file) => JSON.parse(readFileSync(file, 'utf8')) as Partial<Case>)
    .filter((kase): kase is Case => kase.id !== undefined && kase.kind !== undefined && kase.kind !== 'api')
}

async function main(): Promise<void> {
  if (!existsSync(folder)) {
    console.log(
      `SKIPPED: the recorded cases are not at ${relative(root, folder)} (STEPWRIGHT_SHARED names another folder).`,
    )
    if (process.env['CI'] === 'true') {
      console.log('0 passed, 1 failed')
      process.exitCode = 1
    }
    return
  }
  mkdirSync(out, { recursive: true })
  const answers = join(out, 'answers.ndjson')
  const scoreFile = join(out, 'score.json')
  const lines: string[] = []
  for (const kase of readCases()) lines.push(JSON.stringify(await answer(kase)))
  writeFileSync(answers, `${lines.join('\n')}\n`)

  const args = [join(folder, 'score.mjs'), answers, '--json', scoreFile, ...process.argv.slice(2)]
  const scored = spawnSync(process.execPath, args, { encoding: 'utf8' })
  if (scored.status !== 0) throw new Error(`the scorer failed: ${scored.stderr}`)
  // Its last line counts recorded cases; ours, below, counts expectations.
  console.log(
    scored.stdout.trimEnd().replace(/(\d+) passed, (\d+) failed$/, 'recorded cases: $1 of them equal, $2 not'),
  )

  const gapsFile = join(here, 'known-gaps.json')
  if (process.argv.includes('--suite')) return
  const score = JSON.parse(readFileSync(scoreFile, 'utf8')) as Score
  const gaps = JSON.parse(readFileSync(gapsFile, 'utf8')) as { readonly [id: string]: string }
  const { unexpected, closed } = compareWithGaps(score, gaps)
  for (const { id, why } of unexpected) console.log(`FAILED ${id}\n       ${why}`)
  for (const id of closed) console.log(`PASSES NOW, so remove it from known-gaps.json: ${id}`)
  const failed = unexpected.length + closed.length
  console.log(`${score.total - failed} passed, ${failed} failed`)
  if (failed > 0) process.exitCode = 1
}

await main()
