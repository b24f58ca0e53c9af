import { optimizedIntegrations } from '../spec/integrations.ts'
import { parseResource, patterns, type Resource, type ServiceCall } from '../spec/resource.ts'
import { sdkServiceAliases } from '../spec/sdk-services.ts'
import { didYouMean } from '../diagnostics/nearest-name.ts'
import { checkServiceArguments } from './integration-arguments.ts'
import { checkSdkAction } from './sdk-action.ts'
import { member } from './json-kinds.ts'
import { inside } from './place.ts'
import {
  actionCase,
  credentialsWithoutRole,
  expressPattern,
  foreignResource,
  heartbeatNotBelowTimeout,
  notRecognized,
  unsupportedPattern,
} from './task-findings.ts'
import { isObject } from './json-kinds.ts'
import { isSubstitution } from './substitution.ts'
import type { Context, StateFacts } from './visit.ts'

/** The rules of a Task: what its `Resource` names, whether that can be called so, timeouts, credentials. */
export function checkTask(state: StateFacts, context: Context): void {
  if (state.type !== 'Task') return
  const text = member(state.fields, 'Resource')
  if (typeof text === 'string' && !isSubstitution(text)) checkResource(text, parseResource(text), state, context)
  checkHeartbeat(state, context)
  checkCredentials(state, context)
}

function checkResource(text: string, resource: Resource, state: StateFacts, context: Context): void {
  const { report } = context.visit
  const at = inside(state.at, 'Resource')
  const isExpress = state.scope.workflowType === 'EXPRESS'
  if (resource.kind === 'none') report(at, notRecognized(at, text, resource.why))
  else if (resource.kind === 'other') report(at, foreignResource(at, text))
  else if (resource.kind === 'activity' && isExpress) report(at, expressPattern(at, 'activity'))
  else if (resource.kind === 'optimized') checkOptimized(text, resource, state, context)
  else if (resource.kind === 'sdk') checkSdk(text, resource, state, context)
  if ('pattern' in resource && resource.pattern !== null && isExpress) {
    report(at, expressPattern(at, resource.pattern))
  }
}

function checkOptimized(
  text: string,
  call: ServiceCall & { readonly kind: 'optimized' },
  state: StateFacts,
  context: Context,
): void {
  const { report } = context.visit
  const at = inside(state.at, 'Resource')
  const { service, action, suffix, pattern } = call
  const actions = optimizedIntegrations.get(service)
  const spec = actions?.get(action)
  const sdk = `arn:aws:states:::aws-sdk:${sdkServiceAliases.get(service) ?? service}:${action}`
  if (actions === undefined) {
    const hint = didYouMean(service, optimizedIntegrations.keys(), `An SDK integration is written ${sdk}.`)
    report(at, notRecognized(at, text, `there is no optimized integration of '${service}'`, hint))
  } else if (spec === undefined) {
    const why = `the optimized integration of '${service}' has no action '${action}'`
    report(
      at,
      notRecognized(
        at,
        text,
        why,
        didYouMean(action, actions.keys(), `Other API actions are SDK integrations: ${sdk}.`),
      ),
    )
  } else if (suffix !== null && (pattern === null || !spec.patterns.includes(pattern))) {
    report(at, unsupportedPattern(at, `${service}:${action}`, suffix, spec.patterns))
  } else {
    checkServiceArguments(spec, call, state, context)
  }
}

function checkSdk(
  text: string,
  call: ServiceCall & { readonly kind: 'sdk' },
  state: StateFacts,
  context: Context,
): void {
  const { report } = context.visit
  const at = inside(state.at, 'Resource')
  const { service, action, suffix, pattern } = call
  const alias = sdkServiceAliases.get(service)
  if (alias !== undefined) {
    report(
      at,
      notRecognized(at, text, `SDK integrations know '${service}' as '${alias}'`, `Write aws-sdk:${alias}:${action}.`),
    )
  } else if (/^[A-Z]/u.test(action)) {
    report(at, actionCase(at, action))
  } else if (checkSdkAction(text, call, at, context)) {
    if (suffix !== null && pattern !== 'waitForTaskToken') {
      report(at, unsupportedPattern(at, `aws-sdk:${service}:${action}`, suffix, patterns.slice(2)))
    } else checkServiceArguments(null, call, state, context)
  }
}

function checkHeartbeat({ fields, at }: StateFacts, { visit }: Context): void {
  const heartbeat = member(fields, 'HeartbeatSeconds')
  const timeout = member(fields, 'TimeoutSeconds')
  if (typeof heartbeat !== 'number' || typeof timeout !== 'number' || heartbeat < timeout) return
  visit.report(inside(at, 'HeartbeatSeconds'), heartbeatNotBelowTimeout(at, heartbeat, timeout))
}

function checkCredentials({ fields, at }: StateFacts, { visit, language }: Context): void {
  const credentials = member(fields, 'Credentials')
  if (!isObject(credentials)) return
  const names = language === 'JSONata' ? ['RoleArn'] : ['RoleArn', 'RoleArn.$']
  if (names.some((name) => Object.hasOwn(credentials, name))) return
  const credentialsAt = inside(at, 'Credentials')
  visit.report(credentialsAt, credentialsWithoutRole(credentialsAt, Object.keys(credentials)))
}
