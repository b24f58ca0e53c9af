import type { ViteUserConfig } from 'vitest/config'

/**
 * Only in this repository: `stepwright` is read from its sources, and those are loaded by Node, not by Vite. That takes a second or two, so
 * the test files of a worker share what it has loaded. A project of your own needs nothing but the plugin.
 *
 * @param name - of the example, for `--project`
 */
export const fromSource = (name: string): ViteUserConfig => ({
  ssr: { resolve: { conditions: ['@stepwright/source', 'module', 'node', 'development|production'] } },
  test: {
    name,
    include: ['**/*.test.ts'],
    server: { deps: { external: [/\/packages\//] } },
    execArgv: process.execArgv,
    isolate: false,
  },
})
