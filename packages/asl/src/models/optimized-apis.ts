import type { ServiceCall } from '../spec/resource.ts'

/** The API behind an optimized action. */
export interface OptimizedApi {
  /** The service's id in SDK integrations. */
  readonly service: string
  readonly action: string
  /** The API's members that the integration takes or gives as any JSON, wherever they occur. */
  readonly loose: readonly string[]
  /** What the integration takes beside the API's members. */
  readonly extra: readonly string[]
}

/** Names of services that SDK integrations spell otherwise. */
const sdkIds: ReadonlyMap<string, string> = new Map([
  ['states', 'sfn'],
  ['events', 'eventbridge'],
  ['emr-containers', 'emrcontainers'],
  ['emr-serverless', 'emrserverless'],
])

/** Integrations that are no call of one API: they have members and results of their own. */
const noApi: ReadonlySet<string> = new Set([
  'apigateway:invoke',
  'bedrockagentcore:invokeHarness',
  'eks:call',
  'eks:runJob',
  'http:invoke',
])

const looseMembers: ReadonlyMap<string, readonly string[]> = new Map([
  ['bedrock:invokeModel', ['body']],
  ['events:putEvents', ['Detail']],
  ['lambda:invoke', ['Payload']],
  ['sns:publish', ['Message']],
  ['sqs:sendMessage', ['MessageBody']],
  ['states:startExecution', ['input']],
])

/** A body too large for a state's data is in a bucket. */
const extraMembers: ReadonlyMap<string, readonly string[]> = new Map([['bedrock:invokeModel', ['Input', 'Output']]])

/** The API that an optimized integration calls; `null` where it is none, or is called with other members: EMR's. */
export function optimizedApi({ service, action }: Pick<ServiceCall, 'service' | 'action'>): OptimizedApi | null {
  const name = `${service}:${action}`
  if (noApi.has(name) || service === 'elasticmapreduce') return null
  const id = name === 'bedrock:invokeModel' ? 'bedrockruntime' : (sdkIds.get(service) ?? service)
  return { service: id, action, loose: looseMembers.get(name) ?? [], extra: extraMembers.get(name) ?? [] }
}
