import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

/** Packages resolve each other's source, so no test needs a build. */
const source = ['@stepwright/source', 'module', 'node', 'development|production']
const resolve = { conditions: source }
const ssr = { resolve: { conditions: source, externalConditions: ['@stepwright/source', 'node'] } }

const fixedSeed = fileURLToPath(new URL('scripts/fixed-seed.ts', import.meta.url))

const project = (name: string, folder: string) => ({
  resolve,
  ssr,
  test: {
    name,
    root: folder,
    include: ['**/*.test.ts'],
    exclude: ['**/*.types.test.ts', '**/node_modules/**', '**/dist/**'],
    // Our modules keep nothing that another test file could see. TypeScript alone takes a second to load: once for each worker, then.
    isolate: false,
    setupFiles: [fixedSeed],
    // Some tests run TypeScript, or a process of their own: a busy machine is no reason to fail.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})

export default defineConfig({
  test: {
    // Vitest keeps a core for itself, which on two cores leaves one.
    maxWorkers: '100%',
    projects: [
      project('asl', 'packages/asl'),
      project('dsl', 'packages/dsl'),
      project('compiler', 'packages/compiler'),
      project('runtime-mock', 'packages/runtime-mock'),
      project('stepwright', 'packages/stepwright'),
      project('conformance', 'conformance'),
      project('docs', 'docs'),
      './examples/*/vitest.config.ts',
    ],
  },
})
