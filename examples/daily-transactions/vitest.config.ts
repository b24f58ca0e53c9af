import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: { name: 'daily-transactions', include: ['**/*.test.ts'] },
})
