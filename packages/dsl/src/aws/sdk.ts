import { callerLocation } from '../args/caller-location.ts'
import { describe } from '../args/describe.ts'
import type { ResourceNode } from '../ir/nodes.ts'
import { problem } from '../problems/problem.ts'
import { noSuchPattern } from '../problems/resources.ts'
import { otherKind } from '../problems/values.ts'
import type { CallbackResource } from '../types/callback-resource.ts'
import type { EmrActions } from '../types/emr-actions.ts'
import type { FinishedJob } from '../types/finished-job.ts'
import type { ActionArgs, ActionResult } from '../types/optimized-shapes.ts'
import type { Resource } from '../types/resource.ts'
import type { ClientOf } from '../types/sdk-module.ts'
import type { ErrorsOf } from '../types/service-errors.ts'
import type { UntoldJob } from '../types/untold-job.ts'
import { integrationArn } from './integration.ts'
import { callbackResource, taskResource, type TaskResource } from './task-resource.ts'

/** The actions of an AWS service, from the type of its SDK client or of the package that the client is in. */
export type Sdk<Given> =
  ClientOf<Given> extends infer Client
    ? {
        readonly [Method in Exclude<keyof Client, NotAnAction>]: [FinishedJob<Client, Method>] extends [never]
          ? SdkAction<Given, Method>
          : JobAction<Given, Method>
      } & (Client extends { readonly runJobFlow: unknown } ? EmrActions<Client, Given> : unknown)
    : never

/** An action as a task resource. */
export interface SdkAction<Given, Method> extends Resource<
  ArgsOf<Given, Method>,
  ActionResult<ClientOf<Given>, Method>,
  unknown,
  ErrorsOf<Given, Method, 'call'>
> {
  /** Waits until someone reports with the task's token, which the arguments carry on: `context.Task.Token`. */
  readonly waitForTaskToken: CallbackResource<ArgsOf<Given, Method>, ErrorsOf<Given, Method, 'callback'>>
}

/** An action that starts a job. */
export interface JobAction<Given, Method> extends SdkAction<Given, Method> {
  /** Waits until the job has finished; the result is the finished job. */
  readonly sync: unknown extends FinishedJob<ClientOf<Given>, Method>
    ? UntoldJob<ArgsOf<Given, Method>, ErrorsOf<Given, Method, 'call'>>
    : Resource<ArgsOf<Given, Method>, FinishedJob<ClientOf<Given>, Method>, unknown, ErrorsOf<Given, Method, 'call'>>
}

type ArgsOf<Given, Method> = ActionArgs<ClientOf<Given>, Method>

type NotAnAction =
  'config' | 'destroy' | 'initConfig' | 'middlewareStack' | 'send' | `paginate${string}` | `waitUntil${string}`

/**
 * The actions of an AWS service as task resources, typed by the service's own SDK client: a type alone, nothing of the SDK is loaded.
 *
 * An action is called by its optimized integration where there is one (`glue:startJobRun`, `sns:publish`), else by its SDK integration
 * (`aws-sdk:s3:copyObject`). Members are PascalCase, and instants and blobs are text, as in Step Functions.
 *
 * @typeParam Client - the aggregated client: `import type { Glue } from '@aws-sdk/client-glue'`; or the whole package, whose errors
 * `retry` and `catch` then complete: `import type * as Glue from '@aws-sdk/client-glue'`, `sdk<typeof Glue>('glue')`
 * @param service - the service's name, as in the client's package: `glue`, `redshift-data`
 * @throws StepwrightError SW1009 when an action is asked for a pattern that it does not have
 * @example
 * ```ts
 * const glue = sdk<Glue>('glue')
 * flow.task('Deduplicate', glue.startJobRun.sync, (file) => ({ JobName: 'dedupe', Arguments: { '--key': file.key } }))
 * // "Resource": "arn:aws:states:::glue:startJobRun.sync",
 * // "Arguments": { "JobName": "dedupe", "Arguments": { "--key": "{% $states.input.key %}" } }
 * ```
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/supported-services-awssdk.html
 */
export function sdk<Client>(service: string): Sdk<Client>
export function sdk(service: unknown): unknown {
  if (typeof service !== 'string' || !/^[a-z][a-z\d-]*$/i.test(service)) {
    throw problem(otherKind("'sdk'", "a service's name such as 'glue'", describe(service)), callerLocation())
  }
  return new Proxy(Object.freeze({}), {
    // `then` is asked for by whatever awaits the value, and is no action of any service.
    get: (_target, action) =>
      typeof action === 'string' && action !== 'then' ? sdkAction(service, action) : undefined,
  })
}

function sdkAction(service: string, action: string): object {
  const resource = { ...taskResource(node(service, action, null)) }
  Object.defineProperty(resource, 'sync', { get: () => sync(service, action) })
  Object.defineProperty(resource, 'waitForTaskToken', {
    get: () => callbackResource(node(service, action, 'waitForTaskToken')),
  })
  return Object.freeze(resource)
}

/** A nested execution's output is parsed only by the second form of its pattern. A call says what an untold result is. */
function sync(service: string, action: string): TaskResource {
  const second = integrationArn(service, action, 'sync:2')
  return callbackResource(node(service, action, second === null ? 'sync' : 'sync:2'))
}

function node(service: string, action: string, pattern: 'sync' | 'sync:2' | 'waitForTaskToken' | null): ResourceNode {
  const resource = integrationArn(service, action, pattern)
  if (resource === null) throw problem(noSuchPattern(service, action, String(pattern)), callerLocation())
  return { resource, envelope: null, resultAt: [] }
}
