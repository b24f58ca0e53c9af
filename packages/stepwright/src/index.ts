export { expr, fragment, param, pipeline } from '@stepwright/dsl'
export type {
  AnyPipeline,
  Context,
  Duration,
  ErrorName,
  ErrorOutput,
  Expr,
  Fragment,
  InputOf,
  InputSchema,
  MapContext,
  OutputOf,
  Pipeline,
  PipelineOptions,
  RetryOptions,
  Scope,
  TasksOf,
} from '@stepwright/dsl'
export { isStepwrightError, StepwrightError, type Diagnostic, type SourceLocation } from '@stepwright/asl'
