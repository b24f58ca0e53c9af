export type { JsonObject, JsonValue } from './wire/json.ts'
export type {
  Catcher,
  ChoiceRule,
  ChoiceState,
  FailState,
  ItemProcessor,
  MapState,
  NumberOrExpression,
  ParallelState,
  PassState,
  QueryLanguage,
  Retrier,
  State,
  StateMachineDefinition,
  StatesBlock,
  StateType,
  SucceedState,
  TaskState,
  WaitState,
} from './wire/definition.ts'
export { codes, type CodeEntry, type DiagnosticCode } from './diagnostics/codes.ts'
export type { Diagnostic, Severity, SourceLocation } from './diagnostics/diagnostic.ts'
export { isStepwrightError, StepwrightError } from './diagnostics/stepwright-error.ts'
export { nearestName, suggestion } from './diagnostics/nearest-name.ts'
export type { ValidateOptions } from './validate/collect-findings.ts'
export { validate } from './validate/validate.ts'
export { getOwn, isJsonArray, isJsonObject, setOwn } from './wire/own-property.ts'
export type { Path, PathRoot, PathStep, SyntaxFinding } from './paths/path.ts'
export { compilePath, readPath, type PathCompilation, type PathScope } from './paths/read-path.ts'
export type { PathReading } from './paths/read-steps.ts'
export { writeReferencePath, type PathWriting } from './paths/write-path.ts'
export type { IntrinsicArgument, IntrinsicCall, IntrinsicName, IntrinsicSources } from './intrinsics/intrinsic.ts'
export { compileIntrinsic, type IntrinsicCompilation } from './intrinsics/parse-intrinsic.ts'
export { quoteIntrinsicString } from './intrinsics/print-intrinsic.ts'
export { evaluateIntrinsic, type IntrinsicOutcome } from './intrinsics/evaluate-intrinsic.ts'
export { jsonataLimits } from './jsonata/evaluation-limits.ts'
export { isJsonataText, parseJsonata, type JsonataExpression, type JsonataParse } from './jsonata/parse-jsonata.ts'
export { nodesOf, type JsonataNode } from './jsonata/jsonata-node.ts'
export { checkJsonata, type JsonataFinding, type JsonataPlace } from './jsonata/check-jsonata.ts'
export { evaluateJsonata, type JsonataOutcome, type JsonataScope } from './jsonata/evaluate-jsonata.ts'
export type { JsonataSources } from './jsonata/aws-functions.ts'
export { jsonataMessage, jsonTypeName, unexpectedTypeTail } from './jsonata/jsonata-messages.ts'
export { fillSubstitutions, type Filled } from './substitute/fill-substitutions.ts'
export { optimizedIntegrations, type IntegrationPattern, type OptimizedAction } from './spec/integrations.ts'
export { sdkServiceAliases } from './spec/sdk-services.ts'
export { actionModel, type ActionModel, type IntegrationCall } from './models/action-model.ts'
export { jobModel, type JobModel } from './models/job-model.ts'
export { sdkService, sdkServiceIds, type SdkService } from './models/sdk-actions.ts'
export type { ListShape, MapShape, ObjectShape, Shape } from './models/shape.ts'
export { parseDefinition, type ParsedDefinition, type UnparsedDefinition } from './text/parse-definition.ts'
export { parseJson, type ParsedJson, type ParseOptions, type UnparsedJson } from './text/parse-json.ts'
export { validateText } from './text/validate-text.ts'
export {
  invalidDefinitionMessage,
  validateAsAws,
  type AwsDiagnostic,
  type AwsValidation,
} from './aws/validate-as-aws.ts'
export type { AwsCode } from './aws/aws-codes.ts'
export { jsonComplaint, type JsonComplaint } from './aws/json-complaint.ts'
export { variableReferences } from './aws/variable-references.ts'
export { errorNames, isErrorName } from './spec/error-names.ts'
