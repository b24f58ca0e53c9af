import { describe, expect, test } from 'vitest'
import { ran } from '../testing/captured-terminal.ts'
import { project } from '../testing/project.ts'

const lambda = {
  Type: 'Task',
  Resource: 'arn:aws:states:::lambda:invoke',
  Arguments: { FunctionName: 'double', Payload: '{% $states.input %}' },
  Retry: [
    {
      ErrorEquals: [
        'Busy',
        'Lambda.TooManyRequestsException',
        'Lambda.ServiceException',
        'Lambda.AWSLambdaException',
        'Lambda.SdkClientException',
      ],
      IntervalSeconds: 2,
      MaxAttempts: 1,
    },
  ],
  Output: '{% $states.result.Payload %}',
  End: true,
}
const definition = { QueryLanguage: 'JSONata', StartAt: 'Double', States: { Double: lambda } }
const files = { 'flow.asl.json': definition, 'input.json': { n: 2 }, 'mocks.json': { Double: { n: 4 } } }

describe('stepwright run', () => {
  test('gives the output to programs, the timeline to people', async () => {
    const cwd = await project(files)
    expect(await ran(['run', 'flow.asl.json', '-i', 'input.json', '-m', 'mocks.json'], { cwd })).toEqual({
      exitCode: 0,
      out: '{\n  "n": 4\n}\n',
      err: expect.stringMatching(/Double .*\n.*SUCCEEDED\n$/),
    })
  })

  test('takes the input as JSON, and mocks that fail first', async () => {
    const cwd = await project({
      ...files,
      'mocks.json': { Double: [{ Throw: { Error: 'Busy' } }, { Return: { n: 6 } }] },
    })
    const { exitCode, out, err } = await ran(['run', 'flow.asl.json', '-i', '{"n":3}', '-m', 'mocks.json'], { cwd })
    expect([exitCode, JSON.parse(out)]).toEqual([0, { n: 6 }])
    expect(err).toContain('attempt 2')
  })

  test('files may start with a byte order mark, as some editors on Windows write', async () => {
    const cwd = await project({
      'flow.json': `\uFEFF${JSON.stringify(definition)}`,
      'i.json': '\uFEFF{"n":3}\r\n',
      'm.json': '\uFEFF{"Double":1}',
    })
    expect(await ran(['run', 'flow.json', '-i', 'i.json', '-m', 'm.json'], { cwd })).toMatchObject({
      exitCode: 0,
      out: '1\n',
    })
  })

  test('--silence leaves out warnings by code', async () => {
    const cwd = await project({
      ...files,
      'flow.asl.json': { ...definition, States: { Double: { ...lambda, Retry: [] } } },
    })
    const run = (...flags: string[]) => ran(['run', 'flow.asl.json', '-m', 'mocks.json', ...flags], { cwd })
    expect((await run()).err).toContain('warning SW3195')
    const { exitCode, err } = await run('--silence', 'SW3195')
    expect([exitCode, err.includes('warning')]).toEqual([0, false])
  })

  test('an execution that fails is exit code 1, and no output', async () => {
    const cwd = await project({ ...files, 'mocks.json': { Double: { Throw: { Error: 'Broken', Cause: 'no luck' } } } })
    const { exitCode, out, err } = await ran(['run', 'flow.asl.json', '-m', 'mocks.json'], { cwd })
    expect([exitCode, out]).toEqual([1, ''])
    expect(err).toContain('FAILED  Broken: no luck')
  })

  test('--format json holds everything', async () => {
    const cwd = await project(files)
    const { out, err } = await ran(
      ['run', 'flow.asl.json', '-i', 'input.json', '-m', 'mocks.json', '--format', 'json'],
      { cwd },
    )
    expect(err).toBe('')
    expect(JSON.parse(out)).toMatchObject({
      status: 'SUCCEEDED',
      output: { n: 4 },
      path: ['Double'],
      elapsedMs: expect.any(Number),
      visits: [{ state: 'Double', input: { n: 2 } }],
      history: expect.arrayContaining([expect.objectContaining({ type: 'ExecutionSucceeded' })]),
    })
  })

  test('fills in parameters, and asks for those that are missing', async () => {
    const named = { ...lambda, Arguments: { ...lambda.Arguments, FunctionName: '${Function}' } }
    const cwd = await project({ ...files, 'flow.asl.json': { ...definition, States: { Double: named } } })
    const run = (...flags: string[]) => ran(['run', 'flow.asl.json', '-m', 'mocks.json', ...flags], { cwd })
    expect(await run('-p', 'Function=f')).toMatchObject({ exitCode: 0 })
    expect(await run('-p', 'Funktion=f')).toMatchObject({
      exitCode: 1,
      out: '',
      err: expect.stringMatching(/SW5012[^]*'Function'[^]*SW5013[^]*Did you mean 'Function'\?/),
    })
  })
})

describe('what bad input gets', () => {
  const failing = async (commandLine: readonly string[], extra: { readonly [path: string]: string | object } = {}) => {
    const cwd = await project({ ...files, ...extra })
    const { exitCode, out, err } = await ran(['run', 'flow.asl.json', ...commandLine], { cwd })
    expect([exitCode, out]).toEqual([1, ''])
    expect(err).not.toMatch(/^\s+at /m)
    return err
  }

  test('a task without a mock is told with its name', async () => {
    const err = await failing(['-i', 'input.json'])
    expect(err).toContain('SW4001')
    expect(err).toContain("'Double'")
  })

  test('a mock for no state names the near one', async () => {
    const err = await failing(['-m', 'm.json'], { 'm.json': { Duoble: 1, Double: 1 } })
    expect(err).toContain('SW4002')
    expect(err).toContain("'Double'")
  })

  test('an input file that is not JSON', async () => {
    const err = await failing(['-i', 'broken.json', '-m', 'mocks.json'], { 'broken.json': '{ "n": }' })
    expect(err).toContain('SW5009')
    expect(err).toContain("broken.json:1:8 error SW5009\n  The input in 'broken.json' is not JSON: a value is missing.")
  })

  test('warnings do not bury what keeps a run from starting', async () => {
    const throttled = { ...lambda, Retry: [] }
    const flow = { ...definition, States: { Double: throttled } }
    const err = await failing(['-i', '{', '-m', 'mocks.json'], { 'flow.asl.json': flow })
    expect(err).not.toContain('SW3195')
    expect(err).toContain('1 error\n')
  })

  test('an input file that is not there', async () => {
    expect(await failing(['-i', 'gone.json'])).toContain("'gone.json' could not be read: it does not exist.")
  })

  test('an input that is no JSON', async () => {
    expect(await failing(['-i', '{n: 1}'])).toContain(
      'The input given is not JSON: there is something that is no JSON value in line 1, column 2.',
    )
  })

  test.each([
    ['m.json', '[1]', "'m.json' holds no object of mocks."],
    ['m.json', '{ "Double" 1 }', "m.json:1:12 error SW5010\n  'm.json' is not JSON: a ':' is missing."],
    ['m.mjs', 'export const other = 1', "'m.mjs' exports no object of mocks."],
    ['m.mjs', 'throw new Error("no")', "'m.mjs' throws while it is loaded: Error: no."],
  ])('mocks in %s: %s', async (file, text, message) => {
    expect(await failing(['-m', file], { [file]: text })).toContain(message)
  })

  test('a definition with an error is not run', async () => {
    const cwd = await project({ 'bad.json': { StartAt: 'X', States: { A: { Type: 'Pass', End: true } } } })
    const { exitCode, out, err } = await ran(['run', 'bad.json'], { cwd })
    expect([exitCode, out]).toEqual([1, ''])
    expect(err).toContain('bad.json:2:14 error SW3030')
  })

  test('a param that is no Name=value', async () => {
    expect(await failing(['-p', 'x', '-m', 'mocks.json'])).toContain("'--param x' does not read as Name=value.")
  })
})
