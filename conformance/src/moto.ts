import type { JsonObject, JsonValue, StateMachineDefinition } from '@stepwright/asl'

/** moto's server, as far as executions need it. */
export interface Moto {
  /** How an execution ends there: `SUCCEEDED <output>`, `FAILED <error>`, or what the server refused it with. */
  endOf(definition: StateMachineDefinition, input: JsonValue): Promise<string>
}

const longestMs = 20_000

/** Waits until the server is there. */
export async function motoAt(endpoint: string): Promise<Moto> {
  const untilMs = performance.now() + 60_000
  while (performance.now() < untilMs && !(await isThere(endpoint))) await new Promise((done) => setTimeout(done, 200))
  return {
    async endOf(definition, input) {
      // It cannot start an execution where another one was (a deep copy of a lock): each gets a server as good as new.
      await post(`${endpoint}/moto-api/reset`, {})
      await post(`${endpoint}/moto-api/config`, { stepfunctions: { execute_state_machine: true } })
      const machine = { name: 'm', definition: JSON.stringify(definition), roleArn: 'arn:aws:iam::123456789012:role/r' }
      const { stateMachineArn, message } = await call(endpoint, 'CreateStateMachine', machine)
      if (stateMachineArn === undefined) return `refused: ${JSON.stringify(message)}`
      const started = await call(endpoint, 'StartExecution', { stateMachineArn, input: JSON.stringify(input) })
      const { executionArn } = started
      if (executionArn === undefined) return `refused: ${JSON.stringify(started['message'])}`
      const endMs = performance.now() + longestMs
      while (performance.now() < endMs) {
        const { status, error } = await call(endpoint, 'DescribeExecution', { executionArn })
        if (status === 'SUCCEEDED') return `SUCCEEDED ${await outputOf(endpoint, executionArn)}`
        if (status !== 'RUNNING') return `${textOf(status)} ${textOf(error)}`
        await new Promise((done) => setTimeout(done, 20))
      }
      return 'RUNNING'
    },
  }
}

const textOf = (value: JsonValue | undefined): string => (typeof value === 'string' ? value : '')

/** The output, which is there a moment after the status; never, when it is null. */
async function outputOf(endpoint: string, executionArn: JsonValue): Promise<string> {
  for (let tries = 0; tries < 10; tries += 1) {
    const { output } = await call(endpoint, 'DescribeExecution', { executionArn })
    if (typeof output === 'string') return readable(output)
    await new Promise((done) => setTimeout(done, 20))
  }
  return 'without an output'
}

/** An output that is a text stands there without its quotation marks. */
function readable(output: string): string {
  try {
    return canonical(JSON.parse(output) as JsonValue)
  } catch {
    return `with the bare text ${output}`
  }
}

/** JSON text with members in the order of their names: Python keeps another order. */
export function canonical(value: JsonValue): string {
  return JSON.stringify(value, (_, inner: JsonValue) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner as JsonObject).sort(([one], [other]) => (one < other ? -1 : 1)))
      : inner,
  )
}

async function isThere(endpoint: string): Promise<boolean> {
  return fetch(`${endpoint}/moto-api/`).then(
    () => true,
    () => false,
  )
}

function post(url: string, body: object, headers: { readonly [name: string]: string } = {}): Promise<Response> {
  return fetch(url, { method: 'POST', headers, body: JSON.stringify(body) })
}

async function call(endpoint: string, operation: string, body: object): Promise<{ readonly [key: string]: JsonValue }> {
  const response = await post(endpoint, body, {
    'Content-Type': 'application/x-amz-json-1.0',
    'X-Amz-Target': `AWSStepFunctions.${operation}`,
    // Nobody checks it; the service is read from it.
    Authorization:
      'AWS4-HMAC-SHA256 Credential=testing/20260101/us-east-1/states/aws4_request, SignedHeaders=host, Signature=0',
  })
  const text = await response.text()
  return text.startsWith('{')
    ? (JSON.parse(text) as JsonObject)
    : { message: `${response.status} ${text.slice(0, 200)}` }
}
