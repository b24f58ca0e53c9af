// Checks what users get: builds and packs the five packages, installs the tarballs with npm into an empty folder, and there type-checks, builds,
// runs and tests a small pipeline. Says each step before it takes it; needs the npm registry.
//   node scripts/check-packages.mjs [--keep]
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const folder = mkdtempSync(join(tmpdir(), 'stepwright-packages-'))
const packages = ['asl', 'dsl', 'compiler', 'runtime-mock', 'stepwright']
const { devDependencies, packageManager } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))

/** Nothing of this checkout may leak into the check. */
const env = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !/^(npm_|NODE_OPTIONS$|INIT_CWD$|FORCE_COLOR$)/i.test(name)),
)

function say(text) {
  console.log(`\n== ${text}`)
}

function run(command, args, { cwd = folder, quiet = false } = {}) {
  console.log(`$ ${command} ${args.join(' ')}`)
  const { status, stdout, stderr, error } = spawnSync(command, args, { cwd, env, encoding: 'utf8' })
  const said = `${stdout ?? ''}${stderr ?? ''}`.trim()
  if (status !== 0 || !quiet) console.log(said)
  if (error) throw error
  if (status !== 0) throw new Error(`'${command} ${args.join(' ')}' ended with exit code ${status}.`)
  return stdout
}

function expect(what, holds) {
  if (!holds) throw new Error(`Expected ${what}.`)
  console.log(`ok: ${what}`)
}

function write(files) {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), typeof content === 'string' ? content : `${JSON.stringify(content, null, 2)}\n`)
  }
}

try {
  say('Building the packages')
  run('npx', ['tsc', '-b'], { cwd: root, quiet: true })

  say(`Packing ${packages.join(', ')} into ${folder}`)
  const pnpm = ['exec', '--yes', '--prefer-offline', `--package=${packageManager}`, '--', 'pnpm']
  for (const name of packages) {
    run('npm', [...pnpm, 'pack', '--pack-destination', folder], { cwd: join(root, 'packages', name), quiet: true })
  }
  const tarballs = readdirSync(folder).filter((file) => file.endsWith('.tgz'))
  expect(`${packages.length} tarballs`, tarballs.length === packages.length)
  const tarballOf = (name) =>
    `file:${tarballs.find((file) => file.startsWith(`${name}-0`) || file.startsWith(`${name}-1`))}`

  say('Installing them with npm into a project of their own')
  const ours = Object.fromEntries(
    packages.slice(0, 4).map((name) => [`@stepwright/${name}`, tarballOf(`stepwright-${name}`)]),
  )
  write({
    'package.json': {
      name: 'user-project',
      private: true,
      type: 'module',
      dependencies: { stepwright: tarballOf('stepwright') },
      // None of them is published yet: what `stepwright` depends on comes from here too.
      overrides: ours,
      devDependencies: {
        ...ours,
        typescript: devDependencies.typescript,
        vitest: devDependencies.vitest,
        zod: '4.6.7',
      },
    },
    'tsconfig.json': {
      compilerOptions: {
        strict: true,
        target: 'es2023',
        module: 'nodenext',
        noEmit: true,
        types: [],
        skipLibCheck: false,
      },
      include: ['src'],
    },
    'vitest.config.mts':
      "import { stepwright } from 'stepwright/vite'\nimport { defineConfig } from 'vitest/config'\nexport default defineConfig({ plugins: [stepwright()] })\n",
    'src/hello.pipeline.ts': `import { param, pipeline } from 'stepwright'
import { lambda } from 'stepwright/aws'
import { z } from 'zod'

type Greet = (event: { readonly name: string }) => Promise<{ readonly text: string }>

export const hello = pipeline('Hello', { input: z.object({ name: z.string() }) })
  .task('Greet', lambda<Greet>(param('GreetFunction')), (person) => ({ name: person.name.toUpperCase() }))
  .retry(
    ['Lambda.TooManyRequestsException', 'Lambda.ServiceException', 'Lambda.AWSLambdaException', 'Lambda.SdkClientException'],
    { maxAttempts: 3 },
  )
  .pass('Sign', (greeting) => ({ text: \`\${greeting.text} Yours, Stepwright.\` }))
  .succeed()
`,
    'src/hello.test.ts': `import { simulate } from 'stepwright/testing'
import { expect, test } from 'vitest'
import { hello } from './hello.pipeline.js'

test('says hello', async () => {
  const run = await simulate(hello, {
    input: { name: 'Ada' },
    params: { GreetFunction: 'greet' },
    mocks: { Greet: ({ name }) => ({ text: \`Hello, \${name}.\` }) },
  })
  expect(run).toHaveSucceeded()
  expect(run.output).toEqual({ text: 'Hello, ADA. Yours, Stepwright.' })
})
`,
    'mocks.ts': 'export default { Greet: ({ name }: { name: string }) => ({ text: `Hello, ${name}.` }) }\n',
  })
  run('npm', ['install', '--no-audit', '--no-fund', '--prefer-offline'], { quiet: true })

  say('Type-checking against the shipped types')
  run('npx', ['tsc', '-p', '.'])

  say('stepwright build')
  run('npx', ['stepwright', 'build'])
  const definition = JSON.parse(readFileSync(join(folder, 'asl', 'Hello.asl.json'), 'utf8'))
  expect('the state machine of two states', Object.keys(definition.States).join() === 'Greet,Sign')
  run('npx', ['stepwright', 'validate', 'asl/Hello.asl.json'])

  say('stepwright run')
  const flags = ['--input', '{"name":"Ada"}', '--mocks', 'mocks.ts', '--param', 'GreetFunction=greet']
  const output = run('npx', ['stepwright', 'run', 'src/hello.pipeline.ts', ...flags])
  expect('the output of the run', JSON.parse(output).text === 'Hello, ADA. Yours, Stepwright.')

  say('vitest')
  run('npx', ['vitest', 'run'])

  say('stepwright build of a file that throws')
  write({
    'bad.pipeline.ts': "interface Gone {\n  readonly x: 1\n}\nexport const bad = (JSON.parse('null') as Gone).x\n",
  })
  const failed = spawnSync('npx', ['stepwright', 'build', 'bad.pipeline.ts'], { cwd: folder, env, encoding: 'utf8' })
  console.log(failed.stderr)
  expect('exit code 1 and nothing on standard output', failed.status === 1 && failed.stdout === '')
  expect("the place in the user's file", /bad\.pipeline\.ts:4:\d+ error SW5006/.test(failed.stderr))

  say('The packages work as they are shipped.')
} finally {
  if (process.argv.includes('--keep')) console.log(`\nKept: ${folder}`)
  else rmSync(folder, { recursive: true, force: true })
}
