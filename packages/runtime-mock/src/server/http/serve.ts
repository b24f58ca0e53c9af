import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { isJsonObject, type JsonObject } from '@stepwright/asl'
import { readJson } from '../../test-state/json-text.ts'
import { refused, type Answered } from '../answered.ts'
import { localStepFunctions, type LocalStepFunctions } from '../local-step-functions.ts'
import type { LocalStepFunctionsOptions } from '../options.ts'
import { isLoopback } from './loopback.ts'
import { readBody } from './read-body.ts'

/** A server that speaks the API of Step Functions. */
export interface StepFunctionsServer {
  /** Where an SDK or the AWS CLI finds it: `http://127.0.0.1:8083`. */
  readonly url: string
  readonly port: number
  /** The same Step Functions, without HTTP. */
  readonly local: LocalStepFunctions
  /** Stops listening, and ends the calls that still wait. */
  close(): Promise<void>
}

/** Where a server listens, and what it answers with. */
export interface ServeOptions extends LocalStepFunctionsOptions {
  /** Default 0: any that is free. */
  readonly port?: number
  /** Is told of each call, with AWS's error code where it was refused. */
  readonly onCall?: (operation: string, errorCode: string | null) => void
}

/**
 * Serves the API of Step Functions on this machine, and only to it. It answers the AWS SDKs and the AWS CLI; signatures are not looked at.
 *
 * @throws Error of Node when the port is taken
 * @example
 * const server = await serveStepFunctions({ mocks })
 * const client = new SFNClient({ endpoint: server.url, disableHostPrefix: true, region: 'us-east-1', credentials })
 */
export async function serveStepFunctions(options: ServeOptions = {}): Promise<StepFunctionsServer> {
  const local = localStepFunctions(options)
  const server = createServer((request, response) => void handle(request, response, local, options))
  const port = await listen(server, options.port ?? 0)
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    local,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    // A server on a port has an address of this form.
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port))
  })
}

async function handle(
  request: IncomingMessage,
  response: ServerResponse,
  local: LocalStepFunctions,
  { onCall }: ServeOptions,
): Promise<void> {
  const gone = new AbortController()
  response.on('close', () => gone.abort())
  const [service, operation = ''] = String(request.headers['x-amz-target'] ?? '').split('.')
  const answer = await answerTo(request, service, operation, local, gone.signal)
  onCall?.(operation, answer.ok ? null : answer.code)
  if (!response.writable) return
  const body = JSON.stringify(answer.ok ? answer.value : { __type: typeOf(answer.code), message: answer.message })
  response.writeHead(answer.ok ? 200 : statusOf(answer.code), {
    'Content-Type': 'application/x-amz-json-1.0',
    'Content-Length': Buffer.byteLength(body),
  })
  response.end(body)
}

async function answerTo(
  request: IncomingMessage,
  service: string | undefined,
  operation: string,
  local: LocalStepFunctions,
  gone: AbortSignal,
): Promise<Answered> {
  // What a browser was led here by another name for sends that name.
  if (!isLoopback(request.headers.host ?? '')) {
    return refused('AccessDeniedException', 'This server answers requests to this machine only.')
  }
  if (request.method !== 'POST' || service !== 'AWSStepFunctions') {
    return refused('UnknownOperationException', '')
  }
  try {
    const text = await readBody(request)
    if (text === null) return refused('RequestEntityTooLargeException', 'The request is larger than 4 MiB.')
    const body = text === '' ? {} : readJson(text)
    if (body === undefined || !isJsonObject(body))
      return refused('SerializationException', 'The request is not a JSON object.')
    return await local.call(operation, body satisfies JsonObject, gone)
  } catch (error) {
    return refused('InternalFailure', error instanceof Error ? (error.stack ?? error.message) : String(error))
  }
}

/** AWS gives its errors the name of the service's model; SDKs look at what is behind the `#`. */
function typeOf(code: string): string {
  if (code === 'ValidationException') return `com.amazon.coral.validate#${code}`
  if (isProtocolError(code)) return `com.amazon.coral.service#${code}`
  return `com.amazonaws.swf.service.v2.model#${code}`
}

function isProtocolError(code: string): boolean {
  return ['SerializationException', 'UnknownOperationException', 'AccessDeniedException', 'InternalFailure'].includes(
    code,
  )
}

function statusOf(code: string): number {
  if (code === 'InternalFailure') return 500
  if (code === 'AccessDeniedException') return 403
  return code === 'RequestEntityTooLargeException' ? 413 : 400
}
