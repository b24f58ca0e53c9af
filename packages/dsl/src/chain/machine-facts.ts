import type { InputSchema } from '../types/input-schema.ts'

/** What `pipeline(…)` said about the machine. */
export interface MachineFacts {
  readonly name: string
  readonly timeoutSeconds: number | null
  readonly queryLanguage: 'JSONata' | 'JSONPath'
  readonly inputSchema: InputSchema<unknown> | undefined
}
