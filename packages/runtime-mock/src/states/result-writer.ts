import type { JsonObject, JsonValue, MapState } from '@stepwright/asl'
import { succeeded, type Outcome } from '../machine/failure.ts'

/** What becomes of the results of a Map Run, once its fields are evaluated. */
export interface WriterPlan {
  /** Where results go; null when they stay in the state's output. */
  readonly place: { readonly bucket: string; readonly prefix: string } | null
  readonly transformation: 'NONE' | 'COMPACT' | 'FLATTEN'
  readonly outputType: 'JSON' | 'JSONL'
}

/**
 * Evaluates a `ResultWriter`; null for a Map that has none.
 *
 * @param argumentsOf evaluates its `Arguments` or `Parameters`
 */
export function planWriter(
  { ResultWriter: writer }: MapState,
  argumentsOf: (writer: JsonObject) => Outcome<JsonObject>,
): Outcome<WriterPlan | null> {
  if (writer === undefined) return succeeded(null)
  const exports = writer['Resource'] !== undefined
  const config = writer['WriterConfig']
  const option = (name: string): unknown =>
    typeof config === 'object' && config !== null && !Array.isArray(config) ? (config as JsonObject)[name] : undefined
  const wanted = option('Transformation')
  const plan = {
    transformation:
      wanted === 'NONE' || wanted === 'COMPACT' || wanted === 'FLATTEN' ? wanted : exports ? 'NONE' : 'COMPACT',
    outputType: option('OutputType') === 'JSONL' ? 'JSONL' : 'JSON',
  } as const
  if (!exports) return succeeded({ ...plan, place: null })
  const place = argumentsOf(writer)
  if (!place.ok) return place
  const { Bucket, Prefix } = place.value
  return succeeded({ ...plan, place: { bucket: textOf(Bucket), prefix: textOf(Prefix) } })
}

const textOf = (value: JsonValue | undefined): string => (typeof value === 'string' ? value : '')
