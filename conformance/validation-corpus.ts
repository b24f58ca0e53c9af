// Validates every definition of the corpora and compares with what is known of each.
//   node scripts/source.mjs conformance/validation-corpus.ts [--show TEXT]
// real        definitions that people published and run: no error is expected
// validation  cases of other validators' suites and of AWS: valid ones have no error, invalid ones have one
// recorded    definitions that AWS took and executed, or tested a state of: no error is expected
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { validate, type Diagnostic } from '@stepwright/asl'

type Group = 'real' | 'validation' | 'recorded'

interface Case {
  readonly id: string
  readonly group: Group
  readonly definition: unknown
  readonly workflowType: 'STANDARD' | 'EXPRESS'
  readonly valid: boolean
  readonly reason: string
}

interface Gap {
  readonly reason: string
  readonly evidence: string
}

const here = dirname(fileURLToPath(import.meta.url))
const root = resolve(here, '..')
const shared = resolve(root, process.env['STEPWRIGHT_SHARED'] ?? '../shared')
const groups: readonly Group[] = ['real', 'validation', 'recorded']

const readJson = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'))

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder)
    .sort()
    .flatMap((name) => {
      const path = join(folder, name)
      return statSync(path).isDirectory() ? filesIn(path) : name.endsWith('.json') ? [path] : []
    })
}

function realCases(): readonly Case[] {
  const folder = join(shared, 'corpus-real')
  return filesIn(folder)
    .filter((file) => !file.endsWith('INDEX.json'))
    .map((file) => ({
      id: `real/${relative(folder, file).slice(0, -'.json'.length)}`,
      group: 'real',
      definition: readJson(file),
      workflowType: 'STANDARD',
      valid: true,
      reason: '',
    }))
}

interface SuiteCase {
  readonly definition: unknown
  readonly valid: boolean
  readonly reason: string
  readonly type?: 'STANDARD' | 'EXPRESS'
  readonly disputed?: string
}

function suiteCases(): readonly Case[] {
  const folder = join(shared, 'corpus-validation')
  return filesIn(folder).flatMap((file) => {
    const { definition, valid, reason, type, disputed } = readJson(file) as SuiteCase
    if (disputed !== undefined) return []
    const id = `validation/${relative(folder, file).slice(0, -'.json'.length)}`
    return [{ id, group: 'validation' as const, definition, valid, reason, workflowType: type ?? 'STANDARD' }]
  })
}

interface RecordedCase {
  readonly id: string
  readonly kind: string
  readonly definition?: unknown
  readonly workflowType?: 'STANDARD' | 'EXPRESS'
  readonly expected: { readonly errorCode?: string; readonly exceptionType?: string }
}

/** TestState takes a single state: the states it leads to are added. */
function asMachine(definition: object): unknown {
  if ('States' in definition) return definition
  const targets = [...JSON.stringify(definition).matchAll(/"(?:Next|Default)":"(?<name>[^"]*)"/gu)]
  const ends = targets.map(({ groups }) => [groups?.['name'] ?? '', { Type: 'Succeed' }])
  return { StartAt: 'State', States: { ...(Object.fromEntries(ends) as object), State: definition } }
}

/** What was executed or tested was accepted. The recorder wrote `activity_arn` where an activity's ARN stood. */
function recordedCases(): readonly Case[] {
  const accepted = new Set(['execution', 'logs', 'express_sync', 'express_async', 'test_state'])
  return filesIn(join(shared, 'conformance', 'cases')).flatMap((file) => {
    const { id, kind, definition, workflowType, expected } = readJson(file) as RecordedCase
    const isRefused = (expected.errorCode ?? expected.exceptionType) === 'InvalidDefinition'
    if (!accepted.has(kind) || definition === undefined || isRefused) return []
    const text = JSON.stringify(definition).replaceAll(
      '"activity_arn"',
      '"arn:aws:states:us-east-1:111111111111:activity:a"',
    )
    return [
      {
        id: `recorded/${id}`,
        group: 'recorded' as const,
        definition: asMachine(JSON.parse(text) as object),
        workflowType: workflowType ?? 'STANDARD',
        valid: true,
        reason: '',
      },
    ]
  })
}

interface Verdict extends Case {
  readonly errors: readonly Diagnostic[]
  readonly warnings: readonly Diagnostic[]
  readonly milliseconds: number
}

function judge(kase: Case): Verdict {
  const start = performance.now()
  const found = validate(kase.definition, { workflowType: kase.workflowType })
  const milliseconds = performance.now() - start
  const errors = found.filter(({ severity }) => severity === 'error')
  return { ...kase, errors, warnings: found.filter(({ severity }) => severity === 'warning'), milliseconds }
}

const isAsKnown = ({ valid, errors }: Verdict): boolean => valid === (errors.length === 0)

function table(verdicts: readonly Verdict[]): string {
  const rows = groups.map((group) => {
    const own = verdicts.filter((verdict) => verdict.group === group)
    const times = own.map(({ milliseconds }) => milliseconds).sort((one, other) => one - other)
    const time = (share: number): string => (times[Math.floor(times.length * share)] ?? 0).toFixed(2)
    return [
      group,
      String(own.filter(({ valid }) => valid).length),
      String(own.filter((verdict) => verdict.valid && !isAsKnown(verdict)).length),
      String(own.filter(({ valid }) => !valid).length),
      String(own.filter((verdict) => !verdict.valid && !isAsKnown(verdict)).length),
      String(own.filter(({ warnings }) => warnings.length > 0).length),
      `${time(0.5)} / ${time(0.95)}`,
    ]
  })
  const head = ['corpus', 'valid', 'false alarms', 'invalid', 'missed', 'with warnings', 'median / p95 ms']
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)))
  const line = (cells: readonly string[]): string =>
    cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')
  return [line(head), ...rows.map(line)].join('\n')
}

const describe = ({ code, severity, path, message }: Diagnostic): string =>
  `       ${code} ${severity} ${path ?? ''} ${message}`

function main(): void {
  if (!existsSync(join(shared, 'corpus-real'))) {
    console.log(`SKIPPED: the corpora are not at ${relative(root, shared)} (STEPWRIGHT_SHARED names another folder).`)
    if (process.env['CI'] === 'true') {
      console.log('0 passed, 1 failed')
      process.exitCode = 1
    }
    return
  }
  const cases = [...realCases(), ...suiteCases(), ...recordedCases()]
  // Once to warm up: what a user's second build feels is what is measured.
  for (const kase of cases) judge(kase)
  const verdicts = cases.map(judge)
  const shown = process.argv[process.argv.indexOf('--show') + 1]
  if (process.argv.includes('--show') && shown !== undefined) {
    for (const verdict of verdicts.filter(({ id }) => id.includes(shown))) {
      console.log([verdict.id, ...[...verdict.errors, ...verdict.warnings].map(describe)].join('\n'))
    }
  }

  const gaps = new Map(Object.entries(readJson(join(here, 'validation-gaps.json')) as Record<string, Gap>))
  const known = new Map(verdicts.map((verdict) => [verdict.id, verdict]))
  console.log(table(verdicts))
  let failed = 0
  for (const verdict of verdicts.filter((one) => !isAsKnown(one))) {
    const gap = gaps.get(verdict.id)
    if (gap === undefined) failed++
    console.log(`\n${gap ? 'known gap' : 'FAILED'}: ${verdict.valid ? 'false alarm' : 'missed'} ${verdict.id}`)
    for (const line of gap ? [gap.reason, gap.evidence] : [verdict.reason])
      if (line !== '') console.log(`       ${line}`)
    for (const error of verdict.errors) console.log(describe(error))
  }
  for (const id of gaps.keys()) {
    const verdict = known.get(id)
    if (verdict !== undefined && !isAsKnown(verdict)) continue
    failed++
    console.log(
      `\nFAILED: ${id} is listed as a known gap, but ${verdict ? 'it is none any more' : 'there is no such case'}.`,
    )
  }
  console.log(`\n${verdicts.length - failed} passed, ${failed} failed`)
  if (failed > 0) process.exitCode = 1
}

main()
