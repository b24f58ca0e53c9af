// Answers the recorded cases with our runtime, has them scored, and compares the score with what known-gaps.json allows.
//   pnpm conformance [--suite NAME] [--show N] [--cases DIR] [--json FILE]
// --cases scores another folder of such cases, of which nothing is known; --json keeps the scorer's result.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { answer } from './src/answer.ts'
import type { Case } from './src/case.ts'
import { compareWithGaps, type Score } from './src/known-gaps.ts'

const here = dirname(fileURLToPath(import.meta.url))
const root = resolve(here, '..')
const folder = join(resolve(root, process.env['STEPWRIGHT_SHARED'] ?? '../shared'), 'conformance')
const out = join(root, '.stepwright', 'conformance')

const { values: flags } = parseArgs({
  options: {
    suite: { type: 'string' },
    show: { type: 'string', default: '10' },
    cases: { type: 'string' },
    json: { type: 'string' },
  },
})

function filesIn(directory: string): string[] {
  return readdirSync(directory).flatMap((name) => {
    const path = join(directory, name)
    return statSync(path).isDirectory() ? filesIn(path) : path.endsWith('.json') ? [path] : []
  })
}

function readCases(directory: string): readonly Case[] {
  return filesIn(directory)
    .map((file) => JSON.parse(readFileSync(file, 'utf8')) as Partial<Case>)
    .filter((kase): kase is Case => kase.id !== undefined && kase.kind !== undefined)
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
  const directory = flags.cases === undefined ? join(folder, 'cases') : resolve(flags.cases)
  const answers = join(out, 'answers.ndjson')
  const scoreFile = flags.json === undefined ? join(out, 'score.json') : resolve(flags.json)
  mkdirSync(out, { recursive: true })
  writeFileSync(answers, `${(await answersTo(readCases(directory))).join('\n')}\n`)

  const suite = flags.suite === undefined ? [] : ['--suite', flags.suite]
  const args = ['--api', '--cases', directory, '--show', flags.show, '--json', scoreFile, ...suite]
  const scored = spawnSync(process.execPath, [join(folder, 'score.mjs'), answers, ...args], { encoding: 'utf8' })
  if (scored.status !== 0) throw new Error(`the scorer failed: ${scored.stderr}`)
  // Its last line counts recorded cases; ours, below, counts expectations.
  console.log(
    scored.stdout.trimEnd().replace(/(\d+) passed, (\d+) failed$/, 'recorded cases: $1 of them equal, $2 not'),
  )
  if (flags.suite === undefined && flags.cases === undefined)
    compare(JSON.parse(readFileSync(scoreFile, 'utf8')) as Score)
}

async function answersTo(cases: readonly Case[]): Promise<readonly string[]> {
  const testOf = ({ id, group }: Case): string => group ?? id
  const byTest = new Map<string, Case[]>()
  for (const kase of cases) byTest.set(testOf(kase), [...(byTest.get(testOf(kase)) ?? []), kase])
  const lines: string[] = []
  for (const kase of cases) {
    const related = (byTest.get(testOf(kase)) ?? []).filter((other) => other !== kase)
    lines.push(JSON.stringify(await answer(kase, related)))
  }
  return lines
}

/** What fails must be known to, and what is known to must fail. */
function compare(score: Score): void {
  const gaps = JSON.parse(readFileSync(join(here, 'known-gaps.json'), 'utf8')) as { readonly [id: string]: string }
  const { unexpected, closed } = compareWithGaps(score, gaps)
  for (const { id, why } of unexpected) console.log(`FAILED ${id}\n       ${why}`)
  for (const id of closed) console.log(`PASSES NOW, so remove it from known-gaps.json: ${id}`)
  const failed = unexpected.length + closed.length
  console.log(`${score.total - failed} passed, ${failed} failed`)
  if (failed > 0) process.exitCode = 1
}

await main()
