import { validateAsAws, type JsonValue } from '@stepwright/asl'
import { readJson } from '../../test-state/json-text.ts'
import { answered, refused, type Answered } from '../answered.ts'

/** Reads an execution's input, or refuses it in the words of AWS's JSON parser. */
export function readInput(text: string): Answered<JsonValue> {
  const input = readJson(text)
  if (input !== undefined) return answered(input)
  return refused('InvalidExecutionInput', `Invalid State Machine Execution Input: '${complaint(text)}'`)
}

function complaint(text: string): string {
  const source = `[Source: (String)"${text}"; line: 1, column: 0]`
  if (text.trim() === '') return `No content to map due to end-of-input\n at ${source}`
  // The same parser reads definitions.
  return validateAsAws(text).diagnostics[0]?.message ?? ''
}
