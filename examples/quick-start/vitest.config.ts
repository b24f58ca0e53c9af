import { stepwright } from 'stepwright/vite'
import { defineConfig } from 'vitest/config'
import { fromSource } from '../from-source.ts'

export default defineConfig({ plugins: [stepwright()], ...fromSource('quick-start') })
