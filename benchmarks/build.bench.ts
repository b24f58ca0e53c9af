import { deepStrictEqual } from 'node:assert/strict'
import { mkdir, readdir, readFile, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { alternate } from './harness/alternate.ts'
import { row, type Benchmark, type Row } from './harness/benchmark.ts'
import { timeNode } from './harness/command.ts'
import { findPeer } from './harness/peer.ts'
import { repository, scratch } from './harness/repository.ts'
import { comparison, sampleOf } from './harness/sample.ts'
import { outline } from './machines/outline.ts'
import { synthesisedDefinition } from './peers/cdk/definition.ts'

const require = createRequire(join(repository, 'package.json'))
const example = join(repository, 'examples', 'daily-transactions')
const app = join(repository, 'benchmarks', 'peers', 'cdk')
const folders = {
  ours: join(scratch, 'build', 'ours'),
  peer: join(scratch, 'build', 'cdk.out'),
  temporary: join(scratch, 'build', 'tmp'),
}
const checked = join(scratch, 'cdk.tsbuildinfo')
const turns = { warmUps: 1, rounds: 5 }
const unit = 'ms'

const buildOurs = (): Promise<number> =>
  timeNode({
    args: [
      join(repository, 'packages', 'stepwright', 'bin', 'stepwright.js'),
      'build',
      join('src', 'daily-transactions.pipeline.ts'),
      '--out-dir',
      folders.ours,
    ],
    cwd: example,
  })

// The way from TypeScript to the template that costs the peer least: no CDK command line around it, types only stripped.
const synthesise = (): Promise<number> =>
  timeNode({
    args: ['--import', pathToFileURL(require.resolve('tsx/esm')).href, join(app, 'app.ts')],
    cwd: app,
    env: { CDK_OUTDIR: folders.peer, TMPDIR: folders.temporary },
  })

const checkTypes = (): Promise<number> =>
  timeNode({
    args: [join(dirname(require.resolve('typescript/package.json')), 'bin', 'tsc'), '-p', join(app, 'tsconfig.json')],
    cwd: app,
  })

/** Leaves nothing of an earlier run: no output, no cache of ours, of the loader or of the type checker. */
async function forget(): Promise<void> {
  const caches = [join(example, 'node_modules', '.cache', 'stepwright')]
  for (const place of [...Object.values(folders), ...caches, checked]) await rm(place, { recursive: true, force: true })
  await mkdir(folders.temporary, { recursive: true })
}

const cold = (work: () => Promise<number>) => async (): Promise<number> => {
  await forget()
  return work()
}
/** Each go follows one of its own kind, whatever ran in between. */
const warm = (work: () => Promise<number>) => async (): Promise<number> => {
  await mkdir(folders.temporary, { recursive: true })
  await work()
  return work()
}

async function ourDefinition(): Promise<object> {
  const files = (await readdir(folders.ours, { recursive: true })).filter((file) => file.endsWith('.asl.json'))
  if (files.length !== 1) throw new Error(`The build wrote ${files.length} definitions: ${files.join(', ')}.`)
  return JSON.parse(await readFile(join(folders.ours, files[0] ?? ''), 'utf8')) as object
}

async function run(say: (progress: string) => void): Promise<readonly Row[]> {
  await forget()
  const ours = { 'our build, cold': cold(buildOurs), 'our build, warm': warm(buildOurs) }
  const peer = await findPeer('aws-cdk-lib')
  if (!peer.found) {
    const times = await alternate(ours, turns)
    return Object.entries(times).map(([what, rounds]) =>
      row({ what, unit, ours: sampleOf(rounds), missing: peer.reason }),
    )
  }

  say('Checking that both describe the same machine')
  await Promise.all([buildOurs(), synthesise()])
  deepStrictEqual(outline(await synthesisedDefinition(folders.peer)), outline(await ourDefinition()))

  say(`${turns.warmUps + turns.rounds} rounds of builds and syntheses, cold and warm`)
  const times = await alternate(
    {
      coldBuild: cold(buildOurs),
      coldSynth: cold(synthesise),
      coldCheck: cold(checkTypes),
      warmBuild: warm(buildOurs),
      warmSynth: warm(synthesise),
      warmCheck: warm(checkTypes),
    },
    turns,
  )
  const both = (check: readonly number[], synth: readonly number[]): number[] =>
    check.map((milliseconds, round) => milliseconds + (synth[round] ?? Number.NaN))
  const [checkedPeer, barePeer] = [`tsc, then ${peer.name} synth`, `${peer.name} synth, types unchecked`]
  const notes = [
    ...peer.notes,
    'A build of ours checks types. The fair peer is therefore tsc and then the synthesis; the synthesis alone is shown beside it.',
    'Cold: no output and no cache. Warm: the same files again, each tool with the caches it keeps. After an edit of the pipeline ours compiles it anew, as cold.',
  ]
  const rows = {
    cold: [times.coldBuild, both(times.coldCheck, times.coldSynth), times.coldSynth],
    warm: [times.warmBuild, both(times.warmCheck, times.warmSynth), times.warmSynth],
  } as const
  return Object.entries(rows).flatMap(([kind, [build, checkAndSynth, synth]]) => [
    comparison({ what: `build of the example, ${kind}`, unit, notes }, build, {
      name: checkedPeer,
      rounds: checkAndSynth,
    }),
    comparison({ what: `build of the example, ${kind}`, unit, notes }, build, { name: barePeer, rounds: synth }),
  ])
}

export const benchmark: Benchmark = {
  title: 'The example from TypeScript to a definition, beside an equal AWS CDK app',
  run,
}
