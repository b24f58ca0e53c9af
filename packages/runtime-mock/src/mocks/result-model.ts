import { actionModel, jobModel, type IntegrationCall, type ObjectShape } from '@stepwright/asl'
import type { Resource } from '../services/resource.ts'

/** What the API behind a Task answers. */
export interface ResultModel {
  /** The API, as in a message: `aws-sdk:s3:getObject`. */
  readonly api: string
  /** What the service's API answers: for a job, to the question about it. */
  readonly answer: ObjectShape
  /** What the Task yields. */
  readonly result: ObjectShape
  readonly isJob: boolean
}

/**
 * The model of a Task's result; `null` where nothing is known of it: functions, activities and callbacks yield what somebody wrote, and HTTP
 * endpoints, API Gateway and Kubernetes are not modelled, nor are the jobs whose results no documentation tells.
 */
export function resultModelOf(resource: Resource | null): ResultModel | null {
  if (resource?.kind !== 'service' || resource.pattern === 'callback') return null
  const { resourceType, action, resource: name } = resource
  const call: IntegrationCall = resourceType.startsWith('aws-sdk:')
    ? { kind: 'sdk', service: resourceType.slice('aws-sdk:'.length), action }
    : { kind: 'optimized', service: resourceType, action }
  const api = `${resourceType}:${name}`
  if (resource.pattern === 'run a job') {
    const job = jobModel(call, name.endsWith('.sync:2') ? 'sync:2' : 'sync')
    return job && { api, answer: job.polled, result: job.result, isJob: true }
  }
  const model = actionModel(call)
  return model && { api, answer: model.output, result: model.output, isJob: false }
}
