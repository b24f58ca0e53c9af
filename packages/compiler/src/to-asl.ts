import { StepwrightError, type StateMachineDefinition } from '@stepwright/asl'
import type { AnyPipeline } from '@stepwright/dsl'
import { compile } from './compile.ts'

/**
 * The state machine definition of a finished pipeline: plain ASL, validated, for whatever deploys, draws or compares it. Its `param()`s
 * are `${Name}`, which CloudFormation's `DefinitionSubstitutions` and `stepwright deploy` fill in. `compile` tells more: warnings, places, and what is wrong as
 * values.
 *
 * @param pipeline - from a module that Stepwright's plugin compiled
 * @throws StepwrightError with everything that is wrong with the pipeline; SW1007 when it is no finished pipeline
 * @example
 * ```ts
 * new CfnStateMachine(stack, 'Daily', { definition: toAsl(dailyTransactions), roleArn })
 * ```
 */
export function toAsl(pipeline: AnyPipeline): StateMachineDefinition {
  const compiled = compile(pipeline)
  if (!compiled.ok) throw new StepwrightError(compiled.diagnostics)
  return compiled.definition
}
