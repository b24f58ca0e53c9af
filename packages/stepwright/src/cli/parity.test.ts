import { register } from 'tsx/esm/api'
import type { Diagnostic } from '@stepwright/asl'
import { beforeAll, expect, test } from 'vitest'
import { ran } from './testing/captured-terminal.ts'
import { pipelineProject } from './testing/project.ts'
import { addVitest, vitestFailures } from './testing/vitest.ts'

// Compiling takes the type checker along, and Vitest is a process of its own.
const timeout = 180_000

const lines = (...text: readonly string[]): string => `${text.join('\n')}\n`
const from = "import { pipeline } from 'stepwright'"

/** A mistake of each family, in a file of its own, and the code that it has everywhere. */
const broken: { readonly [name: string]: { readonly code: string; readonly text: string } } = {
  type: {
    code: 'SW5007',
    text: lines(
      from,
      "export const flow = pipeline<{ n: number }>('Type')",
      "  .pass('One', (f) => f.m)",
      '  .succeed()',
    ),
  },
  imported: {
    code: 'SW5007',
    text: lines(
      "import { limit } from './limit.ts'",
      from,
      "export const flow = pipeline<{ n: number }>('Imported')",
      "  .pass('One', (f) => f.n > limit)",
      '  .succeed()',
    ),
  },
  lowering: {
    code: 'SW2001',
    text: lines(
      from,
      "export const flow = pipeline<{ n: number }>('Lowering')",
      "  .pass('One', (f) => ({ m: new Map([[f.n, 1]]).size }))",
      '  .succeed()',
    ),
  },
  evaluation: {
    code: 'SW1012',
    text: lines(
      from,
      'export const flow = pipeline<{ n: number }>(',
      "  'two words',",
      ')',
      "  .pass('One', (f) => f.n)",
      '  .succeed()',
    ),
  },
  definition: {
    code: 'SW1112',
    text: lines(
      from,
      "export const flow = pipeline<{ n: number }>('Definition')",
      "  .pass('One', (f) => f.n)",
      '  .assign((n) => ({ count: n }))',
      '  .succeed()',
    ),
  },
  flow: {
    code: 'SW1101',
    text: lines(
      from,
      "export const flow = pipeline<{ n: number }>('Flow')",
      "  .pass('One', (f) => f.n)",
      "  .pass('One' as never)",
      '  .succeed()',
    ),
  },
}

// Pipelines import Stepwright's sources, in this very process.
beforeAll(() => register())

test('the build, a check that watches and Vitest tell the same', { timeout }, async () => {
  const names = Object.keys(broken)
  const cwd = await pipelineProject({
    'limit.ts': "export const limit: number = 'ten'\n",
    ...Object.fromEntries(names.map((name) => [`${name}.pipeline.ts`, broken[name]?.text ?? ''])),
    ...Object.fromEntries(names.map((name) => [`${name}.test.ts`, testOf(name)])),
  })

  let stop = (): void => undefined
  const stopped = new Promise<void>((resolve) => {
    stop = resolve
  })
  const checked = await ran(['check', '--watch', '--format', 'json'], {
    cwd,
    untilInterrupted: () => stopped,
    onWrite: (text) => {
      if (text.startsWith('Watching')) stop()
    },
  })
  const { diagnostics } = JSON.parse(checked.out) as { diagnostics: readonly Diagnostic[] }
  expect(diagnostics.map(({ code }) => code).sort()).toEqual(names.map((name) => broken[name]?.code).sort())

  const built = await ran(['build'], { cwd })
  await addVitest(cwd)
  const failures = await vitestFailures(cwd)
  for (const { code, message, hint = '', location } of diagnostics) {
    const place = `${location?.file ?? ''}:${location?.line ?? 0}:${location?.column ?? 0}`
    const blocks = built.err.split(/\n(?=\S+:\d+:\d+ error )/)
    const told = blocks.find((block) => block.startsWith(`${place} error ${code}\n  ${message}\n`))
    expect(told, `${place} ${code} in:\n${built.err}`).toContain(`hint: ${hint}`)
    const seen = [...failures.values()].filter(
      (text) => text.includes(message) && text.includes(code) && text.includes(hint),
    )
    expect(seen.join('\n'), `${code} ${message} in:\n${[...failures.values()].join('\n---\n')}`).toContain(place)
  }
  // Only the compiled definition tells it: the module itself could be loaded.
  expect([...failures.keys()].sort()).toEqual(
    names.map((name) => (name === 'definition' ? 'runs' : `${name}.test.ts`)).sort(),
  )
})

/** What a user writes: the message of a failure is whatever Vitest makes of it. */
function testOf(name: string): string {
  return lines(
    "import { expect, test } from 'vitest'",
    "import { simulate } from 'stepwright/testing'",
    `import { flow } from './${name}.pipeline.ts'`,
    "test('runs', async () => {",
    '  expect(await simulate(flow, { input: { n: 1 } })).toHaveSucceeded()',
    '})',
  )
}
