import { readFile, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { start } from './process.ts'

const packageFolder = fileURLToPath(new URL('../../..', import.meta.url))

/** As in the examples: `stepwright` is read from its sources, and those are loaded by Node, not by Vite. */
const config = `import { stepwright } from 'stepwright/vite'
import { defineConfig } from 'vitest/config'
export default defineConfig({
  plugins: [stepwright()],
  ssr: { resolve: { conditions: ['@stepwright/source', 'module', 'node', 'development|production'] } },
  test: { server: { deps: { external: [/\\/packages\\//] } }, execArgv: process.execArgv, isolate: false, testTimeout: 60000 },
})
`

/** Makes a project one that Vitest runs in. */
export async function addVitest(cwd: string): Promise<void> {
  await symlink(join(packageFolder, 'node_modules', 'vitest'), join(cwd, 'node_modules', 'vitest'))
  await writeFile(join(cwd, 'vitest.config.ts'), config)
}

const sourceRunner = fileURLToPath(new URL('../../../../../scripts/source.mjs', import.meta.url))

/** The command line that runs Vitest against Stepwright's sources. */
export const vitestLine: readonly string[] = [process.execPath, sourceRunner, 'vitest']

/** What failed, by the name of the test or of the file that could not be loaded, with its message. */
export async function vitestFailures(cwd: string): Promise<ReadonlyMap<string, string>> {
  const line = [...vitestLine, 'run', '--reporter=json', '--outputFile=results.json']
  await start(line, cwd, { VITEST: undefined, CI: 'true' }).ended
  const { testResults } = JSON.parse(await readFile(join(cwd, 'results.json'), 'utf8')) as Results
  return new Map(
    testResults.flatMap(({ name, message, assertionResults }) => [
      ...(message === '' ? [] : [[name.slice(cwd.length + 1), message] as const]),
      ...assertionResults.flatMap(({ title, failureMessages }) =>
        failureMessages.length === 0 ? [] : [[title, failureMessages.join('\n')] as const],
      ),
    ]),
  )
}

interface Results {
  readonly testResults: readonly {
    readonly name: string
    readonly message: string
    readonly assertionResults: readonly { readonly title: string; readonly failureMessages: readonly string[] }[]
  }[]
}

/** What Vitest writes about failures for a person to read, without colours. */
export async function vitestReport(cwd: string): Promise<string> {
  const { ended, written } = start([...vitestLine, 'run', '--reporter=default'], cwd, {
    VITEST: undefined,
    CI: 'true',
    NO_COLOR: '1',
    FORCE_COLOR: undefined,
  })
  await ended
  return written.err
}
