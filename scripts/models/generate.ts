import type { ApiModel } from './api-model.ts'
import { encodeModel, streams } from './encode-shapes.ts'
import { serviceNames } from './service-names.ts'

/** The files of packages/asl/models before they are compressed, by name. The same models give the same text. */
export function modelFiles(models: readonly ApiModel[]): ReadonlyMap<string, string> {
  // Two folders of the CLI may hold one service, under a new name and an old one.
  const services = new Map(models.map((model) => [serviceNames(model.metadata.serviceId).id, model]))
  const sorted = [...services].sort(([left], [right]) => (left < right ? -1 : 1))
  const actions = sorted.map(([id, model]) => `${actionLine(id, model)}\n`).join('')
  return new Map([
    ['actions.txt', actions],
    ...sorted.map(([id, model]) => [`${id}.json`, encodeModel(model)] as const),
  ])
}

/** `glue Glue batchCreatePartition …`; a mark stands after an action that streams. */
function actionLine(id: string, model: ApiModel): string {
  const { errorPrefix } = serviceNames(model.metadata.serviceId)
  const actions = Object.keys(model.operations)
    .sort()
    .map((name) => `${name.charAt(0).toLowerCase()}${name.slice(1)}${streams(model, name) ? '!' : ''}`)
  return [id, errorPrefix, ...actions].join(' ')
}
