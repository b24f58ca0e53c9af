import { invalidDefinitionMessage, validateAsAws, type StateMachineDefinition } from '@stepwright/asl'
import { answered, refused, type Answered } from '../answered.ts'
import type { WorkflowType } from './state-machine.ts'

/** Reads the text of a definition, or refuses it as `CreateStateMachine` does. */
export function readDefinitionText(text: string, workflowType: WorkflowType): Answered<StateMachineDefinition> {
  const message = invalidDefinitionMessage(validateAsAws(text, { workflowType }))
  if (message !== null) return refused('InvalidDefinition', message)
  // What validates is a definition.
  return answered(JSON.parse(text) as StateMachineDefinition)
}

const roleArn = /^arn:aws[a-z-]*:iam::\d{12}:role\/.+$/

/** Refuses what is no ARN of a role. That the role exists, and may do what it should, is not looked at. */
export function checkRole(arn: string): ReturnType<typeof refused> | null {
  return roleArn.test(arn) ? null : refused('InvalidArn', `Invalid Role Arn: '${arn}'`)
}
