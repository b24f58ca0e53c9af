import type { InputSchema } from '../types/input-schema.ts'

/** True for what has the Standard Schema interface. Some libraries' schemas are functions. */
export function isSchema(value: unknown): value is InputSchema<unknown> {
  return ((typeof value === 'object' && value !== null) || typeof value === 'function') && '~standard' in value
}
