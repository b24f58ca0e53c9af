import { optimizedIntegrations, sdkServiceAliases, type IntegrationPattern } from '@stepwright/asl'

/** The optimized integrations' names of services that SDK integrations spell otherwise. */
const optimizedNames: ReadonlyMap<string, string> = new Map([
  ['sfn', 'states'],
  // The optimized integration has the actions of two clients.
  ['bedrockruntime', 'bedrock'],
  ['eventbridge', 'events'],
  ['emr', 'elasticmapreduce'],
  ['emrcontainers', 'emr-containers'],
  ['emrserverless', 'emr-serverless'],
])

/**
 * Services whose optimized integration takes or gives other members than their API, so that a client's types do not describe it. Lambda's
 * has a resource of its own.
 */
const otherShapes: ReadonlySet<string> = new Set(['apigateway', 'bedrockagentcore', 'http', 'lambda'])

/** Services whose optimized actions their API does not have: there is no SDK integration to turn to. */
const actionsOfTheirOwn: ReadonlySet<string> = new Set(['elasticmapreduce'])

/** Callbacks that AWS documents nowhere: the SDK integration offers them for certain. */
const undocumentedCallbacks: ReadonlySet<string> = new Set(['batch', 'eks'])

/** A service's id in `aws-sdk:<id>`, from that id or from the name that its client package, the CLI or IAM have for it. */
function sdkServiceId(name: string): string {
  return sdkServiceAliases.get(name) ?? name.replaceAll('-', '').toLowerCase()
}

/**
 * The `Resource` of an API action: the optimized integration where there is one, else the SDK integration. `null` when the action cannot be
 * called by that pattern.
 */
export function integrationArn(service: string, action: string, pattern: IntegrationPattern | null): string | null {
  const id = sdkServiceId(service)
  const name = optimizedNames.get(id) ?? id
  const optimized = otherShapes.has(name) ? undefined : optimizedIntegrations.get(name)?.get(action)
  const suffix = pattern === null ? '' : `.${pattern}`
  const takesPattern = pattern === null || optimized?.patterns.includes(pattern)
  const isUndocumented = pattern === 'waitForTaskToken' && undocumentedCallbacks.has(name)
  if (optimized !== undefined && takesPattern && !isUndocumented) return `arn:aws:states:::${name}:${action}${suffix}`
  const isOwn = optimized !== undefined && actionsOfTheirOwn.has(name)
  const bySdk = !isOwn && (pattern === null || pattern === 'waitForTaskToken')
  return bySdk ? `arn:aws:states:::aws-sdk:${id}:${action}${suffix}` : null
}
