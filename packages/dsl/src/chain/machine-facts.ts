import type { InputSchema } from '../types/input-schema.ts'

/** What `pipeline(…)` said about the machine. */
export interface MachineFacts {
  readonly name: string
  readonly timeoutSeconds: number | null
  readonly queryLanguage: 'JSONata' | 'JSONPath'
  readonly version: '1.0' | null
  readonly inputSchema: InputSchema<unknown> | undefined
}
