import { describe, expect, test } from 'vitest'
import { command, start, stepwright } from './testing/process.ts'
import { pipelineProject, project } from './testing/project.ts'

// The command as a process: few tests, since each starts Node. Everything else is tested in process.

const timeout = 60_000

describe('the process', () => {
  test('a pipeline that throws is exit code 1 and the place in its source, without a stack', { timeout }, async () => {
    const cwd = await pipelineProject({
      'a.pipeline.ts': "interface Gone {\n  readonly x: 1\n}\nexport const a = (JSON.parse('null') as Gone).x\n",
    })
    const { exitCode, out, err } = await stepwright(cwd, ['build'])
    expect([exitCode, out]).toEqual([1, ''])
    expect(err).toMatch(/^a\.pipeline\.ts:4:\d+ error SW5006\n/)
    expect(err).toContain('> 4 | export const a')
    expect(err).not.toMatch(/^\s+at /m)
  })

  test('colours are for terminals, unless they are forced', { timeout }, async () => {
    const cwd = await project({ 'bad.json': '{' })
    const [plain, painted] = await Promise.all([
      // CI is what the library of colours takes for a terminal when it is left to guess.
      stepwright(cwd, ['validate', 'bad.json'], { CI: 'true' }),
      stepwright(cwd, ['validate', 'bad.json'], { FORCE_COLOR: '1' }),
    ])
    expect([plain.exitCode, painted.exitCode]).toEqual([1, 1])
    expect(plain.out).not.toContain('\u001b[')
    expect(painted.out).toContain('\u001b[31merror')
  })

  test('a reader that goes away is no error', { timeout }, async () => {
    const many = Object.fromEntries(Array.from({ length: 3000 }, (_, index) => [`S${index}`, { Type: 'Nonsense' }]))
    const cwd = await project({ 'bad.json': { StartAt: 'S0', States: many } })
    const line = [...command, 'validate', 'bad.json'].map((part) => `'${part}'`).join(' ')
    const { exitCode, out, err } = await start(['bash', '-c', `set -o pipefail; ${line} | head -n 1`], cwd).ended
    expect([exitCode, out, err]).toEqual([1, 'bad.json:5:15 error SW3006\n', ''])
  })

  test('Ctrl-C ends a watch', { timeout }, async () => {
    const cwd = await pipelineProject({
      'a.pipeline.ts':
        "import { pipeline } from 'stepwright'\nexport const a = pipeline<object>('A').pass('Only').succeed()\n",
    })
    const { child, written, ended } = start([...command, 'build', '--watch'], cwd)
    await expect.poll(() => written.err, { timeout }).toMatch(/Watching \d+ files?\. Ctrl-C stops\./)
    child.kill('SIGINT')
    expect(await ended).toMatchObject({ exitCode: 0, out: 'asl/A.asl.json\n' })
  })
})
