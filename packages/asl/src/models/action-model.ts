import type { ServiceCall } from '../spec/resource.ts'
import { shapesOf } from './materialize.ts'
import { optimizedMember, sdkMember, type SpellMember } from './member-names.ts'
import { readModelFile, type ModelFile, type ShapeRef } from './model-file.ts'
import { optimizedApi, type OptimizedApi } from './optimized-apis.ts'
import { sdkService } from './sdk-actions.ts'
import { errorNamesOf } from './service-errors.ts'
import type { ObjectShape, Shape } from './shape.ts'

/** What an integration's API takes, answers and raises, spelt as the integration spells it. */
export interface ActionModel {
  readonly input: ObjectShape
  readonly output: ObjectShape
  /** The errors that the API declares, as `Retry` and `Catch` see them: `Glue.ConcurrentRunsExceededException`. */
  readonly errors: readonly string[]
}

/** A call of a service, by either kind of integration. */
export type IntegrationCall = Pick<ServiceCall, 'service' | 'action'> & { readonly kind: 'optimized' | 'sdk' }

/** A service's own model, and its shapes by how they are spelt. */
interface LoadedModel {
  readonly file: ModelFile
  readonly shapes: Map<string, (ref: ShapeRef) => Shape>
}

const loaded = new Map<string, LoadedModel>()

/**
 * The model of what a Task calls, from AWS's own models: a service's is read when first asked for. `null` where there is none: an API that the
 * models do not have, and integrations that are no call of one API (HTTP, API Gateway, Kubernetes, EMR's own actions).
 *
 * @example
 * const model = actionModel({ kind: 'optimized', service: 'glue', action: 'startJobRun' })
 * model?.input.required                     // ['JobName']
 * model?.output.members.get('JobRunId')     // { type: 'string', minLength: 1, values: null }
 */
export function actionModel(call: IntegrationCall): ActionModel | null {
  if (call.kind === 'sdk') return modelOf(call, { ...call, loose: [], extra: [] }, sdkMember)
  const api = optimizedApi(call)
  return api && modelOf(call, api, optimizedMember)
}

/** The model of an optimized action, with these of its API's members as any JSON. */
export function loosened(call: IntegrationCall, loose: readonly string[]): ActionModel | null {
  const api = optimizedApi(call)
  return api && modelOf(call, { ...api, loose }, optimizedMember)
}

function modelOf(
  call: IntegrationCall,
  { service, action, loose, extra }: OptimizedApi,
  spell: SpellMember,
): ActionModel | null {
  if (sdkService(service)?.actions.has(action) !== true) return null
  const { file, shapes } = load(service)
  const [input, output, raised] = operationOf(file, action)
  const way = `${spell === sdkMember ? 'sdk' : 'optimized'} ${loose.join(' ')}`
  const shapeOf = shapes.get(way) ?? shapesOf(file, spell, new Set(loose))
  shapes.set(way, shapeOf)
  const objectOf = (ref: ShapeRef | null): ObjectShape => {
    const shape = ref === null ? nothing : shapeOf(ref)
    return shape.type === 'object' ? shape : nothing
  }
  return {
    get input() {
      const shape = objectOf(input)
      return extra.length === 0 ? shape : withMembers(shape, extra)
    },
    get output() {
      return objectOf(output)
    },
    get errors() {
      return errorNamesOf(
        call,
        raised.flatMap((at) => file.errors[at] ?? []),
      )
    },
  }
}

function operationOf({ operations }: ModelFile, action: string): ModelFile['operations'][string] {
  // A few APIs begin their actions with a small letter themselves.
  return operations[`${action.charAt(0).toUpperCase()}${action.slice(1)}`] ?? operations[action] ?? [null, null, []]
}

const nothing: ObjectShape = { type: 'object', members: new Map(), required: [] }

function withMembers({ type, members, required }: ObjectShape, extra: readonly string[]): ObjectShape {
  return { type, required, members: new Map([...members, ...extra.map((name) => [name, { type: 'any' }] as const)]) }
}

function load(service: string): LoadedModel {
  const known = loaded.get(service)
  if (known) return known
  const model = { file: readModelFile(service), shapes: new Map() }
  loaded.set(service, model)
  return model
}
