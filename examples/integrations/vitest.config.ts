import { stepwright } from 'stepwright/vite'
import { defineConfig } from 'vitest/config'

/**
 * Only in this repository: `stepwright` is read from its sources, and those are loaded by Node, not by Vite. That takes a second or two,
 * so the test files of a worker share what it has loaded.
 */
const fromSource = {
  ssr: { resolve: { conditions: ['@stepwright/source', 'module', 'node', 'development|production'] } },
  test: { server: { deps: { external: [/\/packages\//] } }, execArgv: process.execArgv, isolate: false },
}

export default defineConfig({
  ...fromSource,
  plugins: [stepwright()],
  test: { ...fromSource.test, name: 'integrations', include: ['**/*.test.ts'] },
})
