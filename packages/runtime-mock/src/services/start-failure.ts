import type { Resource } from './resource.ts'

/** Services whose errors carry another name than their resource. */
const errorPrefixes: { readonly [resourceType: string]: string } = { events: 'eventbridge', states: 'stepfunctions' }

/**
 * Whether an error comes from the call that starts the work (`Glue.ConcurrentRunsExceededException`), and not from the
 * work once it was submitted (`States.TaskFailed`, a worker's own error).
 */
export function isStartFailure(resource: Resource, error: string): boolean {
  if (resource.kind !== 'service' || resource.pattern === 'request response') return true
  const service = resource.resourceType.replace(/^aws-sdk:/, '')
  const prefix = error.split('.')[0]?.toLowerCase() ?? ''
  return error.includes('.') && prefix === (errorPrefixes[service] ?? service.replaceAll('-', '')).toLowerCase()
}
