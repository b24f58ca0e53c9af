import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import aslValidator from 'asl-validator'
import { register } from 'tsx/esm/api'
import { beforeAll, describe, expect, test } from 'vitest'
import { ran } from '../testing/captured-terminal.ts'
import { pipelineProject, project } from '../testing/project.ts'

// Compiling takes the type checker along.
const timeout = 60_000

const copy = `
import { param, pipeline } from 'stepwright'

interface FileRef {
  readonly bucket: string
  readonly key: string
}
const target = param('Target')

export const copyFile = pipeline<FileRef>('CopyFile')
  .pass('Name it', (file) => ({ from: \`\${file.bucket}/\${file.key}\`, to: \`\${target}/\${file.key}\` }))
  .pass('Note it')
  .assign((names) => ({ names }))
  .succeed()
`
const build = (cwd: string, ...rest: readonly string[]) => ran(['build', ...rest], { cwd })

// Pipelines import Stepwright's sources, in this very process.
beforeAll(() => register())

describe('stepwright build', () => {
  test('writes a definition and its source map, and says where', { timeout }, async () => {
    const cwd = await pipelineProject({ 'src/copy.pipeline.ts': copy })
    expect(await build(cwd)).toEqual({
      exitCode: 0,
      out: 'asl/CopyFile.asl.json\n',
      err: expect.stringMatching(
        /^✓ CopyFile: 2 states, 1 parameter\nBuilt 1 pipeline in \d+(?: ms|\.\d s), \d+ MB\.\n$/,
      ),
    })
    expect(JSON.parse(await readFile(join(cwd, 'asl/CopyFile.asl.json'), 'utf8'))).toMatchInlineSnapshot(`
      {
        "QueryLanguage": "JSONata",
        "StartAt": "Name it",
        "States": {
          "Name it": {
            "Next": "Note it",
            "Output": {
              "from": "{% $states.input.bucket & '/' & $states.input.key %}",
              "to": "{% '\${Target}/' & $states.input.key %}",
            },
            "Type": "Pass",
          },
          "Note it": {
            "Assign": {
              "names": "{% $states.input %}",
            },
            "End": true,
            "Type": "Pass",
          },
        },
      }
    `)
    // An independent opinion.
    const definition = JSON.parse(await readFile(join(cwd, 'asl/CopyFile.asl.json'), 'utf8')) as never
    expect(aslValidator(definition)).toMatchObject({ isValid: true, errors: [] })
    expect(JSON.parse(await readFile(join(cwd, 'asl/CopyFile.asl.map.json'), 'utf8'))).toMatchObject({
      version: 1,
      file: 'CopyFile.asl.json',
      states: { 'Name it': '../src/copy.pipeline.ts:11:4', 'Note it': '../src/copy.pipeline.ts:12:4' },
    })

    expect(await build(cwd, '--out-dir', 'asl')).toMatchObject({
      exitCode: 0,
      err: expect.stringContaining('2 states, 1 parameter (unchanged)'),
    })
  })

  test('builds every pipeline of every file', { timeout }, async () => {
    const one = (name: string) =>
      `import { pipeline } from 'stepwright'\nexport const p${name} = pipeline<object>('${name}').pass('Only').succeed()\n`
    const cwd = await pipelineProject({
      'a.pipeline.ts': `${one('A')}export default pA\n`,
      'deep/b.pipeline.ts': `${one('B')}${one('C').split('\n')[1] ?? ''}`,
      'node_modules.txt': '',
      'dist/built.pipeline.ts': 'throw new Error("not to be loaded")',
    })
    expect(await build(cwd, '-o', 'out')).toMatchObject({
      exitCode: 0,
      out: 'out/A.asl.json\nout/B.asl.json\nout/C.asl.json\n',
    })
  })

  test('with --watch builds again after a change, until it is stopped', { timeout }, async () => {
    const cwd = await pipelineProject({ 'copy.pipeline.ts': copy })
    let stop = (): void => undefined
    const stopped = new Promise<void>((resolve) => {
      stop = resolve
    })
    const watching = ran(['build', '--watch'], { cwd, untilInterrupted: () => stopped })
    const written = (text: string) =>
      expect
        .poll(() => readFile(join(cwd, 'asl/CopyFile.asl.json'), 'utf8').catch(() => ''), { timeout })
        .toContain(text)
    await written('Note it')
    // The watcher starts after the build has been written.
    await new Promise((resolve) => setTimeout(resolve, 200))
    await writeFile(join(cwd, 'copy.pipeline.ts'), copy.replace('Note it', 'Write it down'))
    await written('Write it down')
    stop()
    const { exitCode, err } = await watching
    expect(exitCode).toBe(0)
    expect(err.match(/Watching \d+ files?/g)?.length).toBeGreaterThanOrEqual(2)
  })
})

describe('what bad input gets', () => {
  /** Builds, and holds what must hold of every failure: exit code, silence on stdout, no stack trace, nothing written. */
  const failing = async (files: { readonly [path: string]: string | object }, ...rest: readonly string[]) => {
    const cwd = await pipelineProject(files)
    await mkdir(join(cwd, 'asl'))
    const { exitCode, out, err } = await build(cwd, ...rest)
    expect([exitCode, out, await readdir(join(cwd, 'asl'))]).toEqual([1, '', []])
    expect(err).not.toMatch(/^\s+at /m)
    return err
  }

  test('a type error', { timeout }, async () => {
    const err = await failing({ 'copy.pipeline.ts': copy.replace('file.bucket', 'file.buckte') })
    expect(err).toMatchInlineSnapshot(`
      "copy.pipeline.ts:11:47 error SW5007
        Property 'buckte' does not exist on type 'FileRef'. Did you mean 'bucket'?

           9 |
          10 | export const copyFile = pipeline<FileRef>('CopyFile')
        > 11 |   .pass('Name it', (file) => ({ from: \`\${file.buckte}/\${file.key}\`, to: \`\${target}/\${file.key}\` }))
             |                                               ^^^^^^
          12 |   .pass('Note it')

        hint: TypeScript reports this as TS2551.

      1 error
      "
    `)
  })

  test('a type error in a file that the pipeline imports', { timeout }, async () => {
    const files = {
      'copy.pipeline.ts': `import { limit } from './limit.ts'\n${copy}\nconsole.assert(limit > 0)`,
      'limit.ts': "export const limit: number = 'ten'\n",
    }
    expect(await failing(files)).toContain('limit.ts:1:14 error SW5007')
  })

  test('an expression that cannot be lowered', { timeout }, async () => {
    const err = await failing({
      'copy.pipeline.ts': copy.replace('`${file.bucket}/${file.key}`', 'new Map([[file.key, 1]]).size'),
    })
    expect(err).toMatch(/copy\.pipeline\.ts:11:\d+ error SW2\d{3}/)
    expect(err).toContain('> 11 | ')
    expect(err).toContain('hint: ')
  })

  test('a mistake of the flow keeps every pipeline of the build from being written', { timeout }, async () => {
    const twice = copy.replace('CopyFile', 'Other').replace("'Note it'", "'Name it' as never")
    const err = await failing({ 'copy.pipeline.ts': copy, 'other.pipeline.ts': twice })
    expect(err).toContain('SW1101')
    expect(err).toContain('other.pipeline.ts:12:')
  })

  test('two pipelines of one name', { timeout }, async () => {
    const err = await failing({ 'a.pipeline.ts': copy, 'b.pipeline.ts': copy })
    expect(err).toContain(
      "Several pipelines are named 'CopyFile', and would be written to one file: a.pipeline.ts, b.pipeline.ts.",
    )
    expect(err).toContain('b.pipeline.ts:10:25 error SW5008')
  })

  test('a file that throws', { timeout }, async () => {
    const err = await failing({ 'a.pipeline.ts': `${copy}\nJSON.parse('null').x\n` })
    // Its place in the file is for a process to tell (bin.test.ts): here the test runner's own loader stands between.
    expect(err).toContain(
      "error SW5006\n  'a.pipeline.ts' throws while it is loaded: TypeError: Cannot read properties of null",
    )
  })

  test('a syntax error', { timeout }, async () => {
    expect(await failing({ 'a.pipeline.ts': 'export const = 1' })).toContain('a.pipeline.ts:1:14 error SW5005')
  })

  test('a file without a finished pipeline', { timeout }, async () => {
    const err = await failing({ 'a.pipeline.ts': copy.replace('  .succeed()\n', '') })
    expect(err).toContain("'a.pipeline.ts' exports 'copyFile', which is no finished pipeline.")
  })

  test('an unfinished pipeline beside a finished one is told, and the finished one built', { timeout }, async () => {
    const files = {
      'a.pipeline.ts': `${copy}
export const forgotten = pipeline<FileRef>('Forgotten').pass('Only')
export const piece = fragment<FileRef>().pass('Piece')
export const limit = 3
`.replace('{ param', '{ fragment, param'),
    }
    const cwd = await pipelineProject(files)
    const { exitCode, err } = await build(cwd)
    expect([exitCode, await readdir(join(cwd, 'asl'))]).toEqual([0, ['CopyFile.asl.json', 'CopyFile.asl.map.json']])
    expect(err.match(/SW\d+/g)).toEqual(['SW5017'])
    expect(err).toMatch(
      /a\.pipeline\.ts:\d+:26 warning SW5017\n {2}The pipeline 'Forgotten', exported as 'forgotten', is not finished, so it is left out\./,
    )
  })

  test('a folder that cannot be written', { timeout }, async () => {
    const err = await failing({ 'a.pipeline.ts': copy, taken: '' }, '--out-dir', 'taken/asl')
    expect(err).toContain(
      'could not be written: part of its path is a file, not a folder.\n  hint: Nothing was written.',
    )
  })

  test('a file that is not there', { timeout }, async () => {
    const err = await failing({ 'src/a.ts': '' }, 'gone.pipeline.ts', 'src')
    expect(err).toContain("SW5001\n  'gone.pipeline.ts' could not be read: it does not exist.")
    expect(err).toContain("SW5001\n  'src' could not be read: it is a folder.")
  })

  test('a folder without pipelines', async () => {
    const cwd = await project({ 'a.ts': '' })
    expect(await build(cwd)).toMatchObject({
      exitCode: 1,
      err: expect.stringContaining(`There is no *.pipeline.ts in '${cwd}' or below it.`),
    })
  })
})
