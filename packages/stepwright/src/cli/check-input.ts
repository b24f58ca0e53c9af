import type { Diagnostic, JsonValue } from '@stepwright/asl'
import type { AnyPipeline } from '@stepwright/dsl'
import { inputAgainstSchema } from './report/problems.ts'

/** What the schema of a pipeline's input has against a value; nothing when the pipeline has no schema. */
export async function checkInput({ inputSchema }: AnyPipeline, input: JsonValue): Promise<readonly Diagnostic[]> {
  const result = await inputSchema?.['~standard'].validate(input)
  return (result?.issues ?? []).map(({ message, path }) => {
    const keys = (path ?? []).map((step) => (typeof step === 'object' ? step.key : step))
    return inputAgainstSchema(keys.map(String).join('.'), message.replace(/\.$/, ''))
  })
}
