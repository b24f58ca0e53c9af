import type { ResourceNode } from '../ir/nodes.ts'
import type { CallbackResource } from '../types/callback-resource.ts'
import type {
  AgentAnswer,
  AgentRequest,
  Answer,
  ApiRequest,
  HttpRequest,
  KubernetesJob,
  KubernetesRequest,
} from '../types/endpoint-shapes.ts'
import type { InputSchema } from '../types/input-schema.ts'
import type { Resource } from '../types/resource.ts'
import type { UntoldJob } from '../types/untold-job.ts'
import { callbackResource, taskResource } from './task-resource.ts'
import { memberSchema, schemaOf, withSchemas } from './task-schemas.ts'

/** A call whose answer's body is `unknown` until it is said, by a type or by a schema of the body. */
export interface EndpointResource<Args, Errors extends string = string> extends Resource<
  Args,
  Answer<unknown>,
  unknown,
  Errors
> {
  <Body>(body?: InputSchema<Body>): Resource<Args, Answer<Body>, unknown, Errors>
}

/** {@link EndpointResource} that may wait for a token. */
export interface ApiResource extends EndpointResource<ApiRequest> {
  /** Waits until someone reports with the task's token, which the arguments carry on: `context.Task.Token`. */
  readonly waitForTaskToken: CallbackResource<ApiRequest>
}

/** A Kubernetes job. */
export interface KubernetesJobResource extends Resource<KubernetesJob, unknown> {
  /** Waits until the job has finished. */
  readonly sync: UntoldJob<KubernetesJob>
}

/**
 * HTTPS endpoints of anyone, called with the credentials of an EventBridge connection.
 *
 * @example
 * ```ts
 * flow.task('Ask for the rate', http.invoke<{ rate: number }>(), (order) => ({
 *   ApiEndpoint: 'https://api.example.com/rates', Method: 'GET',
 *   InvocationConfig: { ConnectionArn: param('RatesConnectionArn') }, QueryParameters: { currency: order.currency } }))
 *   .output((answer) => answer.ResponseBody.rate)
 * // "Resource": "arn:aws:states:::http:invoke"
 * ```
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/call-https-apis.html
 */
export const http: { readonly invoke: EndpointResource<HttpRequest, 'States.Http.Socket'> } = Object.freeze({
  invoke: endpoint<HttpRequest, 'States.Http.Socket'>('http:invoke'),
})

/**
 * APIs of API Gateway. A failed call raises `ApiGateway.<status>`.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-api-gateway.html
 */
export const apiGateway: { readonly invoke: ApiResource } = Object.freeze({
  invoke: Object.freeze(
    Object.assign(called('apigateway:invoke'), {
      waitForTaskToken: callbackResource(node('apigateway:invoke.waitForTaskToken')),
    }),
  ) as unknown as ApiResource,
})

/**
 * The Kubernetes API of an EKS cluster. EKS itself is `sdk<EKS>('eks')`. A failed call raises `EKS.<status>`.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-eks.html
 */
export const kubernetes: {
  readonly call: EndpointResource<KubernetesRequest>
  readonly runJob: KubernetesJobResource
} = Object.freeze({
  call: endpoint<KubernetesRequest, string>('eks:call'),
  runJob: Object.freeze({
    ...taskResource(node('eks:runJob')),
    sync: callbackResource(node('eks:runJob.sync')),
  }) as unknown as KubernetesJobResource,
})

/**
 * Agents of Bedrock AgentCore.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-bedrock-agentcore.html
 */
export const bedrockAgentCore: { readonly invokeHarness: Resource<AgentRequest, AgentAnswer> } = Object.freeze({
  invokeHarness: Object.freeze(taskResource(node('bedrockagentcore:invokeHarness'))) as unknown as Resource<
    AgentRequest,
    AgentAnswer
  >,
})

// What these constants hold is typed by what they declare: phantom types, that no value has.

function endpoint<Args, Errors extends string>(call: string): EndpointResource<Args, Errors> {
  return Object.freeze(called(call)) as unknown as EndpointResource<Args, Errors>
}

function called(call: string): object {
  const of = node(call)
  const resource = (given?: unknown): unknown => {
    const body = schemaOf(given, "an answer's body")
    if (body === null) return resource
    return Object.freeze(taskResource(withSchemas(of, { result: memberSchema('ResponseBody', body) })))
  }
  return Object.assign(resource, taskResource(of))
}

function node(call: string): ResourceNode {
  return { resource: `arn:aws:states:::${call}`, envelope: null, resultAt: [] }
}
