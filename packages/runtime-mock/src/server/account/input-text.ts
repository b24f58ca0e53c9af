import { jsonComplaint, type JsonValue } from '@stepwright/asl'
import { readJson } from '../../test-state/json-text.ts'
import { answered, refused, type Answered } from '../answered.ts'

/** Reads an execution's input, or refuses it in the words of AWS's JSON parser. */
export function readInput(text: string): Answered<JsonValue> {
  const input = readJson(text)
  if (input !== undefined) return answered(input)
  const { message } = jsonComplaint(text) ?? { message: 'The input is not valid JSON' }
  return refused('InvalidExecutionInput', `Invalid State Machine Execution Input: '${message}'`)
}
