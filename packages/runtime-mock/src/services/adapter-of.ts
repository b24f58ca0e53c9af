import { lambdaInvoke } from './lambda-invoke.ts'
import type { Resource } from './resource.ts'
import type { ServiceAdapter } from './service-adapter.ts'

const bare: ServiceAdapter = {
  throwsLikeLambda: false,
  argumentsOf: (call) => call.parameters,
  outputOf: (_call, result) => result,
}

/** The adapter of a resource: services without one of their own pass arguments and results as they are. */
export function adapterOf(resource: Resource): ServiceAdapter {
  if (resource.kind === 'lambda function') return { ...bare, throwsLikeLambda: true }
  if (resource.kind === 'service' && resource.resourceType === 'lambda' && resource.action === 'invoke')
    return lambdaInvoke
  return bare
}
