import { codes, type Diagnostic, type DiagnosticCode } from '@stepwright/asl'

function problem(code: DiagnosticCode, message: string, hint?: string): Diagnostic {
  return { code, severity: codes[code].severity, message, ...(hint === undefined ? {} : { hint }) }
}

export function roleArnForm(given: string): Diagnostic {
  return problem(
    'SW5024',
    `'${given}' is no ARN of a role.`,
    'It looks like arn:aws:iam::123456789012:role/StepFunctions, with the account that the state machine belongs to.',
  )
}

export function beingDeleted(name: string): Diagnostic {
  return problem(
    'SW5024',
    `The state machine '${name}' is being deleted.`,
    'It goes when its last execution has ended. Deploy again then, or under another --name.',
  )
}

export function otherType(name: string, now: string, wanted: string): Diagnostic {
  return problem(
    'SW5024',
    `The state machine '${name}' is of type ${now}, and the type of a state machine cannot change to ${wanted}.`,
    `Deploy with --type ${now}, or under another --name.`,
  )
}

export function hiddenMachine(name: string, arn: string): Diagnostic {
  return problem(
    'SW5024',
    `A state machine '${name}' exists, but not as ${arn}.`,
    'The role belongs to another account than the credentials. Give a role of the account that is deployed to.',
  )
}

/** What an error of the SDK, or of the network below it, means. */
export function sdkProblem(error: unknown, endpoint: string): Diagnostic {
  const { name, message, code } = rootOf(error)
  if (noCredentials.test(name)) {
    return problem(
      'SW5020',
      'There are no AWS credentials.',
      'Sign in (aws sso login, aws configure) or set AWS_PROFILE, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.',
    )
  }
  if (denied.has(name)) {
    return problem(
      'SW5021',
      `AWS denies access: ${sentence(message)}`,
      'It takes states:DescribeStateMachine, CreateStateMachine and UpdateStateMachine, and iam:PassRole on the role.',
    )
  }
  if (unreachable.has(code) || unreachable.has(name)) {
    return problem(
      'SW5022',
      `${endpoint} does not answer: ${code === '' ? sentence(message) : `${code}.`}`,
      'Check the network, the region, and --endpoint-url.',
    )
  }
  if (name === 'InvalidDefinition') return problem('SW5023', `AWS refuses the definition: ${sentence(message)}`)
  if (/region is missing|region=""/i.test(message)) {
    return problem('SW5025', 'There is no AWS region.', 'Give --region, or set AWS_REGION or a profile that has one.')
  }
  return problem('SW5024', `AWS refuses the request (${name}): ${sentence(message)}`)
}

const noCredentials = /^CredentialsProviderError$|^TokenProviderError$/
const denied: ReadonlySet<string> = new Set([
  'AccessDenied',
  'AccessDeniedException',
  'ExpiredToken',
  'ExpiredTokenException',
  'IncompleteSignature',
  'InvalidClientTokenId',
  'InvalidSignatureException',
  'MissingAuthenticationToken',
  'MissingAuthenticationTokenException',
  'NotAuthorized',
  'SignatureDoesNotMatch',
  'UnrecognizedClientException',
])
const unreachable: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EPIPE',
  'ETIMEDOUT',
  'TimeoutError',
])

interface Root {
  readonly name: string
  readonly message: string
  readonly code: string
}

/** What an error is at bottom: Node wraps the attempts of a connection into one. */
function rootOf(error: unknown): Root {
  const inner = error instanceof AggregateError ? (error.errors[0] as unknown) : error
  const {
    name = 'Error',
    message = '',
    code = '',
  } = (inner ?? {}) as { name?: string; message?: string; code?: unknown }
  return { name, message, code: typeof code === 'string' ? code : '' }
}

function sentence(text: string): string {
  const flat = text.replace(/\s+/g, ' ').trim()
  return /[.!?]$/.test(flat) ? flat : `${flat}.`
}
