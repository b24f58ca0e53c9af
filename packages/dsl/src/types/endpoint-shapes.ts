// Integrations that are no API of a service: no client of the SDK describes them.

type Method = 'DELETE' | 'GET' | 'HEAD' | 'OPTIONS' | 'PATCH' | 'POST' | 'PUT'

/** Text, or a list of texts. */
type Parameters = Readonly<Record<string, string | number | boolean | readonly string[]>>

/** The answer of an endpoint. The body is parsed where it is JSON. */
export interface Answer<Body> {
  readonly ResponseBody: Body
  readonly Headers: Readonly<Record<string, readonly string[]>>
  readonly StatusCode: number
  readonly StatusText?: string
}

/**
 * A call of an HTTPS endpoint. The connection, of EventBridge, holds the credentials: exactly one of `InvocationConfig` and `Authentication`
 * names it.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/call-https-apis.html
 */
export type HttpRequest = HttpMembers &
  (
    | { readonly InvocationConfig: Connection; readonly Authentication?: never }
    | { readonly Authentication: Connection; readonly InvocationConfig?: never }
  )

interface Connection {
  readonly ConnectionArn: string
}

interface HttpMembers {
  /** An `https://` address. */
  readonly ApiEndpoint: string
  readonly Method: Method
  readonly Headers?: Readonly<Record<string, string>>
  readonly QueryParameters?: Parameters
  readonly RequestBody?: unknown
  readonly Transform?: {
    readonly RequestBodyEncoding?: 'NONE' | 'URL_ENCODED'
    readonly RequestEncodingOptions?: { readonly ArrayFormat?: 'BRACKETS' | 'COMMAS' | 'INDICES' | 'REPEAT' }
  }
}

/**
 * A call of an API of API Gateway.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-api-gateway.html
 */
export interface ApiRequest {
  /** The host name, without a scheme. */
  readonly ApiEndpoint: string
  readonly Method: Method
  readonly Stage?: string
  readonly Path?: string
  readonly Headers?: Readonly<Record<string, readonly string[]>>
  readonly QueryParameters?: Readonly<Record<string, readonly string[]>>
  readonly RequestBody?: unknown
  readonly AllowNullValues?: boolean
  /** Default NO_AUTH. */
  readonly AuthType?: 'IAM_ROLE' | 'NO_AUTH' | 'RESOURCE_POLICY'
}

/** Where a Kubernetes cluster is reached. */
interface Cluster {
  readonly ClusterName: string
  readonly CertificateAuthority: string
  readonly Endpoint: string
}

/**
 * A call of the Kubernetes API.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-eks.html
 */
export interface KubernetesRequest extends Cluster {
  readonly Method: Method
  readonly Path: string
  readonly QueryParameters?: Readonly<Record<string, readonly string[]>>
  readonly RequestBody?: unknown
}

/** A Kubernetes job to run. */
export interface KubernetesJob extends Cluster {
  readonly Namespace?: string
  /** The manifest. */
  readonly Job: unknown
  readonly LogOptions?: {
    readonly RetrieveLogs?: boolean
    readonly RawLogs?: boolean
    readonly LogParameters?: Readonly<Record<string, readonly string[]>>
  }
}

/** A message to an agent, or from it. */
export interface AgentMessage {
  readonly Role: string
  readonly Content: readonly { readonly Text?: string }[]
}

/**
 * A call of an agent of Bedrock AgentCore.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-bedrock-agentcore.html
 */
export interface AgentRequest {
  readonly HarnessArn: string
  readonly RuntimeSessionId: string
  readonly Messages: readonly AgentMessage[]
  readonly SystemPrompt?: unknown
  readonly Model?: unknown
  readonly Tools?: unknown
  readonly MaxIterations?: number
  readonly TimeoutSeconds?: number
}

/** What an agent answers. */
export interface AgentAnswer {
  readonly Output: { readonly Message: AgentMessage }
  readonly StopReason: string
  readonly Usage?: unknown
  readonly Metrics?: { readonly LatencyMs?: number }
}
