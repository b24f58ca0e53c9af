export { stepwrightVite as stepwright, type StepwrightViteOptions } from '@stepwright/compiler'
