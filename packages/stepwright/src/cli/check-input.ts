import type { Diagnostic } from '@stepwright/asl'
import type { AnyPipeline } from '@stepwright/dsl'
import { misfits } from '../testing/schema-misfits.ts'
import type { ReadInput } from './read-input.ts'
import { inputAgainstSchema } from './report/problems.ts'

/** What the schema of a pipeline's input has against a value; nothing when the pipeline has no schema. */
export async function checkInput(
  { inputSchema }: AnyPipeline,
  { value, locate }: ReadInput,
): Promise<readonly Diagnostic[]> {
  return (await misfits(inputSchema, value)).map(({ keys, reason }) => {
    const pointer = keys.map((key) => `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')
    return inputAgainstSchema(keys.join('.'), reason, locate(pointer))
  })
}
