import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { zipEntries } from './zip-entries.ts'

/** What we read of a service's model as the AWS CLI carries it. */
export interface ApiModel {
  readonly metadata: { readonly serviceId: string }
  readonly operations: { readonly [name: string]: ApiOperation }
  readonly shapes: { readonly [name: string]: ApiShape }
}

export interface ApiOperation {
  readonly input?: ShapeRef
  readonly output?: ShapeRef
  readonly errors?: readonly ShapeRef[]
}

export interface ShapeRef {
  readonly shape: string
  /** JSON in a header: any value. */
  readonly jsonvalue?: boolean
  /** Filled in by the SDK when it is not given. */
  readonly idempotencyToken?: boolean
}

export interface ApiShape {
  readonly type: string
  readonly members?: { readonly [name: string]: ShapeRef }
  readonly required?: readonly string[]
  readonly member?: ShapeRef
  readonly value?: ShapeRef
  readonly enum?: readonly string[]
  readonly min?: number
  readonly max?: number
  /** A JSON document. */
  readonly document?: boolean
  readonly eventstream?: boolean
}

/**
 * The models in the installed AWS CLI layer, the newest API version of each service, in the order of their folders.
 *
 * @param folders the services to read, as the CLI calls them; default all
 */
export function installedModels(folders: readonly string[] | null = null): readonly ApiModel[] {
  const require = createRequire(import.meta.url)
  const layer = join(dirname(require.resolve('@aws-cdk/asset-awscli-v1')), 'layer.zip')
  const newest = new Map<string, { readonly version: string; readonly read: () => Buffer }>()
  for (const { name, read } of zipEntries(readFileSync(layer))) {
    const [, folder, version] = /botocore\/data\/([^/]+)\/([\d-]+)\/service-2\.json(?:\.gz)?$/.exec(name) ?? []
    if (folder === undefined || version === undefined) continue
    if (version > (newest.get(folder)?.version ?? '')) newest.set(folder, { version, read })
  }
  if (newest.size < 400)
    throw new Error(`The AWS CLI layer has ${newest.size} services where AWS has over 400: is it packed otherwise now?`)
  return [...newest]
    .filter(([folder]) => folders === null || folders.includes(folder))
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([, { read }]) => JSON.parse(plain(read()).toString('utf8')) as ApiModel)
}

/** Some releases of the CLI compress the models. */
function plain(bytes: Buffer): Buffer {
  return bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes
}
