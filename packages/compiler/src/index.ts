export { compile, compileMachine } from './compile.ts'
export type { CompiledPipeline, CompileOptions, RefusedPipeline } from './compile.ts'
export { toAsl } from './to-asl.ts'
export type { Param } from './passes/params.ts'
export { locate, type SourceMap } from './source-map.ts'
export { loadModules, type LoadedModule, type LoadedModules, type LoadOptions } from './bundle/load-modules.ts'
export {
  definitionFiles,
  definitionText,
  type DefinitionFiles,
  type DefinitionPlace,
} from './write/definition-files.ts'
export { writeFiles, type TextFile, type Written } from './write/write-files.ts'
export { unreadable } from './write/file-problem.ts'
export { esbuildPluginOf, stepwrightEsbuild } from './plugins/esbuild.ts'
export { stepwrightVite, type StepwrightViteOptions, type StepwrightVitePlugin } from './plugins/vite.ts'
export { createTransform, type Transform, type Transformed, type TransformOptions } from './transform/transform.ts'
