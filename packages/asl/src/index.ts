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
export { validate, type ValidateOptions } from './validate/validate.ts'
