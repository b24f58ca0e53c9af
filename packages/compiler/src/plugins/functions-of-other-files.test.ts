import { build as esbuild } from 'esbuild'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { compile } from '../compile.ts'
import { userProject, type UserProject } from '../transform/testing/user-project.ts'
import { stepwrightEsbuild } from './esbuild.ts'

// The first build opens a TypeScript project.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

let project: UserProject
beforeAll(() => {
  project = userProject()
  project.write(
    'src/limits.ts',
    `import { param } from '@stepwright/dsl'
export const LIMIT = 5 * 60
export const units = Object.freeze({ size: 'MB', base: 1024 })
export const hosts: string[] = ['a']
hosts.push('b')
export const settings = { bucket: param('Bucket'), retries: { max: 3 } }
`,
  )
  project.write(
    'src/keys.ts',
    `import { param } from '@stepwright/dsl'
import { LIMIT, hosts, settings, units } from './limits.ts'
const PREFIX = \`v\${LIMIT}/\`
const BUCKET = param('Raw')
const hidden = ['x']
hidden.push('y')
interface FileRef { key: string; size: number }
export const fullKey = (f: FileRef) => \`\${PREFIX}\${f.key}\`
export const url = (f: FileRef) => \`s3://\${BUCKET}/\${fullKey(f)}\`
export const target = (f: FileRef) => \`\${param('Target')}/\${f.key}\`
export const tooLarge = (f: FileRef) => f.size > LIMIT * units.base
export const known = (f: FileRef) => hosts.includes(f.key) && f.size < settings.retries.max
export const where = (f: FileRef) => [settings.bucket, f.key]
export const secret = (f: FileRef) => hidden.includes(f.key)
export default function label(f: FileRef, unit = units.size) { return \`\${f.size} \${unit}\` }
export const keys = { fullKey, short(f: FileRef) { return f.key } }
`,
  )
  project.write(
    'src/barrel.ts',
    "export * from './keys.ts'\nexport { default as label } from './keys.ts'\nexport * as all from './keys.ts'\n",
  )
  project.write(
    'packages/shared/package.json',
    JSON.stringify({ name: 'shared', type: 'module', exports: './shared.ts' }),
  )
  project.write('packages/shared/shared.ts', 'export const shout = (text: string): string => text.toUpperCase()\n')
  project.link('packages/shared', 'node_modules/shared')
})
afterAll(() => {
  project.remove()
})

/** The output of a state with this function, built and compiled; or what is said of it. */
async function outputOf(name: string, imports: string, fn: string): Promise<unknown> {
  const file = project.write(
    `src/${name}.ts`,
    `import { param, pipeline } from '@stepwright/dsl'\n${imports}\nexport const flow = pipeline<{ key: string; size: number; files: { key: string; size: number }[] }>('Flow')\n  .pass('A', ${fn})\n  .succeed()\n`,
  )
  const { name: plugin, setup } = stepwrightEsbuild({ runtimeModule: '@stepwright/dsl', cacheFolder: false })
  const outfile = join(project.root, `out/${name}.mjs`)
  try {
    await esbuild({
      entryPoints: [file],
      absWorkingDir: project.root,
      outfile,
      bundle: true,
      format: 'esm',
      logLevel: 'silent',
      external: ['@stepwright/dsl'],
      plugins: [{ name: plugin, setup }],
    })
  } catch (error) {
    return (
      error as { errors: { text: string; location: { file: string; line: number; column: number } }[] }
    ).errors.map(({ text, location }) => `${location.file}:${location.line}:${location.column} ${text}`)
  }
  const { flow } = (await import(/* @vite-ignore */ pathToFileURL(outfile).href)) as { flow: unknown }
  const compiled = compile(flow)
  return compiled.ok ? (compiled.definition.States['A'] as { Output?: unknown }).Output : compiled.diagnostics
}

test('functions of other files, however they are imported', async () => {
  expect(
    await outputOf(
      'imports',
      "import label, { fullKey } from './keys.ts'\nimport * as keys from './keys.ts'\nimport { all, label as labelled, keys as table, url } from './barrel.ts'\nimport { shout } from 'shared'",
      `(f) => ({
        twice: fullKey(f) + fullKey(f),
        a: label(f),
        b: labelled(f, 'KB'),
        c: keys.fullKey(f),
        d: all.fullKey(f),
        e: table.fullKey(f) + table.short(f),
        f: f.files.map(url),
        g: shout(f.key),
      })`,
    ),
  ).toMatchInlineSnapshot(`
    {
      "a": "{% ($text := function($n){ $number($string($n)) = $n ? $string($n) : $error('Round the number first: it has more than 15 digits.') }; $text($states.input.size) & ' MB') %}",
      "b": "{% ($text := function($n){ $number($string($n)) = $n ? $string($n) : $error('Round the number first: it has more than 15 digits.') }; $text($states.input.size) & ' KB') %}",
      "c": "{% 'v300/' & $states.input.key %}",
      "d": "{% 'v300/' & $states.input.key %}",
      "e": "{% 'v300/' & $states.input.key & $states.input.key %}",
      "f": "{% [$map($states.input.files, function($f){ 's3://\${Raw}/v300/' & $f.key })] %}",
      "g": "{% $uppercase($states.input.key) %}",
      "twice": "{% ($fullKey := function($f){ 'v300/' & $f.key }; $fullKey($states.input) & $fullKey($states.input)) %}",
    }
  `)
})

test('constants and parameters of their own files', async () => {
  expect(
    await outputOf(
      'constants',
      "import { known, target, tooLarge, url, where } from './keys.ts'",
      '(f) => ({ a: url(f), b: target(f), c: tooLarge(f), d: known(f), e: where(f) })',
    ),
  ).toMatchInlineSnapshot(`
    {
      "a": "{% 's3://\${Raw}/v300/' & $states.input.key %}",
      "b": "{% '\${Target}/' & $states.input.key %}",
      "c": "{% $states.input.size > 300 * 1024 %}",
      "d": "{% $states.input.key in ['a', 'b'] and $states.input.size < 3 %}",
      "e": [
        "\${Bucket}",
        "{% $states.input.key %}",
      ],
    }
  `)
})

test('a constant that no file can read is refused where it stands', async () => {
  expect(await outputOf('hidden', "import { secret } from './keys.ts'", '(f) => secret(f)')).toMatchInlineSnapshot(`
    [
      "src/keys.ts:14:38 SW2004 'hidden' cannot be read where the function is used, so its value is not fixed when the pipeline is built. Export it, or write its value as a literal, arrays and objects with as const; or pass it to the function as an argument.",
    ]
  `)
})

test('captured values of every form', async () => {
  expect(
    await outputOf(
      'captured',
      `enum Level { Low = 'low', High = 'high' }
const frozen = Object.freeze({ max: 3, tags: ['a'] })
const nested = { buckets: [param('One'), { name: param('Two') }], plain: 1 }
const __proto__ = 'p'`,
      '(f) => ({ a: frozen, b: frozen.tags.length, c: Level, d: Level.High, e: nested, f: nested.buckets, g: __proto__, h: f.key + __proto__ })',
    ),
  ).toMatchInlineSnapshot(`
    {
      "a": {
        "max": 3,
        "tags": [
          "a",
        ],
      },
      "b": 1,
      "c": {
        "High": "high",
        "Low": "low",
      },
      "d": "high",
      "e": {
        "buckets": [
          "\${One}",
          {
            "name": "\${Two}",
          },
        ],
        "plain": 1,
      },
      "f": [
        "\${One}",
        {
          "name": "\${Two}",
        },
      ],
      "g": "p",
      "h": "{% $states.input.key & 'p' %}",
    }
  `)
})
