import { register } from 'tsx/esm/api'
import { beforeAll, describe, expect, test } from 'vitest'
import { ran } from '../testing/captured-terminal.ts'
import { pipelineProject } from '../testing/project.ts'

const timeout = 60_000

// Pipelines import Stepwright's sources, in this very process.
beforeAll(() => register())

const flows = `
import { param, pipeline } from 'stepwright'
import { lambda } from 'stepwright/aws'
import { z } from 'zod'

type Double = (event: { readonly n: number }) => Promise<{ readonly n: number }>

export const double = pipeline('DoubleIt', { input: z.object({ n: z.number() }) })
  .task('Double', lambda<Double>(param('DoubleFunction')), (input) => ({ n: input.n }))
  .retry('States.TaskFailed', { maxAttempts: 1 })
  .succeed()

export const other = pipeline<{ readonly n: number }>('Other').pass('Keep').succeed()
`
const mocks = `
export default { Double: ({ n }: { n: number }) => ({ n: n * 2 }) }
`

describe('stepwright run of a pipeline', { timeout }, () => {
  const run = async (...commandLine: readonly string[]) => {
    const cwd = await pipelineProject({ 'flows.pipeline.ts': flows, 'mocks.ts': mocks })
    return ran(['run', ...commandLine], { cwd })
  }
  const withMocks = ['-m', 'mocks.ts', '-p', 'DoubleFunction=f']

  test('executes the one that is meant, by the name of its export or its own', async () => {
    const byExport = await run('flows.pipeline.ts#double', '-i', '{"n":4}', ...withMocks)
    expect([byExport.exitCode, JSON.parse(byExport.out)]).toEqual([0, { n: 8 }])
    const byName = await run('flows.pipeline.ts#Other', '-i', '{"n":4}')
    expect([byName.exitCode, JSON.parse(byName.out)]).toEqual([0, { n: 4 }])
  })

  test('asks which one is meant', async () => {
    expect(await run('flows.pipeline.ts')).toMatchObject({
      exitCode: 1,
      out: '',
      err: expect.stringMatching(
        /^flows\.pipeline\.ts:\d+:\d+ error SW5014\n {2}'flows\.pipeline\.ts' has several pipelines: 'double', 'other'\.[^]*hint: Say which one: flows\.pipeline\.ts#double\n/,
      ),
    })
    expect((await run('flows.pipeline.ts#duoble')).err).toMatch(
      /'flows\.pipeline\.ts' has no pipeline 'duoble'\.[^]*hint: Did you mean 'double'\?/,
    )
  })

  test('holds the input against the schema, and names who uses a missing parameter', async () => {
    const { exitCode, err } = await run('flows.pipeline.ts#double', '-i', '{"n":"4"}', '-m', 'mocks.ts')
    expect(exitCode).toBe(1)
    expect(err).toContain(
      "The input does not fit the pipeline's schema at n: Invalid input: expected number, received string.",
    )
    expect(err).toContain("The parameter 'DoubleFunction', used by 'Double', has no value.")
  })

  test('a mocks module with a type error is not run', async () => {
    const cwd = await pipelineProject({
      'flows.pipeline.ts': flows,
      'mocks.ts': "import 'stepwright/testing'\nexport default { Double: (n: number): string => n }\n",
    })
    const { exitCode, err } = await ran(['run', 'flows.pipeline.ts#double', '-m', 'mocks.ts'], { cwd })
    expect(exitCode).toBe(1)
    expect(err).toContain('mocks.ts:2:')
    expect(err).toContain('SW5007')
  })
})
