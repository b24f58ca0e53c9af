import type { JsonObject, JsonValue } from '@stepwright/asl'
import type { AdapterSources, ServiceAdapter } from './service-adapter.ts'

/**
 * `lambda:invoke`: the mock sees the payload and gives the payload; the envelope around it is made here, with the
 * members recorded from AWS.
 *
 * A callback's result is what the worker sends, so it gets no envelope.
 */
export const lambdaInvoke: ServiceAdapter = {
  throwsLikeLambda: true,
  argumentsOf({ parameters }) {
    const isObject = typeof parameters === 'object' && parameters !== null && !Array.isArray(parameters)
    return isObject && 'Payload' in parameters ? (parameters['Payload'] ?? null) : {}
  },
  outputOf: (call, result, sources) => (call.resource.pattern === 'callback' ? result : envelope(result, sources)),
}

function envelope(payload: JsonValue, { random, nowMs }: AdapterSources): JsonObject {
  const requestId = random.uuid()
  const contentLength = String(Buffer.byteLength(JSON.stringify(payload), 'utf8'))
  const headers = {
    Connection: 'keep-alive',
    'Content-Length': contentLength,
    'Content-Type': 'application/json',
    Date: new Date(nowMs).toUTCString(),
    'X-Amz-Executed-Version': '$LATEST',
    'x-amzn-Remapped-Content-Length': '0',
    'x-amzn-RequestId': requestId,
    'X-Amzn-Trace-Id': `Root=1-${hex(nowMs / 1000)}-${requestId.replaceAll('-', '').slice(0, 24)};Parent=${requestId.replaceAll('-', '').slice(-16)};Sampled=0`,
  }
  return {
    ExecutedVersion: '$LATEST',
    Payload: payload,
    SdkHttpMetadata: {
      AllHttpHeaders: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value]])),
      HttpHeaders: headers,
      HttpStatusCode: 200,
    },
    SdkResponseMetadata: { RequestId: requestId },
    StatusCode: 200,
  }
}

function hex(value: number): string {
  return Math.floor(value).toString(16)
}
