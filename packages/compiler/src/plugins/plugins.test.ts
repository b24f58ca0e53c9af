import { build as esbuild } from 'esbuild'
import { pathToFileURL } from 'node:url'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { build as vite, type Plugin, type Rolldown } from 'vite'
import { compile } from '../compile.ts'
import { userProject, type UserProject } from '../transform/testing/user-project.ts'
import { stepwrightEsbuild } from './esbuild.ts'
import { stepwrightVite } from './vite.ts'

// Each plugin opens a TypeScript project.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

const options = { runtimeModule: '@stepwright/dsl', cacheFolder: false } as const

let project: UserProject
beforeAll(() => {
  project = userProject()
  project.write(
    'src/flow.ts',
    `import { param, pipeline } from '@stepwright/dsl'
import { limit } from './limit.ts'
export const flow = pipeline<{ name: string; size: number; tags?: string[] }>('Flow')
  .choice('Is it large?', (c) => c
    .when((file) => file.size > limit, (large) => large.fail('TooLarge', (file) => \`\${file.name} is too large\`))
    .otherwise((small) => small))
  .pass('Describe', (file) => ({ name: file.name, bucket: param('Bucket'), first: file.tags?.[0] ?? null }))
  .succeed()
`,
  )
  project.write('src/limit.ts', 'export const limit: number = 1000\n')
  project.write(
    'src/refused.ts',
    `import { pipeline } from '@stepwright/dsl'
export const flow = pipeline<{ name: string }>('Flow')
  .pass('é', (file) => new Map([[file.name, 1]]).size)
  .pass('B', (file) => String(file as unknown))
`,
  )
})
afterAll(() => {
  project.remove()
})

/** The definition of the flow in a built file. */
async function definitionIn(file: string): Promise<unknown> {
  const { flow } = (await import(/* @vite-ignore */ pathToFileURL(file).href)) as { flow: unknown }
  const compiled = compile(flow)
  return compiled.ok ? compiled.definition : compiled.diagnostics
}

const definition = {
  StartAt: 'Is it large?',
  QueryLanguage: 'JSONata',
  States: {
    'Is it large?': {
      Type: 'Choice',
      Choices: [{ Condition: '{% $states.input.size > 1000 %}', Next: 'TooLarge' }],
      Default: 'Describe',
    },
    TooLarge: { Type: 'Fail', Error: 'TooLarge', Cause: "{% $states.input.name & ' is too large' %}" },
    Describe: {
      Type: 'Pass',
      Output: {
        name: '{% $states.input.name %}',
        bucket: '${Bucket}',
        first: '{% $states.input.tags[0] != null ? $states.input.tags[0] : null %}',
      },
      End: true,
    },
  },
}

test('esbuild: a bundled pipeline compiles', async () => {
  await esbuild({
    entryPoints: [join(project.root, 'src/flow.ts')],
    absWorkingDir: project.root,
    outfile: join(project.root, 'out/esbuild.mjs'),
    bundle: true,
    format: 'esm',
    external: ['@stepwright/dsl'],
    plugins: [stepwrightEsbuild(options)],
  })
  expect(await definitionIn(join(project.root, 'out/esbuild.mjs'))).toEqual(definition)
})

test('esbuild: what cannot be compiled is an error of the build, with its span', async () => {
  const failed = await esbuild({
    entryPoints: [join(project.root, 'src/refused.ts')],
    absWorkingDir: project.root,
    bundle: true,
    write: false,
    logLevel: 'silent',
    external: ['@stepwright/dsl'],
    plugins: [stepwrightEsbuild(options)],
  }).then(
    () => [],
    (error: unknown) =>
      (
        error as {
          errors: { text: string; location: { file: string; line: number; column: number; length: number } }[]
        }
      ).errors.map(
        ({ text, location: { file, line, column, length } }) => `${file}:${line}:${column}+${length} ${text}`,
      ),
  )
  expect(failed).toMatchInlineSnapshot(`
    [
      "src/refused.ts:3:24+25 SW2001 'new Map([[file.name, 1]])' cannot be compiled to JSONata. States exchange plain JSON: write an object literal.",
    ]
  `)
})

async function viteBuild(entry: string): Promise<Rolldown.RolldownOutput> {
  const plugin: Plugin = stepwrightVite(options)
  return (await vite({
    root: project.root,
    configFile: false,
    logLevel: 'silent',
    plugins: [plugin],
    build: { ssr: join(project.root, entry), write: false, rolldownOptions: { external: ['@stepwright/dsl'] } },
  })) as Rolldown.RolldownOutput
}

test('vite: a built pipeline compiles', async () => {
  const { output } = await viteBuild('src/flow.ts')
  const file = project.write('out/vite.mjs', output[0].code)
  expect(await definitionIn(file)).toEqual(definition)
})

test('vite: what cannot be compiled is an error of the build, with a code frame', async () => {
  const error = await viteBuild('src/refused.ts').then(
    () => null,
    (thrown: unknown) =>
      thrown as { message: string; errors?: { message: string; loc?: { file: string }; frame?: string }[] },
  )
  const [first] = error?.errors ?? []
  expect({
    message: first?.message.split('\n').slice(0, 4),
    loc: { ...first?.loc, file: first?.loc?.file.slice(project.root.length) },
    frame: first?.frame,
  }).toMatchInlineSnapshot(`
    {
      "frame": "  1 | import { pipeline } from '@stepwright/dsl'
      2 | export const flow = pipeline<{ name: string }>('Flow')
    > 3 |   .pass('é', (file) => new Map([[file.name, 1]]).size)
        |                        ^^^^^^^^^^^^^^^^^^^^^^^^^
      4 |   .pass('B', (file) => String(file as unknown))
      5 | ",
      "loc": {
        "column": 23,
        "file": "/src/refused.ts",
        "line": 3,
      },
      "message": [
        "SW2001 src/refused.ts:3:24 'new Map([[file.name, 1]])' cannot be compiled to JSONata. States exchange plain JSON: write an object literal.",
      ],
    }
  `)
})
