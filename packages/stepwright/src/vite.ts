// Only the plugin: a configuration is loaded before every run of Vitest, and the compiler when a file with a flow is met.
export { stepwrightVite as stepwright, type StepwrightViteOptions } from '@stepwright/compiler/vite'
