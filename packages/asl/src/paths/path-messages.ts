import type { JsonValue } from '../wire/json.ts'

/** AWS's sentence for a path that finds nothing in a payload template or in ErrorPath and CausePath (recorded). */
export function pathNotFoundMessage({ path, field, input }: { path: string; field: string; input: JsonValue }): string {
  return `The JSONPath '${path}' specified for the field '${field}' could not be found in the input '${JSON.stringify(input)}'`
}

/** AWS's sentence for a path that finds nothing in InputPath, OutputPath and the other path fields (recorded). */
export function invalidPathMessage({ path, reason }: { path: string; reason: string }): string {
  return `Invalid path '${path}' : ${reason}`
}
