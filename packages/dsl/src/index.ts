export { pipeline, type PipelineOptions } from './pipeline.ts'
export { fragment } from './fragment.ts'
export { stateMachine } from './record/state-machine.ts'
export { block } from './record/block.ts'
export { param } from './param.ts'
export { transient, type RetryPolicy, type TransientPolicies } from './retry-policy.ts'
export { expr } from './expr.ts'
export { jsonata } from './jsonata.ts'
export { lambda, type LambdaError, type LambdaResource } from './aws/lambda.ts'
export { sdk, type JobAction, type Sdk, type SdkAction } from './aws/sdk.ts'
export { activity } from './aws/activity.ts'
export { startExecution, type NestedExecution, type StartExecutionError } from './aws/start-execution.ts'
export {
  apiGateway,
  bedrockAgentCore,
  http,
  kubernetes,
  type ApiResource,
  type EndpointResource,
  type KubernetesJobResource,
} from './aws/endpoints.ts'
export { schemasOf, type TaskSchemas } from './aws/task-schemas.ts'
export { itemSchemaOf } from './aws/item-schema.ts'
export { itemReadersIn } from './ir/item-readers-in.ts'
export { tasksIn } from './ir/tasks-in.ts'
export {
  csv,
  json,
  jsonPairs,
  jsonl,
  parquet,
  type CsvOptions,
  type FileItems,
  type ItemOptions,
  type KeyValue,
  type ListedItems,
  type ObjectItems,
} from './aws/item-formats.ts'
export {
  athenaManifest,
  s3Inventory,
  s3Objects,
  type AthenaFormat,
  type InventoryRow,
  type ListedObject,
} from './aws/item-listings.ts'
export { s3Results, type S3ResultsOptions } from './aws/s3-results.ts'
export { isPipeline, readMachine, unfinishedPipeline } from './read-machine.ts'
export type { BegunPipeline } from './chain/machine-key.ts'
export { lowered, type Captures } from './lowered.ts'
export { located, type Located } from './located.ts'

// Flows name these in their types, so a user's exported fragment needs them in its declaration file.
export type { BranchOutputs, Branches, BranchStates } from './types/branches.ts'
export type { Built, NewlyBuilt, WithAssigned, WithCaught, WithOutput } from './types/built.ts'
export type { ArmEnv, BodyEnv, BranchEnv, ChildEnv, Env, RootEnv } from './types/env.ts'
export type { NoMembers } from './types/no-members.ts'

export type { CallbackResource } from './types/callback-resource.ts'
export type * from './types/endpoint-shapes.ts'
export type { TaskToken } from './types/task-token.ts'
export type { UntoldJob } from './types/untold-job.ts'
export type { CallbackContext, Context, MapContext } from './types/context.ts'
export type { DistributedMapContext } from './types/distributed-map-context.ts'
export type {
  Batch,
  BatchOptions,
  DistributedMapOptions,
  ResultWriter,
  ResultsInPlace,
  S3ResultWriter,
} from './types/distributed-map-options.ts'
export type { Duration } from './types/duration.ts'
export type { CheckedErrors, ErrorName, ErrorNames, PredefinedError } from './types/error-names.ts'
export type { Caught } from './types/caught.ts'
export type { Block } from './record/block-value.ts'
export type { InputOfState, Misfits, OutputOfState, OutputOfStates, TasksOfFields } from './record/data.ts'
export type * from './record/state-fields.ts'
export type { InnerState, InnerStates, PlacedState } from './types/named-state.ts'
export type { HiddenVariables } from './types/hidden-variables.ts'
export type { ItemReader, ReaderOptions } from './types/item-reader.ts'
export type { ChildExecution, ExportedResults, MapResult, ResultForm } from './types/map-result.ts'
export type { OnlyS3, S3Folder, S3Object, S3ObjectVersion, S3Prefix } from './types/s3-place.ts'
export type { LoopOptions } from './types/loop-options.ts'
export type { Expr, Guard } from './types/expr.ts'
export type { BuiltFlow } from './types/built-flow.ts'
export type { Arms, Choice } from './types/choice.ts'
export type { Flow } from './types/flow.ts'
export type { ChildFlow, ItemFlow, SelectedFlow } from './types/item-flow.ts'
export type { PlainFlow } from './types/plain-flow.ts'
export type { AnyFragment, Fragment } from './types/fragment.ts'
export type { InputSchema, SchemaResult } from './types/input-schema.ts'
export type { AnyPipeline, Ended, InputOf, OutputOf, Pipeline, TasksOf } from './types/pipeline.ts'
export type { Resource } from './types/resource.ts'
export type { RetryOptions } from './types/retry-options.ts'
export type { ErrorOutput, ErrorScope, ResultScope, Scope } from './types/scope.ts'
export type { Task } from './types/task.ts'
export type { DslTypeError } from './types/type-error.ts'

export type * from './ir/nodes.ts'
export type * from './ir/distributed-node.ts'
export type * from './ir/value.ts'
export type * from './ir/expression.ts'
export { childExpressions, kinds, visitExpression } from './ir/expression.ts'
export { allowsAbsent } from './args/absent-capture.ts'
export { placesIn, placesText, type Span } from './ir/places.ts'
export { mapChildren } from './ir/map-children.ts'
export { visitState, type StateVisitor } from './ir/visit-state.ts'
