import { createActivity, deleteActivity, describeActivity, listActivities } from './activities.ts'
import {
  createStateMachineAlias,
  deleteStateMachineAlias,
  describeStateMachineAlias,
  listStateMachineAliases,
  updateStateMachineAlias,
} from './aliases.ts'
import { createStateMachine } from './create-state-machine.ts'
import { testStateOperation, validateStateMachineDefinition } from './definitions.ts'
import {
  deleteStateMachine,
  describeStateMachine,
  describeStateMachineForExecution,
  listStateMachines,
} from './describe-state-machine.ts'
import { describeExecution, getExecutionHistory, listExecutions } from './executions.ts'
import { getActivityTask } from './get-activity-task.ts'
import { describeMapRun, listMapRuns, updateMapRun } from './map-runs.ts'
import type { Operation } from './operation.ts'
import { redriveExecution, startExecution, startSyncExecution, stopExecution } from './start-execution.ts'
import { listTagsForResource, tagResource, untagResource } from './tags.ts'
import { sendTaskFailure, sendTaskHeartbeat, sendTaskSuccess } from './task-tokens.ts'
import type { StructureShape } from '../shapes/shape.ts'
import { updateStateMachine } from './update-state-machine.ts'
import { deleteStateMachineVersion, listStateMachineVersions, publishStateMachineVersion } from './versions.ts'

/**
 * The operations of the API, by name. Each takes the request that its shape describes, which the types cannot say of a table; the one
 * who calls has checked it.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_Operations.html
 */
export const operations: { readonly [Name in OperationName]: Operation<never> } = {
  CreateActivity: createActivity,
  CreateStateMachine: createStateMachine,
  CreateStateMachineAlias: createStateMachineAlias,
  DeleteActivity: deleteActivity,
  DeleteStateMachine: deleteStateMachine,
  DeleteStateMachineAlias: deleteStateMachineAlias,
  DeleteStateMachineVersion: deleteStateMachineVersion,
  DescribeActivity: describeActivity,
  DescribeExecution: describeExecution,
  DescribeMapRun: describeMapRun,
  DescribeStateMachine: describeStateMachine,
  DescribeStateMachineAlias: describeStateMachineAlias,
  DescribeStateMachineForExecution: describeStateMachineForExecution,
  GetActivityTask: getActivityTask,
  GetExecutionHistory: getExecutionHistory,
  ListActivities: listActivities,
  ListExecutions: listExecutions,
  ListMapRuns: listMapRuns,
  ListStateMachineAliases: listStateMachineAliases,
  ListStateMachineVersions: listStateMachineVersions,
  ListStateMachines: listStateMachines,
  ListTagsForResource: listTagsForResource,
  PublishStateMachineVersion: publishStateMachineVersion,
  RedriveExecution: redriveExecution,
  SendTaskFailure: sendTaskFailure,
  SendTaskHeartbeat: sendTaskHeartbeat,
  SendTaskSuccess: sendTaskSuccess,
  StartExecution: startExecution,
  StartSyncExecution: startSyncExecution,
  StopExecution: stopExecution,
  TagResource: tagResource,
  TestState: testStateOperation,
  UntagResource: untagResource,
  UpdateMapRun: updateMapRun,
  UpdateStateMachine: updateStateMachine,
  UpdateStateMachineAlias: updateStateMachineAlias,
  ValidateStateMachineDefinition: validateStateMachineDefinition,
}

/** The 37 operations of Step Functions. */
export type OperationName =
  | `${'Create' | 'Delete' | 'Describe'}Activity`
  | 'ListActivities'
  | `${'Create' | 'Delete' | 'Describe' | 'Update'}StateMachine${'' | 'Alias'}`
  | 'DeleteStateMachineVersion'
  | 'DescribeStateMachineForExecution'
  | `ListStateMachine${'s' | 'Aliases' | 'Versions'}`
  | 'PublishStateMachineVersion'
  | `${'Start' | 'StartSync' | 'Stop' | 'Redrive' | 'Describe'}Execution`
  | 'ListExecutions'
  | 'GetExecutionHistory'
  | 'GetActivityTask'
  | `SendTask${'Success' | 'Failure' | 'Heartbeat'}`
  | `${'Describe' | 'Update'}MapRun`
  | 'ListMapRuns'
  | `${'Tag' | 'Untag'}Resource`
  | 'ListTagsForResource'
  | 'TestState'
  | 'ValidateStateMachineDefinition'

/** What an operation's request may hold; null for a name that is no operation. */
export function requestShape(operation: string): StructureShape | null {
  return isOperation(operation) ? operations[operation].request : null
}

export function isOperation(name: string): name is OperationName {
  return Object.hasOwn(operations, name)
}
