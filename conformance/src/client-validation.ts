import { isJsonObject, type JsonObject, type JsonValue } from '@stepwright/asl'
import { requestShape, type Shape } from '@stepwright/runtime-mock'

/**
 * What the SDK for Python, through which the calls were recorded, refuses to send: its message, or null. It looks at kinds, at least lengths
 * and at least values; all else it leaves to the service.
 */
export function refusedByClient(operation: string, params: JsonObject): string | null {
  const shape = requestShape(operation)
  const found = shape ? complaints(shape, params, '') : []
  return found.length === 0 ? null : `Parameter validation failed:\n${found.join('\n')}`
}

function complaints(shape: Shape, value: JsonValue, path: string): readonly string[] {
  const python = pythonKinds[shape.kind]
  if (!python.fits(value)) {
    const { shown, type } = inPython(value)
    return [`Invalid type for parameter ${path}, value: ${shown}, type: ${type}, valid types: ${python.name}`]
  }
  const tooShort = (length: number, least: number): readonly string[] =>
    length < least ? [`Invalid length for parameter ${path}, value: ${length}, valid min length: ${least}`] : []
  switch (shape.kind) {
    case 'boolean':
      return []
    case 'text':
      return tooShort((value as string).length, shape.min)
    case 'integer':
    case 'float':
      return (value as number) < shape.min
        ? [`Invalid value for parameter ${path}, value: ${JSON.stringify(value)}, valid min value: ${shape.min}`]
        : []
    case 'list': {
      const items = value as readonly JsonValue[]
      return [
        ...tooShort(items.length, shape.min),
        ...items.flatMap((item, at) => complaints(shape.item, item, `${path}[${at}]`)),
      ]
    }
    case 'structure': {
      const members = value as JsonObject
      const missing = shape.required
        .filter((name) => !(name in members))
        .map((name) => `Missing required parameter in ${path === '' ? 'input' : path}: "${name}"`)
      const inner = Object.entries(members).flatMap(([name, member]) => {
        const memberShape = shape.members[name]
        return memberShape ? complaints(memberShape, member, path === '' ? name : `${path}.${name}`) : []
      })
      return [...missing, ...inner]
    }
  }
}

const pythonKinds: {
  readonly [Kind in Shape['kind']]: { readonly name: string; readonly fits: (value: JsonValue) => boolean }
} = {
  text: { name: "<class 'str'>", fits: (value) => typeof value === 'string' },
  integer: { name: "<class 'int'>", fits: (value) => Number.isInteger(value) },
  float: {
    name: "<class 'float'>, <class 'decimal.Decimal'>, <class 'int'>",
    fits: (value) => typeof value === 'number',
  },
  boolean: { name: "<class 'bool'>", fits: (value) => typeof value === 'boolean' },
  list: { name: "<class 'list'>, <class 'tuple'>", fits: (value) => Array.isArray(value) },
  structure: { name: "<class 'dict'>", fits: (value) => isJsonObject(value) },
}

/** A value that does not fit, as Python shows it. */
function inPython(value: JsonValue): { readonly shown: string; readonly type: string } {
  if (value === null) return { shown: 'None', type: "<class 'NoneType'>" }
  if (typeof value === 'boolean') return { shown: value ? 'True' : 'False', type: "<class 'bool'>" }
  if (typeof value === 'string') return { shown: value, type: "<class 'str'>" }
  if (typeof value === 'number')
    return { shown: String(value), type: `<class '${Number.isInteger(value) ? 'int' : 'float'}'>` }
  return { shown: JSON.stringify(value), type: Array.isArray(value) ? "<class 'list'>" : "<class 'dict'>" }
}
