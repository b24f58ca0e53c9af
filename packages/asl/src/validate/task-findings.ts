import { nearestName } from '../diagnostics/nearest-name.ts'
import type { IntegrationPattern } from '../spec/integrations.ts'
import { patterns } from '../spec/resource.ts'
import { describeFirst, type Place } from './place.ts'
import { quotedList } from './shape-findings.ts'
import type { Finding } from './visit.ts'

export const notRecognized = (at: Place, resource: string, why: string, hint?: string): Finding => ({
  code: 'SW3060',
  message: `${describeFirst(at)} is '${resource}', which Step Functions does not recognize: ${why}.`,
  hint:
    hint ??
    'It takes the ARN of a Lambda function or an activity, arn:aws:states:::<service>:<action> or arn:aws:states:::aws-sdk:<service>:<action>.',
  aws: `The resource provided ${resource} is not recognized. The value is not a valid resource ARN, or the resource is not available in this region.`,
})

export const foreignResource = (at: Place, resource: string): Finding => ({
  code: 'SW3061',
  message: `${describeFirst(at)} is '${resource}', an ARN of something that Step Functions does not run.`,
  hint: 'AWS runs Lambda functions, activities and service integrations (arn:aws:states:::…) only.',
})

export function unsupportedPattern(at: Place, call: string, suffix: string, offered: readonly string[]): Finding {
  const known = (patterns as readonly string[]).includes(suffix)
  const near = known ? null : nearestName(suffix, patterns)
  const offers =
    offered.length === 0
      ? 'request and response only'
      : quotedList(
          offered.map((one) => `.${one}`),
          'and',
        )
  return {
    code: 'SW3062',
    message: `${describeFirst(at)} asks for '.${suffix}', which ${call} does not offer.`,
    hint: near === null ? `It offers ${offers}.` : `Did you mean '.${near}'?`,
  }
}

export const actionCase = (at: Place, action: string): Finding => ({
  code: 'SW3060',
  message: `${describeFirst(at)} names the action '${action}'; an SDK integration starts it with a lower-case letter.`,
  hint: `Write '${action.charAt(0).toLowerCase()}${action.slice(1)}'.`,
})

export const unknownSdkService = (at: Place, resource: string, service: string, hint: string): Finding =>
  notRecognized(at, resource, `AWS has no service '${service}' for SDK integrations`, hint)

export const retiredSdkService = (at: Place, service: string): Finding => ({
  code: 'SW3198',
  message: `${describeFirst(at)} calls '${service}', a service that AWS has closed.`,
  hint: 'Call what has taken its place; AWS may refuse the definition, and the call fails.',
})

export const misspeltSdkAction = (at: Place, resource: string, call: string, meant: string): Finding =>
  notRecognized(at, resource, `AWS has no action '${call}'`, `Did you mean '${meant}'?`)

export const unknownSdkAction = (at: Place, call: string, near: string | null): Finding => ({
  code: 'SW3198',
  message: `${describeFirst(at)} calls '${call}', which the models of AWS's APIs do not have.`,
  hint:
    near === null
      ? 'AWS refuses actions that it does not know. Silence the warning when the action is newer than this check.'
      : `Did you mean '${near}'?`,
})

/** As recorded, blanks included. */
const expressSentences: { readonly [pattern in IntegrationPattern | 'activity']: string } = {
  activity: 'Express state machine does not support Activity ARN',
  sync: "Express state machine does not support '.sync' service integration",
  'sync:2': "Express state machine does not support '.sync' service integration",
  waitForTaskToken: "Express state machine does not support '.waitForTaskToken' service integration ",
}

export const expressPattern = (at: Place, pattern: IntegrationPattern | 'activity'): Finding => ({
  code: 'SW3063',
  message: `${describeFirst(at)} runs in an Express workflow, which does not support ${pattern === 'activity' ? 'activities' : `'.${pattern}'`}.`,
  hint: 'Use a Standard workflow, or the request and response form.',
  aws: expressSentences[pattern],
})

export const credentialsWithoutRole = (at: Place, members: readonly string[]): Finding => ({
  code: 'SW3064',
  message: `${describeFirst(at)} has no 'RoleArn'.`,
  aws: "The field 'RoleArn' is required but was missing",
  hint: members.some((name) => name.toLowerCase() === 'rolearn')
    ? "Write it 'RoleArn'; names are case-sensitive."
    : "Add 'RoleArn': the role that the task assumes.",
})

export const heartbeatNotBelowTimeout = (at: Place, heartbeat: number, timeout: number): Finding => ({
  code: 'SW3065',
  message: `${describeFirst(at)} has 'HeartbeatSeconds' ${heartbeat}, which is not below its 'TimeoutSeconds' ${timeout}.`,
  hint: 'Make the heartbeat shorter than the timeout; otherwise it is never missed.',
})

export const missingArgument = (at: Place, call: string, name: string): Finding => ({
  code: 'SW3066',
  message: `${describeFirst(at)} has no '${name}', which ${call} requires.`,
  hint: `Add '${name}'.`,
})

export const argumentCase = (at: Place, written: string, name: string): Finding => ({
  code: 'SW3067',
  message: `${describeFirst(at)} is spelt '${written}'; ${/^[A-Z]/u.test(written) ? 'the integration spells it otherwise' : 'members of an integration start with a capital letter'}.`,
  hint: `Write '${name}'.`,
})

export const unknownArgument = (at: Place, call: string, known: string | null): Finding => ({
  code: 'SW3068',
  message: `${describeFirst(at)} is not a member that ${call} is known to take.`,
  hint:
    known === null
      ? 'Step Functions refuses members that it does not know. Take it out, or silence the warning when the API is newer than this check.'
      : `Did you mean '${known}'?`,
})

export const tokenNotPassed = (at: Place, token: string): Finding => ({
  code: 'SW3069',
  message: `${describeFirst(at)} waits for a task token, but passes none on.`,
  hint: `Put ${token} where the worker finds it; without it nobody can complete the task.`,
})

export const endlessCallback = (at: Place): Finding => ({
  code: 'SW3193',
  message: `${describeFirst(at)} waits for a task token without a timeout; a lost token keeps the execution open for up to a year.`,
  hint: "Add 'TimeoutSeconds' or 'HeartbeatSeconds'.",
})
