import type { ApiModel, ApiShape, ShapeRef } from './api-model.ts'

// The file format is told in packages/asl/src/models/model-file.ts, which reads it.

type Ref = number | string

/** The operations of a service with all shapes that they reach, as text: an entry a line, so that a change reads well in a diff. */
export function encodeModel(model: ApiModel): string {
  const table: string[] = []
  const places = new Map<string, number>()
  const objects = new Map<string, number>()
  const errors: string[] = []

  const place = (entry: string): number => {
    const known = places.get(entry)
    if (known !== undefined) return known
    places.set(entry, table.length)
    return table.push(entry) - 1
  }

  const refOf = ({ shape: name, jsonvalue = false }: ShapeRef): Ref => {
    const shape = shapeOf(model, name)
    if (jsonvalue || shape.document === true) return 'x'
    if (shape.type === 'structure') return objectOf(name, shape)
    if (shape.type === 'list' && shape.member) return place(JSON.stringify({ l: refOf(shape.member) }))
    if (shape.type === 'map' && shape.value) return place(JSON.stringify({ m: refOf(shape.value) }))
    if (shape.type === 'string' && shape.enum) return place(JSON.stringify({ e: shape.enum }))
    return scalar(name, shape)
  }

  /** Its place is taken before its members are looked at: a shape may hold itself. */
  const objectOf = (name: string, { members = {}, required = [] }: ApiShape): number => {
    const known = objects.get(name)
    if (known !== undefined) return known
    const at = table.push('') - 1
    objects.set(name, at)
    const asked = required.filter((member) => members[member]?.idempotencyToken !== true)
    const o = Object.fromEntries(Object.entries(members).map(([member, ref]) => [member, refOf(ref)]))
    table[at] = JSON.stringify(asked.length === 0 ? { o } : { o, r: asked })
    return at
  }

  const errorOf = ({ shape }: ShapeRef): number => {
    const at = errors.indexOf(shape)
    return at < 0 ? errors.push(shape) - 1 : at
  }

  const operations = Object.keys(model.operations)
    .sort()
    .map((name) => {
      const { input, output, errors: raised = [] } = model.operations[name] ?? {}
      const parts = [input ? refOf(input) : null, output ? refOf(output) : null, raised.map(errorOf)]
      return `${JSON.stringify(name)}:${JSON.stringify(parts)}`
    })
  return [
    '{"operations":{',
    operations.join(',\n'),
    '},"errors":',
    JSON.stringify(errors),
    ',"shapes":[',
    table.join(',\n'),
    ']}\n',
  ].join('\n')
}

/** Text, numbers and truth fit in a reference: `s1` is text of one character or more, `n1:50` a number from 1 to 50. */
function scalar(name: string, shape: ApiShape): string {
  const write = scalars.get(shape.type)
  if (!write) throw new Error(`The shape '${name}' is of the unknown type '${shape.type}'.`)
  return write(shape)
}

const least = ({ min }: ApiShape): string => (min === undefined || min <= 0 ? '' : String(min))
const range = ({ min, max }: ApiShape): string =>
  min === undefined && max === undefined ? 'n' : `n${min ?? ''}:${max ?? ''}`

const scalars: ReadonlyMap<string, (shape: ApiShape) => string> = new Map([
  ['string', (shape) => `s${least(shape)}`],
  ['blob', (shape) => `y${least(shape)}`],
  ['timestamp', () => 't'],
  ['boolean', () => 'b'],
  ['integer', range],
  ['long', range],
  ['float', range],
  ['double', range],
])

function shapeOf(model: ApiModel, name: string): ApiShape {
  const shape = model.shapes[name]
  if (!shape) throw new Error(`The model of '${model.metadata.serviceId}' has no shape '${name}'.`)
  return shape
}

/** Whether an operation sends or receives a stream of events, which a task cannot. */
export function streams(model: ApiModel, operation: string): boolean {
  const { input, output } = model.operations[operation] ?? {}
  return [input, output].some(
    (ref) =>
      ref !== undefined &&
      Object.values(shapeOf(model, ref.shape).members ?? {}).some((member) => shapeOf(model, member.shape).eventstream),
  )
}
