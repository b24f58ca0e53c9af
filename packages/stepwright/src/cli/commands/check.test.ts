import { readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { register } from 'tsx/esm/api'
import { beforeAll, describe, expect, test } from 'vitest'
import { ran } from '../testing/captured-terminal.ts'
import { pipelineProject } from '../testing/project.ts'

// Compiling takes the type checker along.
const timeout = 60_000

/** One of each kind: TypeScript's, the lowering's, the flow's, the validator's. */
const typeError = `import { pipeline } from 'stepwright'
export const a = pipeline<{ n: number }>('A').pass('One', (f) => f.m).succeed()
`
const unlowered = `import { pipeline } from 'stepwright'
export const b = pipeline<{ n: number }>('B')
  .pass('One', (f) => ({ m: new Map([[f.n, 1]]).size }))
  .succeed()
`
const flowError = `import { pipeline } from 'stepwright'
export const c = pipeline<{ n: number }>('C')
  .pass('One', (f) => f.n)
  .pass('One' as never)
  .succeed()
`
const fine = `import { pipeline } from 'stepwright'
export const d = pipeline<{ n: number }>('D').pass('One', (f) => f.n).succeed()
`
const files = {
  'a.pipeline.ts': typeError,
  'b.pipeline.ts': unlowered,
  'c.pipeline.ts': flowError,
  'd.pipeline.ts': fine,
}

// Pipelines import Stepwright's sources, in this very process.
beforeAll(() => register())

interface Printed {
  readonly errors: number
  readonly diagnostics: readonly { readonly code: string; readonly location: { readonly file: string } }[]
}

describe('stepwright check', () => {
  test('finds in every file what is wrong there, and writes nothing', { timeout }, async () => {
    const cwd = await pipelineProject(files)
    const before = await readdir(cwd)
    const { exitCode, out, err } = await ran(['check', '--format', 'json'], { cwd })
    expect([exitCode, await readdir(cwd)]).toEqual([1, before])
    const { errors, diagnostics } = JSON.parse(out) as Printed
    expect(diagnostics.map(({ code, location }) => [code, location.file])).toEqual([
      ['SW5007', 'a.pipeline.ts'],
      ['SW2001', 'b.pipeline.ts'],
      ['SW1101', 'c.pipeline.ts'],
    ])
    expect(errors).toBe(3)
    expect(err).toMatch(/^Checked 1 pipeline in 4 files in \d+(?: ms|\.\d s), \d+ MB: 3 findings\.\n$/)
  })

  test('prints annotations and SARIF, and 0 when all is well', { timeout }, async () => {
    const cwd = await pipelineProject({ 'c.pipeline.ts': flowError, 'd.pipeline.ts': fine })
    const github = await ran(['check', '--format', 'github'], { cwd })
    expect(github.out).toMatch(/^::error file=c\.pipeline\.ts,line=4,.*title=SW1101::/)
    const sarif = await ran(['check', 'c.pipeline.ts', '--format', 'sarif'], { cwd })
    expect(JSON.parse(sarif.out)).toMatchObject({ version: '2.1.0', runs: [{ results: [{ ruleId: 'SW1101' }] }] })
    expect(await ran(['check', 'd.pipeline.ts'], { cwd })).toMatchObject({
      exitCode: 0,
      out: '',
      err: expect.stringMatching(/^Checked 1 pipeline in 1 file in .*: nothing found\.\n$/),
    })
  })

  test('with --watch follows files, types and new files', { timeout }, async () => {
    const cwd = await pipelineProject({
      'd.pipeline.ts': "import type { Subject } from './subject.ts'\n" + fine.replace('{ n: number }', 'Subject'),
      'subject.ts': 'export interface Subject { readonly n: number }\n',
    })
    let stop = (): void => undefined
    const stopped = new Promise<void>((resolve) => {
      stop = resolve
    })
    const told: string[] = []
    const watching = ran(['check', '--watch'], {
      cwd,
      untilInterrupted: () => stopped,
      onWrite: (text) => told.push(text),
    })
    /** A busy machine may see a change in two halves: what counts is what is told in the end. */
    const ends = (finding: string) =>
      expect
        .poll(() => told.slice(-2).map((text) => text.split(': ').at(-1)?.split(' ')[0] ?? ''), { timeout })
        .toEqual([finding, 'Watching'])
    await ends('nothing')
    await writeFile(join(cwd, 'subject.ts'), 'export interface Subject { readonly m: number }\n')
    await ends('1')
    await writeFile(join(cwd, 'subject.ts'), 'export interface Subject { readonly n: number }\n')
    await ends('nothing')
    await writeFile(join(cwd, 'c.pipeline.ts'), flowError)
    await ends('1')
    await rm(join(cwd, 'c.pipeline.ts'))
    await ends('nothing')
    stop()
    const { exitCode, out } = await watching
    expect([exitCode, ...new Set(out.match(/SW\d+/g))]).toEqual([0, 'SW5007', 'SW1101'])
  })

  test('a command line that is wrong is not watched', async () => {
    const cwd = await pipelineProject({ 'a.ts': '' })
    expect(await ran(['check', '--watch'], { cwd })).toMatchObject({ exitCode: 1 })
    expect(await ran(['check', '--watch', '--silence', 'SW1101'], { cwd })).toMatchObject({ exitCode: 1 })
  })
})
