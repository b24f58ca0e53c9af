export { compile, compileMachine } from './compile.ts'
export type { CompiledPipeline, CompileOptions, RefusedPipeline } from './compile.ts'
export type { Param } from './passes/params.ts'
export { locate, type SourceMap } from './source-map.ts'
