export { compile, definitionFiles, definitionText, toAsl, writeFiles } from '@stepwright/compiler'
export type {
  CompiledPipeline,
  CompileOptions,
  DefinitionFiles,
  DefinitionPlace,
  Param,
  RefusedPipeline,
  SourceMap,
  TextFile,
  Written,
} from '@stepwright/compiler'
export { validate, validateText, type ValidateOptions } from '@stepwright/asl'
