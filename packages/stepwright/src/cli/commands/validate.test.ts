import { describe, expect, test } from 'vitest'
import { ran } from '../testing/captured-terminal.ts'
import { project } from '../testing/project.ts'

const good = { StartAt: 'A', States: { A: { Type: 'Pass', End: true } } }
const bad = '{\n  "StartAt": "A",\n  "States": {\n    "A": { "Type": "Pass", "Next": "B" }\n  }\n}\n'

describe('stepwright validate', () => {
  test('a good file is nothing to talk about', async () => {
    const cwd = await project({ 'good.asl.json': good })
    expect(await ran(['validate', 'good.asl.json'], { cwd })).toEqual({
      exitCode: 0,
      out: '',
      err: '1 file checked, nothing found.\n',
    })
  })

  test('a bad one is told with the place in its text', async () => {
    const cwd = await project({ 'bad.asl.json': bad })
    const { exitCode, out, err } = await ran(['validate', 'bad.asl.json'], { cwd })
    expect([exitCode, err]).toEqual([1, ''])
    expect(out).toMatchInlineSnapshot(`
      "bad.asl.json:4:36 error SW3030
        State 'A' goes to 'B', which is not defined.

          2 |   "StartAt": "A",
          3 |   "States": {
        > 4 |     "A": { "Type": "Pass", "Next": "B" }
            |                                    ^^^
          5 |   }

        hint: Add the state, or go to one of the scope's: 'A'.

      1 error
      "
    `)
  })

  test('several files are checked, and one error among them counts', async () => {
    const cwd = await project({ 'good.json': good, 'bad.json': bad })
    const { exitCode, out } = await ran(['validate', 'good.json', 'bad.json', '--format', 'json'], { cwd })
    const { errors, diagnostics } = JSON.parse(out) as { errors: number; diagnostics: { location: { file: string } }[] }
    expect([exitCode, errors, new Set(diagnostics.map(({ location }) => location.file))]).toEqual([
      1,
      1,
      new Set(['bad.json']),
    ])
  })

  test('warnings alone do not fail', async () => {
    const lambda = {
      Type: 'Task',
      Resource: 'arn:aws:states:::lambda:invoke',
      Arguments: { FunctionName: 'f' },
      End: true,
    }
    const cwd = await project({ 'w.json': { QueryLanguage: 'JSONata', StartAt: 'A', States: { A: lambda } } })
    const { exitCode, out } = await ran(['validate', 'w.json', '--format', 'github'], { cwd })
    expect(exitCode).toBe(0)
    expect(out).toMatch(/^::warning file=w\.json,line=\d+/)
  })

  test('--silence leaves out warnings, and nothing else', async () => {
    const throttled = {
      Type: 'Task',
      Resource: 'arn:aws:states:::lambda:invoke',
      Arguments: { FunctionName: 'f' },
      End: true,
    }
    const cwd = await project({ 'w.json': { QueryLanguage: 'JSONata', StartAt: 'A', States: { A: throttled } } })
    const run = (...codes: string[]) =>
      ran(['validate', 'w.json', ...codes.flatMap((code) => ['--silence', code])], { cwd })
    expect(await run('SW3196,sw3195')).toEqual({ exitCode: 0, out: '', err: '1 file checked, nothing found.\n' })
    expect(await run('SW3030', 'SW319')).toMatchObject({
      exitCode: 1,
      out: '',
      err: expect.stringMatching(
        /SW5016\n {2}SW3030 is an error, and only warnings can be silenced\.[^]*'SW319' is not the code of a finding\./,
      ),
    })
  })

  test('what is not JSON, and what is not there', async () => {
    const cwd = await project({ 'broken.json': '{ "StartAt": ' })
    const { exitCode, out } = await ran(['validate', 'broken.json', 'gone.json'], { cwd })
    expect(exitCode).toBe(1)
    expect(out).toContain('broken.json:1:14 error SW3001')
    expect(out).toContain("'gone.json' could not be read: it does not exist.")
  })

  test('an EXPRESS machine takes fewer integrations', async () => {
    const wait = { Type: 'Task', Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken', End: true }
    const cwd = await project({ 'x.json': { StartAt: 'A', States: { A: wait } } })
    const codes = async (...flags: string[]) => {
      const { out } = await ran(['validate', 'x.json', '--format', 'json', ...flags], { cwd })
      return (JSON.parse(out) as { errors: number }).errors
    }
    expect([await codes(), await codes('--type', 'EXPRESS')].map((errors) => errors > 0)).toEqual([false, true])
  })
})

describe('the command line itself', () => {
  test.each([[['validate']], [['valid', 'x']], [['validate', 'x', '--format', 'xml']], [['deploy', 'x.ts']]])(
    '%j is refused with a hint',
    async (commandLine) => {
      const { exitCode, out, err } = await ran(commandLine, { cwd: '/' })
      expect([exitCode, out]).toEqual([2, ''])
      expect(err).toMatch(/^error: /)
      expect(err).toContain('(stepwright --help tells more)')
    },
  )

  test.each(['build', 'check', 'validate', 'run', 'deploy'])('%s --help has examples', async (command) => {
    const { exitCode, out, err } = await ran([command, '--help'], { cwd: '/' })
    expect([exitCode, err]).toEqual([0, ''])
    expect(out).toContain(`Usage: stepwright ${command}`)
    expect(out).toContain(`$ stepwright ${command} `)
  })

  test('help and version are output, not errors', async () => {
    expect(await ran(['--version'], { cwd: '/' })).toMatchObject({
      exitCode: 0,
      out: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
    })
    expect((await ran(['--help'], { cwd: '/' })).out).toContain('compile pipelines to ASL')
  })
})
